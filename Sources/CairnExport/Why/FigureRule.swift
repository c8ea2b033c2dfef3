internal import CairnCore
internal import CairnModel

/// How a figure comes about from the effective entries of trackings.
struct FigureRule {
    /// In a sentence.
    var told: String
    /// Whether it is the sum of the seconds of the entries that count.
    var isSum = false
    /// Which items' trackings it stands on; nil for an item that is not known any more.
    var takes: (TrainingItem?) -> Bool = { _ in true }
    /// The places of the entries of one tracking that add to it or decide it.
    var deciding: ([LogEntry], FactRow) -> [Int]

    private static func all(_ entries: [LogEntry], _ row: FactRow) -> [Int] { Array(entries.indices) }

    /// In the log: the row is one entry, or those of one day.
    static func ofEntry(_ fact: Fact, byDay: Bool, zone: Zone) -> FigureRule? {
        if [.reportID, .reportGUIDHigh, .deltaAction].contains(fact) { return nil }
        let told =
            byDay ? "the day's entries together: seconds added, the rest of the last one" : "what the entry recorded"
        return FigureRule(told: told, isSum: fact == .seconds) { entries, row in
            guard let itself = entries.firstIndex(where: { $0.position == row.entry }) else { return [] }
            guard byDay else { return [itself] }
            func day(_ index: Int) -> Day? {
                entries[index].start.optional.map { zone.day(of: Instant(seconds: $0)) }
            }
            return entries.indices.filter { day($0) == day(itself) }
        }
    }

    /// In trackings and activities.
    static func ofTracking(_ fact: Fact) -> FigureRule? {
        switch fact {
        case .seconds, .secondsTotal:
            FigureRule(told: "the sum of the seconds of the entries that count", isSum: true, deciding: all)
        case .firstLaunch:
            FigureRule(told: "the earliest start") { entries, row in
                entries.indices.filter { entries[$0].start == row[.firstLaunch] }
            }
        case .lastAccess, .realCompletion:
            FigureRule(told: "the latest end; a real completion only at a progression of 100") { entries, row in
                entries.indices.filter { entries[$0].end == row[.lastAccess] }
            }
        case .firstCompletion:
            FigureRule(told: "the moment of the first entry that is completed") { entries, _ in
                entries.firstIndex(where: \.isCompleted).map { [$0] } ?? []
            }
        case .progression:
            FigureRule(told: progressionTold, deciding: decidingProgression)
        case .status, .progressStatus:
            FigureRule(told: "completed once an entry was completed, and for good") { entries, _ in
                entries.firstIndex(where: \.isCompleted).map { [$0] } ?? Array(entries.indices)
            }
        case .score: FigureRule(told: "the best score by its maximum, the earliest of equals", deciding: best)
        case .points: FigureRule(told: "the most points of any entry", deciding: mostPoints)
        case .submission:
            FigureRule(told: "the end of the last submitted entry") { entries, row in
                entries.indices.filter { entries[$0].submitted && entries[$0].end == row[.submission] }
            }
        case .feedback:
            FigureRule(told: "the end of the first feedback that is not before the last submission") { entries, row in
                entries.indices.filter { entries[$0].feedback && entries[$0].end == row[.feedback] }
            }
        default: nil
        }
    }

