public import CairnCore

/// A job to start from: everything that an export or import can have, each with what it is, the settings in comments.
public enum JobDraft {
    /// The text of a job file for the export or import of that name, letter case ignored.
    public static func text(named name: String) throws(Failure) -> String {
        if let provider = Catalog.provider(named: name) { return export(provider) }
        if let action = Catalog.importAction(named: name) { return importing(action) }
        let names = Catalog.providers.map(\.name) + Catalog.importActions.map(\.name)
        let suggestion = Suggestion.sentence(for: name, in: names)
        let advice = suggestion.isEmpty ? " 'cairn glossary' lists what there is." : suggestion
        throw .input("unknown export or import '\(name)'.\(advice)")
    }

    static let declaration = #"<?xml version="1.0" encoding="UTF-8"?>"#

    /// A name made of a title: lowercase words with hyphens between.
    static func label(_ title: String) -> String {
        title.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    }
}
