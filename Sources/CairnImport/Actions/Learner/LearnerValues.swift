internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// Reads what a row says of a learner, and holds it against the rules.
struct LearnerValues {
    private let columns: NamedColumns
    private let customFields: [(place: Int, field: Int64)]
    private let days: MomentReader
    /// By the file's text; nil where the column is not read.
    private let validities: [String: String]?
    private let enablesAll: Bool
    private let defaultEntity: Int64
    private let defaultLocale: String?
    private let entities: EntitySearch

    /// Columns that are kept as they come, with the fields of the object format that they fill.
    private static let texts = [
        ("candidateName", "name"), ("candidateFirstname", "firstname"), ("candidateEmail", "email"),
        ("candidateRefNumber", "refNumber"), ("presentation", "presentation"),
    ]

    init(_ context: RowContext, _ columns: NamedColumns, _ near: NearNames) throws(Failure) {
        self.columns = columns
        let job = context.job
        var customFields: [(place: Int, field: Int64)] = []
        for (place, column) in job.columns.enumerated() {
            guard let guid = column?.customField else { continue }
            customFields.append((place, try context.connection.customField(guid)))
        }
        self.customFields = customFields
        days = try MomentReader(days: job.source, context.settings)
        enablesAll = job.options["enableAllLearners"]?.isYes == true
        let mapping = job.mappings["candidateValidity"] ?? [:]
        let meanings = ["enabledValue": "Y", "disabledValue": "N", "enabledUntilValue": "U"]
        validities = Dictionary(
            uniqueKeysWithValues: mapping.compactMap { child, text in meanings[child].map { (text, $0) } })
        defaultEntity = try context.connection.defaultEntity(job)
        defaultLocale = job.options["defaultLangCode"]?.asText
        entities = EntitySearch(columns, near)
    }

    /// Y, N or U; nil where the row leaves it.
    func validity(_ row: ImportRow) throws(RowMessage) -> String? {
        if enablesAll { return "Y" }
        guard let text = columns.text("candidateValidity", row) else { return nil }
        if let validity = validities?[text] { return validity }
        throw RowMessage(
            "validityNotAllowed", column: "candidateValidity",
            #"The "validity" field value \#(text) is not allowed."#,
            summary: #"The "validity" field value is not allowed."#)
    }

    /// The fields of the object format that a row fills, but for login and validity.
    func cells(
        _ row: ImportRow, of learner: ObjectTable.Row?, _ connection: Connection
    ) throws -> [String: Cell] {
        var cells: [String: Cell] = [:]
        for (column, field) in Self.texts { cells[field] = columns.cell(column, row) }
        try readDays(row, learner, into: &cells)
        if let entity = try entities.entity(row, connection) {
            cells["entity"] = .integer(entity)
        } else if learner == nil {
            cells["entity"] = .integer(defaultEntity)
        }
        readLocales(row, isNew: learner == nil, into: &cells)
        if let zone = columns.text("candidateTimeZone", row) {
            guard Zone(named: zone) != nil else { throw RowMessage.unknownTimeZone(zone) }
            cells["timeZone"] = .text(zone)
        }
        return cells
    }

    /// Values of custom fields that a row fills, by the fields' ids.
    func custom(_ row: ImportRow) -> [(field: Int64, value: String)] {
        customFields.compactMap { place, field in row[place].map { (field, $0) } }
    }

    private func readDays(
        _ row: ImportRow, _ learner: ObjectTable.Row?, into cells: inout [String: Cell]
    ) throws(RowMessage) {
        for name in ["enabledFrom", "enabledUntil"] {
            guard let text = columns.text(name, row) else { continue }
            guard let day = days.day(text) else {
                throw RowMessage("dateNotValid", column: name, "Date format is not valid")
            }
            cells[name] = .integer(day)
        }
        let from = cells["enabledFrom"] ?? learner?.cell("enabledFrom", of: .learner)
        let until = cells["enabledUntil"] ?? learner?.cell("enabledUntil", of: .learner)
        if let from = from?.integer, let until = until?.integer, until < from {
            throw RowMessage(
                "untilBeforeFrom", column: "enabledUntil", "enabledUntil is inferior to enabledFrom or vice versa")
        }
    }

    private func readLocales(_ row: ImportRow, isNew: Bool, into cells: inout [String: Cell]) {
        let text = columns.text("candidateLanguages", row) ?? (isNew ? defaultLocale : nil)
        let locales = (text ?? "").split { $0 == "," || $0 == "|" || $0 == " " }.map(String.init)
        guard let first = locales.first else { return }
        cells["locale"] = .text(first)
        let others = locales.dropFirst()
        cells["locales"] = others.isEmpty ? .null : .text(JSONValue.array(others.map(JSONValue.string)).text)
    }
}

extension RowMessage {
    fileprivate static func unknownTimeZone(_ zone: String) -> RowMessage {
        RowMessage(
            "unknownTimeZone", column: "candidateTimeZone", value: zone, "is no time zone of the TZ database."
        ).suggesting(Suggestion.nearest(to: zone, in: Zone.names))
    }
}