    /// In consolidated rows.
    static func ofRegistration(_ fact: Fact, _ consolidation: Consolidation) -> FigureRule? {
        switch fact {
        case .seconds:
            FigureRule(
                told: "the sum of the seconds on learning resources", isSum: true, takes: isResource, deciding: all)
        case .secondsClassroom:
            FigureRule(
                told: "the sum of the seconds on classroom activities", isSum: true,
                takes: { $0?.kind == .classroomActivity }, deciding: all)
        case .secondsDigital:
            FigureRule(
                told: "the sum of the seconds on items that are neither learning resources nor classroom activities",
                isSum: true, takes: { !isResource($0) && $0?.kind != .classroomActivity }, deciding: all)
        case .secondsTotal: FigureRule(told: "the sum of the seconds on all items", isSum: true, deciding: all)
        case .firstLaunch, .lastAccess: ofTracking(fact)
        case .firstCompletion, .thresholdReached:
            FigureRule(told: "the end of the entry with which the training first reached what it asks for") {
                entries, row in entries.indices.filter { entries[$0].moment == row[fact] }
            }
        case .progression, .progressionMandatory: ofProgression(fact, consolidation)
        case .score:
            consolidation.isGuided
                ? FigureRule(told: "the most points of each item, added", deciding: mostPoints)
                : FigureRule(
                    told: "the mean of the best scores of the learning resources", takes: isResource, deciding: best)
        case .status:
            FigureRule(
                told: "launched with the first entry on any item; completed once all that it asks for is reached"
            ) {
                entries, _ in
                entries.firstIndex(where: \.isCompleted).map { [$0] } ?? entries.indices.prefix(1).map { $0 }
            }
        case .learningObjectsStarted, .learningObjectsFinished:
            FigureRule(
                told: "a learning resource is launched with its first entry, and finished with the first completed one",
                takes: isResource
            ) { entries, _ in
                entries.firstIndex(where: \.isCompleted).map { [$0] } ?? entries.indices.prefix(1).map { $0 }
            }
        default: nil
        }
    }

    private static func ofProgression(_ fact: Fact, _ consolidation: Consolidation) -> FigureRule {
        if consolidation.byPoints {
            let share = fact == .progression ? "all points" : "the points that the threshold asks for"
            return FigureRule(told: "the most points of each item, of \(share)", deciding: mostPoints)
        }
        let isNeeded: (TrainingItem?) -> Bool = { $0.map { consolidation.needs(item: $0.id) } ?? false }
        return FigureRule(
            told: "the mean of the progressions of the \(fact == .progression ? "" : "needed ")learning resources, each"
                + " by its deciding entry", takes: fact == .progression ? isResource : isNeeded,
            deciding: decidingProgression)
    }

    private static func isResource(_ item: TrainingItem?) -> Bool { item?.kind == .learningResource }

    /// In learning objects and versions.
    static func ofContent(_ fact: Fact) -> FigureRule? {
        switch fact {
        case .totalMinutes, .averageMinutes:
            FigureRule(
                told: "the sum of the seconds of all trackings, in whole minutes; for the average, by the number of"
                    + " trackings", isSum: true, deciding: all)
        case .averageScore: FigureRule(told: "the mean of the best score of each tracking", deciding: best)
        case .assignments, .completions, .firstLaunch, .lastAccess:
            FigureRule(told: "counted, or the first and last, over all trackings that were launched", deciding: all)
        default: nil
        }
    }

    // MARK: Which entry decides

    private static let progressionTold =
        "the last progression recorded; the entry that completes counts as 100 without one, and later ones never below it"

    private static func decidingProgression(_ entries: [LogEntry], _ row: FactRow) -> [Int] {
        let completing = entries.firstIndex(where: \.isCompleted)
        let last = entries.lastIndex { $0.progression.isPresent }
        guard let completing else { return last.map { [$0] } ?? [] }
        guard let last, last > completing else { return [completing] }
        let floor = entries[completing].progression.isPresent ? entries[completing].progression : LogEntry.full
        return [entries[last].progression >= floor ? last : completing]
    }

    private static func best(_ entries: [LogEntry], _ row: FactRow) -> [Int] {
        var best: Int?
        for index in entries.indices where entries[index].score.isPresent {
            guard let before = best else {
                best = index
                continue
            }
            if entries[index].score &* entries[before].scoreMaximum > entries[before].score
                &* entries[index].scoreMaximum
            {
                best = index
            }
        }
        return best.map { [$0] } ?? []
    }

    private static func mostPoints(_ entries: [LogEntry], _ row: FactRow) -> [Int] {
        let most = entries.map(\.points).max() ?? .absent
        guard most.isPresent, most > 0, let index = entries.firstIndex(where: { $0.points == most }) else { return [] }
        return [index]
    }
}
