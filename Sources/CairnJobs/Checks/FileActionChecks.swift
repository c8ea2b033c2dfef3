internal import CairnCatalog
internal import CairnCore

/// The `<actions>` of an export.
extension JobChecker {
    /// How an export's files are written, and what its author had to say about it.
    struct FileChoice {
        var action = FileAction.standard
        /// Whether the job says what becomes of texts that look like formulas, be it yes or no.
        var decidesOnFormulas = false
    }

    /// The file action; nil if there is none.
    func fileAction(_ actions: JobElement) -> FileChoice? {
        checkContainer(actions)
        var found: (element: JobElement, choice: FileChoice)?
        for child in actions.children {
            guard child.isNamed("fileExportAction") else {
                reportPlanned(
                    child, "action", Catalog.plannedExportActions, built: ["fileExportAction"])
                continue
            }
            if let first = found?.element {
                findings.error(child, Wording.twice(child.name, in: actions.name, first: first))
            } else {
                found = (child, oneFileAction(child))
            }
        }
        return found?.choice
    }

    private func oneFileAction(_ element: JobElement) -> FileChoice {
        let settings = settings(of: element, as: Catalog.fileActionSettings)
        let format = settings["format"]?.asText.flatMap(FileAction.Format.init) ?? .csv
        warnOfIdle(settings, in: format)
        var action = FileAction.standard
        action.format = format
        if format == .csv { preset(&action, settings) }
        if format.isDelimited || format == .xml { setText(&action, settings) }
        if format == .tsv { action.delimiter = .tabulation }
        action.byteOrderMark = action.byteOrderMark && action.encoding == .utf8 || action.encoding == .utf16LittleEndian
        action.showHeaders = settings["showHeaders"] != .yesNo(false)
        if !format.isWorkbook {
            action.compression = settings["compression"]?.asText.flatMap(FileAction.Compression.init)
        }
        action.escapesFormulas = format.isDelimited && settings["escapeFormulas"]?.isYes == true
        return FileChoice(action: action, decidesOnFormulas: !settings.lacks("escapeFormulas"))
    }

    /// What the job says itself goes before what a preset says.
    private func setText(_ action: inout FileAction, _ settings: Settings) {
        if let encoding = settings["encoding"]?.asText.flatMap(FileAction.Encoding.init) { action.encoding = encoding }
        if let delimiter = settings["delimiter"]?.asText.flatMap(FileAction.Delimiter.init) {
            action.delimiter = delimiter
        }
        if let decimal = settings["decimal"]?.asText { action.decimalComma = decimal == "comma" }
    }

    private func preset(_ action: inout FileAction, _ settings: Settings) {
        guard let locale = settings["excel"]?.asText.flatMap(ExcelLocale.all.named) else { return }
        action.delimiter = FileAction.Delimiter(rawValue: locale.delimiter) ?? .semicolon
        action.decimalComma = locale.decimal == "comma"
        action.byteOrderMark = true
        let expected = ["delimiter": locale.delimiter, "decimal": locale.decimal, "encoding": "UTF-8"]
        for (name, value) in expected.sorted(by: { $0.key < $1.key }) {
            guard let given = settings[name]?.asText, given != value, let element = settings.elements[name] else {
                continue
            }
            findings.warning(
                element,
                "the \(name) \(given) is not the \(value) that \(locale.name) expects, and a double click may not open"
                    + " the file rightly. Leave it out.")
        }
    }

    private func warnOfIdle(_ settings: Settings, in format: FileAction.Format) {
        for (name, element) in settings.elements.sorted(by: { $0.key < $1.key }) {
            if let value = settings[name], let reason = IdleSetting.reason(name, value, in: format) {
                findings.warning(element, "\(reason). Leave \(element.name) out.")
            }
        }
    }
}

/// A setting that says nothing in some formats.
private struct IdleSetting {
    var name: String
    var isIdle: @Sendable (FileAction.Format, ParameterValue) -> Bool
    /// Why, of a format's name.
    var reason: @Sendable (String) -> String

    static func reason(_ name: String, _ value: ParameterValue, in format: FileAction.Format) -> String? {
        all.first { $0.name == name && $0.isIdle(format, value) }?.reason(format.rawValue)
    }

    private static let all = [
        IdleSetting(name: "delimiter") { format, value in
            format == .tsv && value != .text("tabulation")
        } reason: { _ in
            "TSV has tabulations between cells"
        },
        IdleSetting(name: "delimiter") { format, _ in
            !format.isDelimited
        } reason: {
            "\($0) has no delimiter"
        },
        IdleSetting(name: "decimal") { format, value in
            format == .jsonl && value == .text("comma")
        } reason: { _ in
            "JSONL always has decimal points"
        },
        IdleSetting(name: "decimal") { format, value in
            format.isWorkbook && value == .text("comma")
        } reason: {
            "\($0) holds numbers, which each spreadsheet shows in its own way"
        },
        IdleSetting(name: "encoding") { format, value in
            (format == .jsonl || format.isWorkbook) && value != .text("UTF-8")
        } reason: {
            "\($0) is always UTF-8"
        },
        IdleSetting(name: "showHeaders") { format, _ in
            format == .xml || format == .jsonl
        } reason: {
            "\($0) names the column of every value"
        },
        IdleSetting(name: "excel") { format, _ in
            format != .csv
        } reason: {
            "excel does nothing to \($0), only to CSV"
        },
        IdleSetting(name: "escapeFormulas") { format, value in
            !format.isDelimited && value.isYes
        } reason: {
            "\($0) needs no escaping of formulas, only CSV and TSV do"
        },
        IdleSetting(name: "compression") { format, value in
            format.isWorkbook && value != .text("none")
        } reason: {
            "\($0) is compressed already, and not compressed again"
        },
    ]
}
