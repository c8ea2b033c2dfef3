// What the kinds of columns and parameters are called where users read of them.

extension Column.Kind {
    /// What the cells hold, in a word or two.
    public var title: String {
        switch self {
        case .text: "text"
        case .integer: "whole number"
        case .decimal: "decimal"
        case .day, .dayOfInstant: "day"
        case .timeOfInstant: "time of day"
        case .instant: "moment"
        case .duration: "duration"
        case .minutes: "minutes"
        case .yesNo: "Y or N"
        case .trueFalse: "true or false"
        case .choice: "choice"
        }
    }

    /// The values that there are, where they are few.
    public var values: [String] {
        switch self {
        case .choice(let values): values
        case .yesNo: ["Y", "N"]
        case .trueFalse: ["true", "false"]
        default: []
        }
    }
}

extension Parameter.Kind {
    /// What may stand in the element, in a word or two.
    public var title: String {
        switch self {
        case .yesNo: "yes or no"
        case .flag: "flag"
        case .text: "text"
        case .list, .choices, .statuses, .searchFields: "list"
        case .titles: "list of titles"
        case .choice: "choice"
        case .integer: "whole number"
        case .number: "number"
        case .countOrPercent: "number or percent"
        case .dateFormat, .dateTimeFormat: "date format"
        case .timeZone: "time zone"
        case .time: "time of day"
        case .texts: "elements"
        case .templates: "templates"
        case .notYet: "not yet available"
        }
    }

    /// The values, or the names of the child elements, that are allowed where they are few.
    public var values: [String] {
        switch self {
        case .choices(let values), .choice(let values), .texts(let values), .statuses(let values),
            .searchFields(let values, _):
            values
        case .yesNo: ["yes", "no"]
        default: []
        }
    }
}

extension Parameter.Role {
    /// What a parameter acts on, in a word or two.
    public var title: String {
        switch self {
        case .filter: "filter"
        case .format: "format"
        case .population: "population"
        case .timeFrame: "time frame"
        case .delta: "delta"
        }
    }
}
