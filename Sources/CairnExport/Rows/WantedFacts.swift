internal import CairnCatalog
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// Which facts the rows of a job stand on: a scan reads no others.
struct WantedFacts {
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
            entries = Set(EntryColumn.allCases)
            return
        }
        var entries = EntryColumn.effective
        for fact in facts { entries.formUnion(Self.entryColumns(fact)) }
        if showsVersion { entries.insert(.version) }
        if hasFrame || job.takesDays { entries.formUnion([.end, .seconds]) }
        if filters.asksForStatuses { entries.formUnion([.status, .progression, .submitted, .feedback, .end]) }
        self.entries = entries
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
