internal import CairnCore
internal import CairnModel
internal import CairnStore

/// Takes one `log` line: checks its values and appends it to the tracking log.
struct LogLine {
    private let applier: ObjectApplier
    private let writer: StoreWriter
    private let reader: FieldReader

    init(_ applier: ObjectApplier, _ writer: StoreWriter) {
        self.applier = applier
        self.writer = writer
        reader = FieldReader(references: applier.references)
    }

    private static let names = ["type"] + ObjectType.logFields

    func apply(_ members: [(key: String, value: JSONValue)]) throws {
        try ObjectApplier.checkNames(members, "log", Self.names)
        let given = Members(members.filter { $0.value != .null })
        let isWithoutVersion = Members(members)["version"] == .null
        let externalID = try text(given, "id")
        if let externalID, externalID.count > 64 || externalID.isEmpty {
            throw Rejection("id", "is '\(externalID)'; 1 to 64 characters are allowed.")
        }
        let kind = try kind(given)
        if kind == .void { return try void(externalID) }
        var entry = LogEntry()
        entry.kind = kind
        let registration = try self.registration(given)
        entry.registration = registration.id
        entry.learner = registration.learner
        let item = try item(given, registration)
        entry.item = item.id
        if kind != .reset { try record(given, in: &entry) }
        if !isWithoutVersion { try setVersion(given, item, kind, in: &entry) }
        let outcome = try writer.log.append(
            entry, externalID: externalID, isVersionAssumed: given["version"] == nil && !isWithoutVersion)
        applier.count(outcome)
        if registration.isDeleted, outcome != .unchanged { applier.report.entriesOfDeleted += 1 }
    }

    private func void(_ externalID: String?) throws {
        guard let externalID else { throw Rejection("id", "is missing; a void names the entry that it takes away.") }
        var entry = LogEntry()
        entry.kind = .void
        let outcome = try writer.log.append(entry, externalID: externalID)
        if outcome == .unknownID { throw Rejection("id", "is '\(externalID)', and the log has no entry of that id.") }
        applier.count(outcome)
    }

    private func kind(_ given: Members) throws -> LogEntry.Kind {
        guard let name = try text(given, "kind") else { return .action }
        guard let kind = LogEntry.Kind.allCases.first(where: { $0.name == name }) else {
            let names = LogEntry.Kind.allCases.map(\.name).joined(separator: ", ")
            throw Rejection("kind", "is '\(name)'; one of these is expected: \(names).")
        }
        return kind
    }

    private func registration(_ given: Members) throws -> References.Registration {
        guard let guid = try text(given, "registration") else { throw Rejection("registration", "is missing.") }
        guard let found = try applier.references.registration(guid) else {
            throw Rejection("registration", "names '\(guid)', and there is no such registration.")
        }
        return found
    }

    private func item(_ given: Members, _ registration: References.Registration) throws -> TrainingItem {
        guard let key = try text(given, "item") else { throw Rejection("item", "is missing.") }
        guard let item = try applier.references.item(key, ofTraining: registration.training) else {
            throw Rejection("item", "names '\(key)', and the registration's training has no such item.")
        }
        return item
    }

    private func setVersion(
        _ given: Members, _ item: TrainingItem, _ kind: LogEntry.Kind, in entry: inout LogEntry
    ) throws {
        if let guid = try text(given, "version") {
            guard let version = try applier.references.version(guid),
                version.learningObject == item.learningObject
            else { throw Rejection("version", "names '\(guid)', and the item's content has no such version.") }
            entry.version = version.id
        } else if let object = item.learningObject, kind != .reset {
            entry.version = try applier.references.bestVersion(ofLearningObject: object, forLearner: entry.learner)
        }
    }

    // MARK: Values and their limits

    private func record(_ given: Members, in entry: inout LogEntry) throws {
        entry.start = try instant(given, "startedAt")
        entry.seconds = try whole(given, "seconds", atMost: 1 << 40) ?? .absent
        if entry.kind == .action {
            guard entry.start.isPresent else { throw Rejection("startedAt", "is missing.") }
            guard entry.seconds.isPresent else { throw Rejection("seconds", "is missing.") }
            entry.end = entry.start + entry.seconds
            for name in ["endedAt", "completedAt"] where given[name] != nil {
                throw Rejection(name, "is given, and only a replacement has one.")
            }
            guard entry.end <= applier.now.seconds else {
                throw Rejection("seconds", "lets the entry end in the future (\(Instant(seconds: entry.end))).")
            }
        } else {
            if !entry.seconds.isPresent { entry.seconds = 0 }
            entry.end = try instant(given, "endedAt")
            entry.completion = try instant(given, "completedAt")
            if entry.start.isPresent, entry.end.isPresent, entry.end < entry.start {
                throw Rejection("endedAt", "is before startedAt.")
            }
        }
        if let value = given["progression"] {
            entry.progression = try reader.hundredths(value, "progression", 0...LogEntry.full)
        }
        try recordStatus(given, in: &entry)
        try recordScore(given, in: &entry)
        entry.points = try whole(given, "points", atMost: 1_000_000_000) ?? .absent
        entry.submitted = try flag(given, "submitted")
        entry.feedback = try flag(given, "feedback")
        if entry.completion.isPresent, !entry.isCompleted {
            throw Rejection("completedAt", "is given, and the entry is not completed.")
        }
    }

    private func recordStatus(_ given: Members, in entry: inout LogEntry) throws {
        guard let status = try text(given, "status") else { return }
        guard let index = ["incomplete", "completed"].firstIndex(of: status) else {
            throw Rejection("status", "is '\(status)'; one of these is expected: completed, incomplete.")
        }
        entry.status = Int64(index)
    }

    private func recordScore(_ given: Members, in entry: inout LogEntry) throws {
        guard let value = given["score"] else { return }
        entry.scoreMaximum =
            try given["scoreMax"].map { try reader.hundredths($0, "scoreMax", 1...100_000_000) } ?? 10_000
        entry.score = try reader.hundredths(value, "score", 0...100_000_000)
        guard entry.score <= entry.scoreMaximum else {
            throw Rejection("score", "is \(value.text), above its maximum of \(Hundredths.text(entry.scoreMaximum)).")
        }
    }

    private func instant(_ given: Members, _ name: String) throws -> Int64 {
        guard let value = given[name] else { return .absent }
        let instant = try reader.instant(value, name)
        guard instant <= applier.now else { throw Rejection(name, "is \(value.text), which is in the future.") }
        return instant.seconds
    }

    private func whole(_ given: Members, _ name: String, atMost most: Int64) throws -> Int64? {
        guard let value = given[name] else { return nil }
        guard case .number(let digits) = value, let number = Int64(digits), (0...most).contains(number) else {
            throw Rejection(name, "is \(value.text); a whole number from 0 to \(most) is expected.")
        }
        return number
    }

    private func flag(_ given: Members, _ name: String) throws -> Bool {
        guard let value = given[name] else { return false }
        guard case .boolean(let flag) = value else {
            throw Rejection(name, "is \(value.text); true or false is expected.")
        }
        return flag
    }

    private func text(_ given: Members, _ name: String) throws -> String? {
        guard let value = given[name] else { return nil }
        guard case .string(let text) = value else { throw Rejection(name, "is \(value.text); a text is expected.") }
        return text
    }
}

extension ObjectApplier {
    /// Counts what became of an entry.
    func count(_ outcome: LogAppender.Outcome) {
        switch outcome {
        case .appended: report.entries += 1
        case .corrected:
            report.entries += 1
            report.corrected += 1
        case .unchanged: report.entriesUnchanged += 1
        case .unknownID: break
        }
    }
}
