internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// Finds the log entries that a figure stands on, and those among them that add to it or decide it.
struct FigureBasis {
    private let connection: Connection
    private let provider: ProviderJob
    private let scope: ExportScope
    private let directory: Directory
    private let names: RowNames

    init(_ connection: Connection, _ provider: ProviderJob, _ scope: ExportScope, _ directory: Directory) {
        self.connection = connection
        self.provider = provider
        self.scope = scope
        self.directory = directory
        names = RowNames(connection)
    }

    /// One tracking's entries, with what the item is.
    private struct Tracking {
        var item: TrainingItem?
        var entries: [LogEntry]
    }

    func figure(
        _ column: ProviderJob.SelectedColumn, value: String, _ row: FactRow
    ) throws(Failure) -> Answer.Figure {
        guard case .fact(let fact) = column.column.source, let rule = rule(of: fact, row) else {
            return told(column, value, Self.toldWithoutEntries(column.column.source))
        }
        if row.isDeletion, row.entry == 0 {
            return told(column, value, "the row tells that it is gone; nothing stands on its entries any more")
        }
        let trackings = try trackings(of: row).filter { rule.takes($0.item) }
        var figure = told(column, value, rule.told)
        var sum: Int64 = 0
        for tracking in trackings {
            let deciding = rule.deciding(tracking.entries, row)
            let title = try tracking.item.map { item throws(Failure) in try names.item(item.id) } ?? ""
            for (index, entry) in tracking.entries.enumerated() {
                let counts = deciding.contains(index) && isInFrame(entry, fact)
                if counts { sum &+= entry.seconds }
                figure.entries.append(shown(entry, title, counts: counts))
            }
        }
        if rule.isSum { figure.sum = sum }
        return figure
    }

    private static func toldWithoutEntries(_ source: Column.Source) -> String {
        switch source {
        case .constant, .template: "it is a text of the job"
        default: "it is what the object itself says, and stands on no log entry"
        }
    }

    private func rule(of fact: Fact, _ row: FactRow) -> FigureRule? {
        switch provider.provider.grain {
        case .logEntry: FigureRule.ofEntry(fact, byDay: byDay, zone: scope.zone)
        case .tracking, .activity: FigureRule.ofTracking(fact)
        case .registration:
            directory.trainings[row.training].flatMap { FigureRule.ofRegistration(fact, Consolidation(of: $0)) }
        case .learningObject, .version: FigureRule.ofContent(fact)
        default: nil
        }
    }

    private var byDay: Bool { provider.parameters["trackingLogGranularity"]?.asText == "day" }

    private func told(_ column: ProviderJob.SelectedColumn, _ value: String, _ told: String) -> Answer.Figure {
        Answer.Figure(column: column.header, value: value, told: told, entries: [], sum: nil)
    }

    /// Whether an entry counts in a time of the row; what lies outside the frame does not where the mode says so.
    private func isInFrame(_ entry: LogEntry, _ fact: Fact) -> Bool {
        guard let frame = scope.frame else { return true }
        let isFramed =
            switch (fact, provider.frameMode.time) {
            case (.seconds, .withinFrame), (.seconds, .globalWithinFrame): provider.provider.grain != .logEntry
            case (.secondsClassroom, .withinFrame), (.secondsDigital, .withinFrame): true
            case (.secondsTotal, .withinFrame): provider.provider.grain == .registration
            default: false
            }
        return !isFramed || frame.contains(entry.frameMoment)
    }

    // MARK: Which entries

    private func trackings(of row: FactRow) throws(Failure) -> [Tracking] {
        if row.registrationID != 0, row.item != 0 {
            return [try tracking(row.registrationID, row.learnerID, row.item, row.training)]
        }
        if row.registrationID != 0 {
            var trackings: [Tracking] = []
            for item in directory.trainings[row.training]?.items ?? [] where !item.isDeleted {
                trackings.append(try tracking(row.registrationID, row.learnerID, item.id, row.training))
            }
            return trackings
        }
        return try trackings(ofContent: row)
    }

    private func tracking(
        _ registration: Int64, _ learner: Int64, _ item: Int64, _ training: Int64
    ) throws(Failure) -> Tracking {
        Tracking(
            item: directory.trainings[training]?.items.first { $0.id == item },
            entries: try connection.effectiveEntries(ofRegistration: registration, learner: learner, item: item))
    }

    /// All trackings of a learning object, or of one of its versions.
    private func trackings(ofContent row: FactRow) throws(Failure) -> [Tracking] {
        let isVersion = provider.provider.grain == .version
        var trackings: [Tracking] = []
        try connection.forEachLaunchedTracking {
            (learner, registration, fact, item: LiveItem) throws(Failure) in
            guard isVersion ? fact.state.version == row.version : item.learningObject == row.learningObject else {
                return
            }
            trackings.append(try tracking(registration, learner, fact.item, item.training))
        }
        return trackings
    }

    /// `9 of 10`; the usual maximum goes without saying.
    private func score(_ entry: LogEntry) -> String {
        guard let score = entry.score.optional else { return "" }
        let maximum = entry.scoreMaximum.optional ?? LogEntry.full
        return maximum == LogEntry.full
            ? Hundredths.text(score) : "\(Hundredths.text(score)) of \(Hundredths.text(maximum))"
    }

    private func shown(_ entry: LogEntry, _ item: String, counts: Bool) -> Answer.Entry {
        func moment(_ seconds: Int64) -> String { seconds.optional.map { Instant(seconds: $0).iso } ?? "" }
        func hundredths(_ value: Int64) -> String { value.optional.map { Hundredths.text($0) } ?? "" }
        return Answer.Entry(
            position: entry.position, kind: entry.kind.name, item: item, start: moment(entry.start),
            end: moment(entry.end), seconds: entry.seconds, progression: hundredths(entry.progression),
            status: entry.isCompleted ? "completed" : "incomplete", score: score(entry),
            points: entry.points.optional.map(String.init) ?? "", counts: counts)
    }
}
