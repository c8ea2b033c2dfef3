internal import CairnCatalog

extension ExportJob {
    /// What the export asks for, as a text that two job files share exactly if they ask for the same: providers,
    /// columns and parameters, whatever the spelling, the order of parameters, the file and the names of the job.
    public var canonicalText: String { providers.map(\.canonicalText).joined() }
}

extension ProviderJob {
    fileprivate var canonicalText: String {
        let columns = columns.map { selected in
            "column \(selected.column.name) \(quoted(selected.header)) \(selected.argument.map(quoted) ?? "-")\n"
        }
        let parameters = parameters.sorted { $0.key < $1.key }.map { name, value in
            "parameter \(name) \(value.canonicalText)\n"
        }
        return "provider \(provider.name)\n" + columns.joined() + parameters.joined()
    }
}

extension ParameterValue {
    fileprivate var canonicalText: String {
        switch self {
        case .yesNo(let yes): yes ? "yes" : "no"
        case .text(let text): quoted(text)
        case .list(let list): "[\(list.map(quoted).joined(separator: " "))]"
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .texts(let texts): members(texts, quoted)
        case .templates(let templates): members(templates) { $0.parts.map(\.canonicalText).joined(separator: " ") }
        }
    }

    private func members<Value>(_ values: [String: Value], _ text: (Value) -> String) -> String {
        let members = values.sorted { $0.key < $1.key }.map { "\(quoted($0.key)): \(text($0.value))" }
        return "{\(members.joined(separator: ", "))}"
    }
}

extension Template.Part {
    fileprivate var canonicalText: String {
        switch self {
        case .text(let text): quoted(text)
        case .column(let number): String(number)
        }
    }
}

/// A text in quotes on one line, so that none can be taken for two.
private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": quoted += "\\\(scalar)"
        case "\n": quoted += "\\n"
        case "\r": quoted += "\\r"
        default: quoted.unicodeScalars.append(scalar)
        }
    }
    return quoted + "\""
}
