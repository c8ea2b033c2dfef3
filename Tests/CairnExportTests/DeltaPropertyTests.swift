import Testing

@testable import CairnExport

@Suite("Deltas of random histories")
struct DeltaPropertyTests {
    static let zones = ["UTC", "Europe/Paris", "Asia/Kolkata", "America/Sao_Paulo"]

    /// Tells the smallest history in which a copy comes apart from the whole.
    private static func replay(
        _ seed: UInt64, _ views: [DeltaView], steps count: Int, takesBackClearings: Bool
    ) throws {
        var history = RandomHistory(seed: seed, takesBackClearings: takesBackClearings)
        let beginning = history.beginning
        let steps = (0..<count).map { _ in history.next() }
        let replay = try HistoryReplay(views, timeZone: zones[Int(seed) % zones.count])
        guard let mismatch = try replay.run(beginning, steps) else { return }
        Issue.record("seed \(seed): \(try replay.smallest(beginning, steps, mismatch))")
    }

    @Test("Nothing is lost and nothing doubled: a copy that took every delta equals the whole", arguments: 1..<5)
    func copies(seed: UInt64) throws {
        try Self.replay(seed, DeltaView.all, steps: 25, takesBackClearings: false)
    }

    @Test("Nor when what emptied a tracking is taken back", arguments: 21..<23)
    func takingBack(seed: UInt64) throws {
        let views = DeltaView.all.filter { $0.provider != "trackingLogProvider" }
        try Self.replay(seed, views, steps: 25, takesBackClearings: true)
    }

    @Test("Nor in the log of whatever granularity, with and without what was never launched", arguments: 31..<33)
    func logs(seed: UInt64) throws {
        let views = [DeltaView.all[2], DeltaView.logByDay] + DeltaView.logWithUnlaunched
        try Self.replay(seed, views, steps: 15, takesBackClearings: true)
    }
}
