import CairnTesting

/// When an import is killed: at a share of what an undisturbed one does.
struct KillMoment: Sendable, CustomStringConvertible {
    enum Measure: CaseIterable { case processorTime, written }

    var measure: Measure
    var share: Double

    var description: String { "killed at \(Int(share * 100)) % of \(measure)" }

    func isReached(by progress: RunningProgram.Progress, of whole: RunningProgram.Progress) -> Bool {
        switch measure {
        case .processorTime: progress.processorTime >= share * whole.processorTime
        case .written: progress.written >= share * whole.written
        }
    }

    /// Moments all over the run, in each measure alike.
    static func spread(_ count: Int, _ random: inout SeededRandom) -> [KillMoment] {
        (0..<count).map { index in
            let jitter = Double(random.below(1000)) / 1000
            return KillMoment(
                measure: Measure.allCases[index % 2], share: (Double(index) + jitter) / Double(count))
        }
    }
}
