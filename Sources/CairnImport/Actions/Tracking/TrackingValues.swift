internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel

/// Reads what a row says of a tracking, and holds it against the limits.
struct TrackingValues {
    /// What a row's status means.
    private enum Standing { case completed, incomplete, notAttempted }

    private let fields: TrackingFields
    /// By the file's text.
    private let standings: [String: Standing]
    /// The file's texts, for messages.
    private let statusTexts: String
    private let moments: MomentReader
    private let defaultScoreMaximum: Int64
    private let now: Int64

    /// The highest maximum that a score may have, in hundredths.
    private static let highestScore: Int64 = 100_000_000

    init(_ job: ImportJob, _ fields: TrackingFields, _ settings: ImportSettings, now: Instant) throws(Failure) {
        self.fields = fields
        self.now = now.seconds
        moments = try MomentReader(job, settings)
        let mapping = job.mappings["trackingStatus"] ?? [:]
        standings = Dictionary(uniqueKeysWithValues: mapping.map { ($1, Self.standing($0)) })
        statusTexts = mapping.values.sorted().joined(separator: ", ")
        let maximum = job.options["defaultScoreMax"]?.asInteger ?? 100
        guard maximum <= Self.highestScore / 100 else {
            throw .input("defaultScoreMax '\(maximum)' is above \(Self.highestScore / 100). Give a lower one.")
        }
        defaultScoreMaximum = Int64(maximum) * 100
    }

    private static func standing(_ status: String) -> Standing {
        switch status {
        case "completed", "passed": .completed
        case "notAttempted": .notAttempted
        default: .incomplete
        }
    }

    /// The entry that the row stands for: a replacement in which all is set that the row says, and nothing else; or a
    /// reset. A completion moment that the row does not give is left out.
    func entry(_ row: ImportRow, for target: TrackingTargets.Target) throws(RowMessage) -> LogEntry {
        var entry = LogEntry()
        entry.kind = .replacement
        entry.learner = target.learner
        entry.registration = target.registration
        entry.item = target.item
        entry.version = target.version
        let standing = try standing(row)
        try readProgress(row, standing, in: &entry)
        try readScore(row, in: &entry)
        if let text = row[fields.timeSpent] { entry.seconds = try TimeSpent.seconds(text, column: "timeSpent") }
        try readDates(row, in: &entry)
        return standing == .notAttempted ? reset(for: target) : entry
    }

    private func reset(for target: TrackingTargets.Target) -> LogEntry {
        var entry = LogEntry()
        entry.kind = .reset
        entry.learner = target.learner
        entry.registration = target.registration
        entry.item = target.item
        return entry
    }

    private func standing(_ row: ImportRow) throws(RowMessage) -> Standing? {
        guard let text = row[fields.trackingStatus] else { return nil }
        if let standing = standings[text] { return standing }
        throw RowMessage(
            "unknownStatus", column: "trackingStatus", value: text,
            "is unknown; one of these is expected: \(statusTexts).")
    }

    /// Without a status the progression decides over completion, and so is read before the rule that needs to know.
    private func readProgress(
        _ row: ImportRow, _ standing: Standing?, in entry: inout LogEntry
    ) throws(RowMessage) {
        if standing == nil { entry.progression = try progression(row) }
        let isCompleted = standing.map { $0 == .completed } ?? (entry.progression == LogEntry.full)
        if !row.isEmpty(fields.firstCompletionDate), !isCompleted { throw .completionOfIncomplete }
        if standing != nil { entry.progression = try progression(row) }
        if isCompleted, !entry.progression.isPresent { entry.progression = LogEntry.full }
        entry.status = isCompleted ? 1 : 0
    }

    private func progression(_ row: ImportRow) throws(RowMessage) -> Int64 {
        guard let text = row[fields.progression] else { return .absent }
        let value = try DecimalReader.hundredths(text, column: "progression")
        guard (0...LogEntry.full).contains(value) else {
            throw RowMessage("outOfRange", column: "progression", value: text, "is not from 0 to 100.")
        }
        return value
    }

    private func readScore(_ row: ImportRow, in entry: inout LogEntry) throws(RowMessage) {
        let maximum = try scoreMaximum(row)
        guard let text = row[fields.score] else { return }
        entry.score = try DecimalReader.hundredths(text, column: "score")
        entry.scoreMaximum = maximum
        if entry.score < 0 { throw RowMessage("negativeScore", column: "score", value: text, "is negative.") }
        guard entry.score <= maximum else {
            throw RowMessage(
                "aboveMaximum", column: "score", "score '\(text)' is above its maximum of \(Hundredths.text(maximum)).",
                summary: "score is above its maximum.")
        }
    }

    private func scoreMaximum(_ row: ImportRow) throws(RowMessage) -> Int64 {
        guard let text = row[fields.scoreMax] else { return defaultScoreMaximum }
        let value = try DecimalReader.hundredths(text, column: "scoreMax")
        guard (1...Self.highestScore).contains(value) else {
            throw RowMessage(
                "outOfRange", column: "scoreMax", value: text,
                "is not above 0 and up to \(Hundredths.text(Self.highestScore)).")
        }
        return value
    }

    private func readDates(_ row: ImportRow, in entry: inout LogEntry) throws(RowMessage) {
        entry.start = try moment(row, fields.firstAccessDate, "firstAccessDate")
        entry.end = try moment(row, fields.lastAccessDate, "lastAccessDate")
        entry.completion = try moment(row, fields.firstCompletionDate, "firstCompletionDate")
        if entry.start.isPresent, entry.end.isPresent, entry.end < entry.start {
            throw RowMessage(
                "lastBeforeFirst", column: "lastAccessDate", value: row[fields.lastAccessDate] ?? "",
                "is before firstAccessDate.")
        }
        try refuseFuture(entry.start, row, fields.firstAccessDate, "firstAccessDate")
        try refuseFuture(entry.end, row, fields.lastAccessDate, "lastAccessDate")
        try refuseFuture(entry.completion, row, fields.firstCompletionDate, "firstCompletionDate")
    }

    private func moment(_ row: ImportRow, _ place: Int?, _ name: String) throws(RowMessage) -> Int64 {
        guard let text = row.bytes(place) else { return .absent }
        return try moments.seconds(text, column: name)
    }

    private func refuseFuture(
        _ moment: Int64, _ row: ImportRow, _ place: Int?, _ name: String
    ) throws(RowMessage) {
        guard moment > now, let text = row[place] else { return }
        throw RowMessage("inTheFuture", column: name, value: text, "is in the future.")
    }
}
