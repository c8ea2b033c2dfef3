internal import CairnCore
internal import CairnModel
internal import CairnStore

/// One row for each learner.
struct LearnerRows: RowSource {
    let context: RowContext

    func emit(_ blocks: BlockReader, to sink: some RowSink) throws(Failure) {
        let changes = ChangeTimes(blocks.connection)
        var row = FactRow()
        while let block = try blocks.next() {
            for learner in block.learners {
                context.begin(&row, learner, verdict: learner.verdict)
                if let frame = context.frame {
                    let moments = try changes.moments(of: learner)
                    if !moments.contains(where: frame.contains) { row.note(context.filters.framePlace) }
                }
                try sink.append(row)
            }
            guard try sink.endBlock() else { return }
        }
    }
}

/// When changes were made, looked up once each.
private final class ChangeTimes {
    private let connection: Connection
    private var times: [Int64: Int64] = [:]

    init(_ connection: Connection) { self.connection = connection }

    /// When a learner was made, as it tells itself, else as the store knows; and when it was changed after that.
    func moments(of learner: BlockLearner) throws(Failure) -> [Int64] {
        var moments = [learner.createdAt.isPresent ? learner.createdAt : try time(of: learner.appeared)]
        if learner.change != learner.appeared { moments.append(try time(of: learner.change)) }
        return moments
    }

    private func time(of change: Int64) throws(Failure) -> Int64 {
        if let time = times[change] { return time }
        let time = try connection.time(ofChange: change)?.seconds ?? .absent
        times[change] = time
        return time
    }
}
