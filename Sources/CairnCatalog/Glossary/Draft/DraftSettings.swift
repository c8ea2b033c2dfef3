/// Settings of drafts, each in a comment from which it can be taken out.
extension JobDraft {
    /// Settings of which one says nothing without another.
    private static let together: [[String]] = [
        ["entityIds", "includeSubEntities"], ["timeFrames", "timeFramesScale", "timeFrameScaleMode"],
        ["deltaMode", "deltaDeletions"],
    ]

    /// Writes the settings that there are.
    static func addSettings(_ parameters: [Parameter], to lines: inout DraftLines) {
        for group in groups(parameters.filter { !$0.kind.isNotYet }) {
            for parameter in group {
                let told = Glossary.told(parameter)
                lines.comment(group.count > 1 ? "\(parameter.name): \(told)" : told)
            }
            lines.comment(group.map(element).joined(separator: " "))
        }
    }

    private static func groups(_ parameters: [Parameter]) -> [[Parameter]] {
        parameters.compactMap { parameter in
            guard let names = together.first(where: { $0.contains(parameter.name) }) else { return [parameter] }
            let group = names.compactMap(parameters.named)
            return group.first?.name == parameter.name ? group : nil
        }
    }

    /// A setting with a value that it may have.
    static func element(_ parameter: Parameter) -> String {
        guard let value = DraftValue.example(of: parameter) else { return "<\(parameter.name)/>" }
        return "<\(parameter.name)>\(value)</\(parameter.name)>"
    }
}

extension Parameter.Kind {
    fileprivate var isNotYet: Bool {
        if case .notYet = self { true } else { false }
    }
}
