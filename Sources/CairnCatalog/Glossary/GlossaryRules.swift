/// What jobs must know of a part beside what it does.
extension Glossary {
    /// What a setting does, and whether it must be given.
    static func summary(of parameter: Parameter) -> String {
        parameter.summary + (parameter.isMandatory ? " Mandatory." : "")
    }

    /// What a column of a file holds, and what the file owes.
    static func summary(of field: ImportAction.Field) -> String {
        let need =
            switch field.need {
            case .optional: ""
            case .column: " The file must have the column; its cells may be empty."
            case .mandatory: " Mandatory."
            }
        let settings = field.settings.map { " Beside its values, \($0.name): \($0.summary.loweringFirst)" }
        return field.summary + need + (field.isRepeatable ? " A file may have several." : "") + settings.joined()
    }

    /// How often a consolidator may stand, and with which imports.
    static func rules(of consolidator: Consolidator) -> [String] {
        (consolidator.mostTimes > 1 ? ["It may stand twice."] : [])
            + consolidator.limits.map { limit in
                "\(limit.setting ?? "It") goes only with \(limit.actions.joined(separator: ", "))."
            }
    }
}

extension ImportAction.MappedValue {
    /// Its name, and the text that stands for it without a mapping, where that is another.
    var title: String { standardText.map { "\(name) (\($0))" } ?? name }
}

extension String {
    fileprivate var loweringFirst: String { prefix(1).lowercased() + dropFirst() }
}
