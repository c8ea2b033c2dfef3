internal import CairnModel

/// One row to be stitched: which members it points to, and its figures.
struct FactRow {
    /// Places in the tables of the block.
    var learner = 0
    var registration = 0
    var record = 0
    /// Ids of what is rendered once a run; 0 where the row has none.
    var session: Int64 = 0
    var training: Int64 = 0
    var item: Int64 = 0
    var version: Int64 = 0
    var event: Int64 = 0
    var learningObject: Int64 = 0
    /// The row's own status; nil where it has none any more.
    var status: ProgressStatus?
    /// Whose row it is, for those who look for one; 0 where it is nobody's.
    var learnerID: Int64 = 0
    var registrationID: Int64 = 0
    /// The entry of the log that a row of the log shows, the last one of a day; 0 in other rows.
    var entry: Int64 = 0
    /// The number of the last change of an access or award; 0 in other rows.
    var change: Int64 = 0
    /// The place of the first filter that leaves it out; `RowFilters.none` while it is kept.
    private(set) var removedBy = RowFilters.none
    /// By the fact's number; in place, so that a copy of a row takes no memory of its own.
    private var figures = InlineArray<48, Int64>(repeating: .absent)

    subscript(_ fact: Fact) -> Int64 {
        // A plain getter would copy all figures to read one, and so does this where the row is not `inout`.
        @inline(__always) _read { yield figures[fact.rawValue] }
        @inline(__always) _modify { yield &figures[fact.rawValue] }
    }

    /// Whether it tells of something that is gone.
    var isDeletion: Bool { self[.deltaAction] == DeltaAction.deleted.rawValue }

    /// Notes what a filter says; the first filter in order counts.
    mutating func note(_ verdict: Int) {
        if verdict < removedBy { removedBy = verdict }
    }

    /// Forgets everything.
    mutating func clear(verdict: Int) {
        figures = InlineArray(repeating: .absent)
        (learner, registration, record) = (0, 0, 0)
        (session, training, item, version, event, learningObject) = (0, 0, 0, 0, 0, 0)
        (learnerID, registrationID, entry, change) = (0, 0, 0, 0)
        status = nil
        removedBy = verdict
    }
}
