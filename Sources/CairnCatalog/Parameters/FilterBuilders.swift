internal import CairnModel

// One builder for each shape that several filters share.

/// The texts that a value gives, one or several.
func wanted(_ given: ParameterValue) -> Set<String> {
    Set([given.asText].compactMap { $0 } + given.asList)
}

/// The ids of the objects that are named by their id or GUID.
func identifiers<Objects: Sequence>(
    of names: [String], in objects: Objects, id: (Objects.Element) -> Int64,
    guid: (Objects.Element) -> String
) -> Set<Int64> {
    let names = Set(names)
    return Set(
        objects.filter { names.contains(String(id($0))) || names.contains(guid($0)) }.map(id))
}

/// A filter that keeps the sessions (with their trainings) of which a value is the one given, or one of those given.
func sessionFilter(
    _ name: String, _ kind: Parameter.Kind, _ summary: String, clause: String,
    _ value: @escaping @Sendable (SessionSubject) -> String?
) -> Parameter {
    Parameter(
        name, kind,
        .filter(
            .session { given, _ in
                let wanted = wanted(given)
                return { value($0).map(wanted.contains) ?? false }
            }),
        summary
    ) { "\(clause) \($0.words)" }
}

/// A filter that, on yes, keeps the sessions (with their trainings) of which something holds.
func sessionFilter(
    ifYes name: String, _ summary: String, yes: String, no: String,
    _ holds: @escaping @Sendable (SessionSubject) -> Bool
) -> Parameter {
    Parameter(
        name, .yesNo,
        .filter(
            .session { given, _ in
                let isAsked = given.isYes
                return { !isAsked || holds($0) }
            }),
        summary
    ) { $0.isYes ? yes : no }
}

/// A filter that keeps the trainings of which a value is the one given, or one of those given.
func trainingFilter(
    _ name: String, _ kind: Parameter.Kind, _ summary: String, clause: String,
    _ value: @escaping @Sendable (Training, Directory) -> String?
) -> Parameter {
    Parameter(
        name, kind,
        .filter(
            .training { given, context in
                let wanted = wanted(given)
                return { value($0, context.directory).map(wanted.contains) ?? false }
            }),
        summary
    ) { "\(clause) \($0.words)" }
}

/// A filter that, on yes, keeps the trainings of which something holds.
func trainingFilter(
    ifYes name: String, _ summary: String, yes: String, no: String,
    _ holds: @escaping @Sendable (Training) -> Bool
) -> Parameter {
    Parameter(
        name, .yesNo,
        .filter(
            .training { given, _ in
                let isAsked = given.isYes
                return { !isAsked || holds($0) }
            }),
        summary
    ) { $0.isYes ? yes : no }
}

/// A filter that keeps the rows of which the content's value is one of those given; rows without a content go.
func contentFilter(
    _ name: String, _ kind: Parameter.Kind, _ summary: String, clause: String,
    _ value: @escaping @Sendable (ContentSubject) -> String?
) -> Parameter {
    Parameter(
        name, kind,
        .filter(
            .content { given, _ in
                let wanted = wanted(given)
                return { value($0).map(wanted.contains) ?? false }
            }),
        summary
    ) { "\(clause) \($0.words)" }
}

/// A filter that keeps the events of which a value is one of those given.
func eventFilter(
    _ name: String, _ kind: Parameter.Kind, _ summary: String, clause: String,
    _ values: @escaping @Sendable (EventSubject) -> [String]
) -> Parameter {
    Parameter(
        name, kind,
        .filter(
            .event { given, _ in
                let wanted = wanted(given)
                return { values($0).contains(where: wanted.contains) }
            }),
        summary
    ) { "\(clause) \($0.words)" }
}

/// A filter that keeps the accesses or awards of which a value is the one given, or one of those given.
func recordFilter(
    _ name: String, _ kind: Parameter.Kind, _ summary: String, clause: String,
    _ value: @escaping @Sendable (RecordSubject) -> String?
) -> Parameter {
    Parameter(
        name, kind,
        .filter(
            .record { given, _ in
                let wanted = wanted(given)
                return { value($0).map(wanted.contains) ?? false }
            }),
        summary
    ) { "\(clause) \($0.words)" }
}
