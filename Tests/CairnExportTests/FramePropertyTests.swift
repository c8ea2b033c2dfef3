import CairnCore
import CairnJobs
import CairnModel
import CairnTesting
import Testing

@testable import CairnExport

@Suite("Time frames of random histories")
struct FramePropertyTests {
    /// Something for the checker; the tests lay their own frames over it.
    private static func parameters(_ mode: PlainFrames.Mode) -> String {
        let named = mode.names.joined(separator: ",")
        return "<timeFrames>1</timeFrames><timeFramesScale>less_than_n_days</timeFramesScale>"
            + (named.isEmpty ? "" : "<timeFrameScaleMode>\(named)</timeFrameScaleMode>")
    }

    private static let timeSpent = PlainFrames.Mode(names: ["timeSpent"])

    /// Frames around the moments of the history: long and short ones, whole days of zones, ones of a single second.
    private static func frames(_ bench: ExportBench, _ random: inout SeededRandom, _ count: Int) throws -> [TimeFrame] {
        let moments = try PlainFrames(bench).trackings.flatMap(\.entries).flatMap { [$0.start, $0.end] }
            .filter(\.isPresent)
        return (0..<count).map { _ in
            let a = random.pick(moments) + random.number(-1...1)
            switch random.below(4) {
            case 0: return TimeFrame(from: Instant(seconds: a), to: Instant(seconds: a))
            case 1:
                let zone = Zone(named: random.pick(DeltaPropertyTests.zones))!
                let day = zone.day(of: Instant(seconds: a))
                return TimeFrame(from: zone.start(of: day), to: bench.now)
            default:
                let b = random.pick(moments) + random.number(-1...1)
                return TimeFrame(from: Instant(seconds: min(a, b)), to: Instant(seconds: max(a, b)))
            }
        }
    }

    private static func job(_ provider: String, _ columns: [String], _ mode: PlainFrames.Mode) throws -> Job {
        try exportJob(provider, columns, parameters(mode))
    }

