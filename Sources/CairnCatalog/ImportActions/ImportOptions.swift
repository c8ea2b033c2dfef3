// Settings that several imports have with one meaning.

/// A setting of an import action.
func option(_ name: String, _ kind: Parameter.Kind, _ summary: String) -> Parameter {
    Parameter(name, kind, .format, summary, sentence: { "\(name) \($0.words)" })
}

/// Whether objects that no import has made may be changed too.
func fullAccess(_ what: String) -> Parameter {
    option(
        "fullAccess", .yesNo,
        "Whether \(what) that no import has made may be changed too; no without it: they are rejected.")
}

/// By which columns a learner is looked for.
func traineeSearchField(_ names: [String], orElse standard: [String] = [], _ without: String) -> Parameter {
    option(
        "traineeSearchField", .searchFields(names, orElse: standard),
        "The columns by which the learner is looked for, all of which must match, the oldest account of several;"
            + " \(without).")
}

/// By which columns a session is looked for.
func sessionSearchField(_ names: [String], orElse standard: [String] = [], _ without: String) -> Parameter {
    option(
        "sessionSearchField", .searchFields(names, orElse: standard),
        "The columns by which the session is looked for, all of which must match; \(without).")
}
