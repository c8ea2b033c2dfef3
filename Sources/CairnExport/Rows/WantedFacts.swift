internal import CairnCatalog
internal import CairnJobs
internal import CairnModel

/// Which facts the rows of a job show that would cost a scan or a computation of their own.
struct WantedFacts {
    /// Whether rows show the ids of trackings, or are looked for by them.
    let showsTrackingID: Bool
    /// Whether rows show the GUIDs of trackings.
    let showsTrackingGUID: Bool

    /// - Parameter keepsAll: whether rows are made for others than the file, who may look at any figure.
    init(_ job: ProviderJob, keepsAll: Bool) {
        // What templates show is among the columns.
        func shows(_ wanted: Fact) -> Bool {
            job.columns.contains { if case .fact(let fact) = $0.column.source { fact == wanted } else { false } }
        }
        showsTrackingID = keepsAll || shows(.reportID)
        showsTrackingGUID = keepsAll || shows(.reportGUIDHigh)
    }
}

extension ProviderJob {
    /// Whether its rows are days, not entries.
    var takesDays: Bool { parameters["trackingLogGranularity"]?.asText == "day" }
}
