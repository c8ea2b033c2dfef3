import Testing

/// One export whose deltas are held against its whole: its columns move only by what the contract calls a change.
struct DeltaView: Sendable, CustomTestStringConvertible {
    var name: String
    var provider: String
    var columns: [String]
    var parameters = ""
    /// The columns by which a row is known again, and how much of each; nil for the whole row.
    var key: [String]?

    var testDescription: String { name }

    static let tracking = [
        "reportId", "reportGuid", "registrationGuid", "candidateGuid", "sessionId", "trainingId", "firstLaunchDate",
        "completionTime", "firstCompletionDate", "learningObjectRealCompletionTime", "progression", "score", "status",
        "timeGlobal",
    ]
    static let log = [
        "reportId", "reportGuid", "registrationGuid", "activityId", "sessionGuid", "trainingGuid", "firstLaunchDate",
        "completionTime", "logDate", "firstCompletionDate", "learningObjectRealCompletionTime", "progression", "score",
        "status", "pointsGained", "timeGlobal",
    ]
    static let activity = [
        "registrationGuid", "activityId", "reportId", "reportGuid", "activityFirstAccessDate",
        "activityLastAccessDate", "progressStatus", "submissionDate", "feedbackDate", "progression", "score",
        "pointsGained", "timeSpent", "timeGlobal",
    ]
    static let consolidated = [
        "registrationGuid", "nbLO", "nbLOStarted", "nbLOFinished", "firstLaunchDate", "completionTime",
        "firstCompletionDate", "thresholdReachedDate", "progression", "progressionMandatory", "score", "scoreNPS",
        "status", "timeGlobal", "timeSpentCBT", "timeSpentDigital", "timeSpent",
    ]

    private static let unlaunched = "<withoutLaunchTime>yes</withoutLaunchTime>"
    private static let days = "<trackingLogGranularity>day</trackingLogGranularity>"
    private static let ended = "<exportAllSessions>yes</exportAllSessions>"

    static let all: [DeltaView] = [
        DeltaView(name: "tracking", provider: "trackingProvider", columns: tracking, key: ["reportId"]),
        DeltaView(
            name: "tracking with the never launched", provider: "trackingProvider", columns: tracking,
            parameters: unlaunched, key: ["reportGuid"]),
        DeltaView(name: "log", provider: "trackingLogProvider", columns: log),
        DeltaView(
            name: "activity", provider: "activityProvider", columns: activity, key: ["registrationGuid", "activityId"]),
        DeltaView(
            name: "consolidated", provider: "consolidatedTrackingProvider", columns: consolidated,
            key: ["registrationGuid"]),
        DeltaView(
            name: "consolidated with the never launched", provider: "consolidatedTrackingProvider",
            columns: consolidated, parameters: unlaunched, key: ["registrationGuid"]),
        DeltaView(
            name: "badges", provider: "consolidatedGamificationBadgesProvider",
            columns: ["candidateId", "badgeDateTime", "badgeCode", "gamificationLocale"],
            key: ["candidateId", "badgeDateTime"]),
        DeltaView(
            name: "points", provider: "consolidatedGamificationEventsProvider",
            columns: ["candidateId", "gamificationDateTime", "gamificationActionCode", "gamificationPoints"],
            key: ["candidateId", "gamificationDateTime"]),
        DeltaView(
            name: "sessions", provider: "trainingSessionMetadataProvider",
            columns: [
                "sessionId", "sessionGuid", "title", "startDate", "endDate", "maxNbLearners", "modality",
                "hasClassroomActivity", "trainingId", "trainingTitle",
            ], parameters: ended, key: ["sessionId"]),
        DeltaView(
            name: "session audit", provider: "sessionAuditMetadataProvider",
            columns: ["sessionId", "title", "maxNbLearners", "trainingGuid", "trainingTitle", "trainingPathCode"],
            parameters: ended, key: ["sessionId"]),
        DeltaView(
            name: "trainings", provider: "trainingCourseMetadataProvider",
            columns: ["trainingId", "trainingGuid", "title", "modality", "trainingPathCode", "trainingStatus"],
            key: ["trainingId"]),
    ]

    /// The log by day: a day's row that changes goes with its former figures, and comes with the new ones.
    static let logByDay = DeltaView(
        name: "log by day", provider: "trackingLogProvider", columns: log, parameters: days)

    /// The log with rows of what was never launched, which have no entry that could tell of them.
    static let logWithUnlaunched = [
        DeltaView(
            name: "log with the never launched", provider: "trackingLogProvider", columns: log, parameters: unlaunched),
        DeltaView(
            name: "log by day with the never launched", provider: "trackingLogProvider", columns: log,
            parameters: unlaunched + days),
    ]

    /// What a row is known by.
    func key(of row: [String]) -> String {
        guard let key else { return row.joined(separator: "|") }
        return key.map { row[columns.firstIndex(of: $0)!] }.joined(separator: "|")
    }

    /// How much of a view a job gives.
    enum Extent: String {
        case whole = ""
        case delta = "<deltaMode>yes</deltaMode>"
        case withDeletions = "<deltaMode>yes</deltaMode><deltaDeletions>yes</deltaDeletions>"
    }

    private func element(_ extent: Extent) -> String {
        """
        <\(provider)><columns>\(columns.map { "<\($0)/>" }.joined())</columns>\
        <parameters>\(parameters)\(extent.rawValue)</parameters></\(provider)>
        """
    }

    /// One job of several views.
    static func xml(_ views: [DeltaView], _ extent: Extent) -> String {
        """
        <export guid="delta"><providers>\(views.map { $0.element(extent) }.joined())</providers></export>
        """
    }
}