    @Test("Rows and times of every mode are those of a plain reckoning over the effective entries", arguments: 1..<3)
    func oracle(seed: UInt64) throws {
        let bench = try ExportBench(historyOf: seed, steps: 40)
        let plain = try PlainFrames(bench)
        var random = SeededRandom(seed: GUID.mixed(seed))
        let frames = try Self.frames(bench, &random, 6)
        var rows = 0
        for mode in PlainFrames.Mode.all {
            let tracking = try Self.job("trackingProvider", ["registrationGuid", "reportGuid", "timeGlobal"], mode)
            let activity = try Self.job(
                "activityProvider", ["registrationGuid", "activityId", "timeGlobal", "timeSpent"], mode)
            let consolidated = try Self.job(
                "consolidatedTrackingProvider",
                ["registrationGuid", "timeGlobal", "timeSpentCBT", "timeSpentDigital", "timeSpent"], mode)
            for frame in frames {
                let told = "\(mode.names) from \(frame.from) to \(frame.to)"
                let trackings = try bench.rows(tracking, in: frame)
                #expect(
                    trackings.map { "\($0[0]) \($0[2])" }.sorted()
                        == plain.tracking(mode, frame).map { "\($0[0]) \($0[2])" }.sorted(), "\(told)")
                #expect(try Set(bench.rows(activity, in: frame)) == plain.activity(mode, frame), "\(told)")
                #expect(try Set(bench.rows(consolidated, in: frame)) == plain.consolidated(mode, frame), "\(told)")
                rows += trackings.count
            }
        }
        #expect(rows > 20)
    }

    @Test(
        "The log in a frame adds up to trackings and registrations in timeSpent mode, row for row", arguments: 11..<13)
    func sums(seed: UInt64) throws {
        let bench = try ExportBench(historyOf: seed, steps: 40)
        var random = SeededRandom(seed: GUID.mixed(seed))
        let log = try Self.job(
            "trackingLogProvider", ["registrationGuid", "reportId", "timeGlobal", "activityType"], Self.timeSpent)
        let tracking = try Self.job("trackingProvider", ["reportId", "timeGlobal"], Self.timeSpent)
        let consolidated = try Self.job(
            "consolidatedTrackingProvider", ["registrationGuid", "timeSpent", "timeGlobal"], Self.timeSpent)
        for frame in try Self.frames(bench, &random, 20) {
            let entries = try bench.rows(log, in: frame)
            let ofContents = entries.filter { $0[3] == "learning resource" }
            #expect(try Self.sums(bench.rows(consolidated, in: frame)) == Self.sums(entries.map { [$0[0], $0[2]] }))
            #expect(try Self.sums(bench.rows(tracking, in: frame)) == Self.sums(ofContents.map { [$0[1], $0[2]] }))
        }
    }

    @Test("The times of frames that lie side by side add up to the time of the whole", arguments: 21..<23)
    func splits(seed: UInt64) throws {
        let bench = try ExportBench(historyOf: seed, steps: 40)
        var random = SeededRandom(seed: GUID.mixed(seed))
        let jobs = try [
            Self.job("trackingLogProvider", ["registrationGuid", "timeGlobal"], Self.timeSpent),
            Self.job("trackingProvider", ["reportGuid", "timeGlobal"], Self.timeSpent),
            Self.job("activityProvider", ["reportGuid", "timeGlobal"], Self.timeSpent),
            Self.job("consolidatedTrackingProvider", ["registrationGuid", "timeSpent"], Self.timeSpent),
        ]
        for whole in try Self.frames(bench, &random, 6) where whole.to > whole.from {
            let cuts = (0..<3).map { _ in random.number(whole.from.seconds...whole.to.seconds - 1) }.sorted()
            let ends = Array(Set(cuts)).sorted() + [whole.to.seconds]
            var from = whole.from
            var parts: [TimeFrame] = []
            for end in ends {
                parts.append(TimeFrame(from: from, to: Instant(seconds: end)))
                from = Instant(seconds: end + 1)
            }
            for job in jobs {
                let pieces = try parts.flatMap { try bench.rows(job, in: $0) }
                #expect(try Self.sums(bench.rows(job, in: whole)) == Self.sums(pieces))
            }
        }
    }

    @Test("Everything but times is that of all time", arguments: 31..<33)
    func others(seed: UInt64) throws {
        let bench = try ExportBench(historyOf: seed, steps: 40)
        var random = SeededRandom(seed: GUID.mixed(seed))
        let frames = try Self.frames(bench, &random, 3)
        for (provider, all) in [
            ("trackingProvider", DeltaView.tracking), ("activityProvider", DeltaView.activity),
            ("consolidatedTrackingProvider", DeltaView.consolidated),
        ] {
            let columns = all.filter { !$0.hasPrefix("time") }
            let whole = try Set(bench.rows(exportJob(provider, columns), in: nil))
            for mode in PlainFrames.Mode.all {
                let job = try Self.job(provider, columns, mode)
                for frame in frames { #expect(try Set(bench.rows(job, in: frame)).isSubset(of: whole)) }
            }
        }
    }

    @Test("A job's frame ends at the run and begins with a day of its zone", arguments: 41..<43)
    func rules(seed: UInt64) throws {
        let bench = try ExportBench(historyOf: seed, steps: 30)
        var random = SeededRandom(seed: GUID.mixed(seed))
        let last = bench.now
        for _ in 0..<15 {
            let zone = random.pick(DeltaPropertyTests.zones + ["Pacific/Apia", "Asia/Kathmandu"])
            let rule = TimeFrameRule(random.pick(TimeFrameRule.Scale.allCases), Int(random.number(1...9)))
            bench.now = Instant(seconds: last.seconds - random.number(0...40_000_000))
            let frame = rule.frame(endingAt: bench.now, in: Zone(named: zone)!)
            let job = try exportJob(
                "trackingLogProvider", ["reportGuid", "firstLaunchDate", "completionTime"],
                """
                <timeFrames>\(rule.count)</timeFrames><timeFramesScale>\(rule.scale.rawValue)</timeFramesScale>\
                <timeZone>\(zone)</timeZone>
                """)
            #expect(try bench.rows(job).rows[0] == bench.rows(job, in: frame, zone: Zone(named: zone)!))
        }
    }

    /// What the second cells add up to, by the first.
    private static func sums(_ rows: [[String]]) -> [String: Int] {
        rows.reduce(into: [:]) { $0[$1[0], default: 0] += Int($1[1]) ?? .min }
    }
}
