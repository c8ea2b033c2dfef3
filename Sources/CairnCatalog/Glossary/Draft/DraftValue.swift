/// Values that settings may have, to show what one looks like.
enum DraftValue {
    /// A GUID that nothing has.
    static let guid = "01234567-89AB-CDEF-0123-456789ABCDEF"

    /// What may stand in the element; nil if nothing need.
    static func example(of parameter: Parameter) -> String? {
        switch parameter.kind {
        case .yesNo: "yes"
        case .flag, .notYet: nil
        case .text: text(parameter.name)
        case .list, .titles: list(parameter.name)
        case .choices(let values), .choice(let values), .statuses(let values): values.first.map(XMLNode.escaped)
        case .integer(let least): String(max(least, integer(parameter.name)))
        case .number: "50"
        case .countOrPercent: "10%"
        case .searchFields(let names, _): names.first
        case .dateFormat: "DD/MM/YYYY"
        case .dateTimeFormat: "DD/MM/YYYY hh:ii"
        case .timeZone: "Europe/Paris"
        case .time: "18:00:00"
        case .texts(let names): names.map { "<\($0)>\($0)</\($0)>" }.joined()
        case .templates: #"<template id="1">{0}</template>"#
        }
    }

    private static func integer(_ name: String) -> Int { name.hasSuffix("Length") || name.hasSuffix("Max") ? 100 : 3 }

    /// What a text is is told by the end of its setting's name, where that is known.
    private static func text(_ name: String) -> String {
        switch name {
        case "fileName": "*.csv"
        case "path": "imports"
        case "location": "imports/logs"
        case "backupFolder": "imports/backup"
        case "dataFolderPath": "imports/old"
        case "defaultLangCode": "en"
        case _ where name.lowercased().hasSuffix("guid"): guid
        case _ where name.hasSuffix("Code"): "A-101"
        default: "Safety at work"
        }
    }

    private static func list(_ name: String) -> String {
        switch name.lowercased() {
        case let name where name.hasSuffix("ids"): "3,7"
        case let name where name.hasSuffix("guids"): guid
        case let name where name.hasSuffix("locales"): "en,fr"
        default: "first,second"
        }
    }
}
