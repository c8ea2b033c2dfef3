internal import CairnModel

/// One row to be stitched: which members it points to, and its figures.
struct FactRow {
    /// Places in the tables of the block and of the run.
    var learner = 0
    var registration = 0
    var session = 0
    /// The training item; 0 where rows are no items.
    var item: Int64 = 0
    /// The version of the content; 0 where there is none.
    var version: Int64 = 0
    /// The row's own status.
    var status = ProgressStatus.notAttempted
    private var figures = [Int64](repeating: .absent, count: Fact.allCases.count)

    subscript(_ fact: Fact) -> Int64 {
        get { figures[fact.rawValue] }
        set { figures[fact.rawValue] = newValue }
    }

    func figure(_ index: Int) -> Int64 { figures[index] }

    mutating func clear() {
        for index in figures.indices { figures[index] = .absent }
    }
}
