internal import CairnCore
internal import CairnModel
internal import CairnStore

/// One row for each learner.
final class LearnerRows: RowSource {
    let basis = RowBasis.learners
    private let context: RowContext
    private var changes = ChangeTimes()

    init(_ context: RowContext) { self.context = context }

    func emit(_ block: Block, _ connection: Connection, to sink: some RowSink) throws(Failure) {
        var row = FactRow()
        for learner in block.learners {
            context.begin(&row, learner, verdict: learner.verdict)
            if let frame = context.frame {
                let moments = try changes.moments(of: learner, connection)
                if !moments.contains(where: frame.contains) { row.note(context.filters.framePlace) }
            }
            try sink.append(&row)
        }
    }
}

/// When changes were made; remembers those looked up lately, because learners that came together changed together.
private struct ChangeTimes {
    private var times: [Int64: Int64] = [:]
    private static let most = 10_000

    /// When a learner was made, as it tells itself, else as the store knows; and when it was changed after that.
    mutating func moments(of learner: BlockLearner, _ connection: Connection) throws(Failure) -> [Int64] {
        var moments = [
            learner.createdAt.isPresent ? learner.createdAt : try time(of: learner.appeared, connection)
        ]
        if learner.change != learner.appeared { moments.append(try time(of: learner.change, connection)) }
        return moments
    }

    private mutating func time(of change: Int64, _ connection: Connection) throws(Failure) -> Int64 {
        if let time = times[change] { return time }
        let time = try connection.time(ofChange: change)?.seconds ?? .absent
        if times.count >= Self.most { times.removeAll(keepingCapacity: true) }
        times[change] = time
        return time
    }
}
