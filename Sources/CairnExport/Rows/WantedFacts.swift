internal import CairnCatalog
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// Which facts the rows of a job stand on: a scan reads no others.
struct WantedFacts {
    let trackings: Set<TrackingColumn>
    let entries: Set<EntryColumn>
    /// Whether rows show the ids of trackings, or are looked for by them.
    let showsTrackingID: Bool
    /// Whether rows show the GUIDs of trackings.
    let showsTrackingGUID: Bool
    /// Whether rows show anything of a version, or are filtered by it.
    private let showsVersion: Bool

    /// - Parameter keepsAll: whether rows are made for others than the file, who may look at any figure.
    init(_ job: ProviderJob, _ filters: RowFilters, hasFrame: Bool, isDelta: Bool, keepsAll: Bool) {
        var facts: Set<Fact> = []
        var showsVersion = filters.asksForContents
        // What templates show is among the columns.
        for column in job.columns {
            switch column.column.source {
            case .fact(let fact): facts.insert(fact)
            case .content, .version: showsVersion = true
            default: break
            }
        }
        self.showsVersion = showsVersion
        showsTrackingID = keepsAll || facts.contains(.reportID)
        showsTrackingGUID = keepsAll || facts.contains(.reportGUIDHigh)
        if keepsAll || isDelta {
            trackings = Set(TrackingColumn.allCases)
            entries = Set(EntryColumn.allCases)
            return
        }
        var trackings: Set<TrackingColumn> = [.entries, .completed]
        var entries = EntryColumn.effective
        for fact in facts {
            trackings.formUnion(Self.trackingColumns(fact))
            entries.formUnion(Self.entryColumns(fact))
        }
        if showsVersion {
            trackings.insert(.version)
            entries.insert(.version)
        }
        if hasFrame || job.takesDays {
            trackings.insert(.lastAccess)
            entries.formUnion([.end, .seconds])
        }
        if filters.asksForStatuses {
            trackings.formUnion([.progression, .points, .submission, .feedback])
            entries.formUnion([.status, .progression, .submitted, .feedback, .end])
        }
        self.trackings = trackings
        self.entries = entries
    }

    private static func trackingColumns(_ fact: Fact) -> Set<TrackingColumn> {
        switch fact {
        case .reportID: [.id]
        case .firstLaunch: [.firstLaunch]
        case .lastAccess: [.lastAccess]
        case .firstCompletion: [.firstCompletion]
        case .realCompletion: [.progression, .lastAccess]
        // The status of a registration stands on the progressions, or on the points, of its trackings.
        case .progression, .progressionMandatory, .status: [.progression, .points]
        case .score: [.score, .points]
        case .points: [.points]
        case .seconds, .secondsClassroom, .secondsDigital, .secondsTotal: [.seconds]
        case .progressStatus: [.progression, .submission, .feedback]
        case .submission: [.submission]
        case .feedback: [.feedback]
        default: []
        }
    }

    private static func entryColumns(_ fact: Fact) -> Set<EntryColumn> {
        switch fact {
        case .logDate, .lastAccess: [.end]
        case .firstCompletion: [.status, .progression, .end, .completion]
        case .realCompletion: [.progression, .end]
        case .progression: [.progression]
        case .score: [.score]
        case .status: [.status, .progression]
        case .points: [.points]
        case .seconds: [.seconds]
        default: []
        }
    }

    /// What the entries of a time frame are counted and added up by.
    static let frameEntries = EntryColumn.effective.union([.end, .seconds])
}

extension ProviderJob {
    /// Whether its rows are days, not entries.
    var takesDays: Bool { parameters["trackingLogGranularity"]?.asText == "day" }
}
