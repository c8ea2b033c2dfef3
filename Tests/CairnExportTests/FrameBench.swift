import CairnCore
import CairnJobs
import CairnModel
import CairnStore
import CairnTesting
import Testing

@testable import CairnExport

extension ExportBench {
    /// The rows of a job's only provider within any stretch of time, whatever its own frame is; nil for all time.
    func rows(_ job: Job, in frame: TimeFrame?, zone: Zone = .utc) throws -> [[String]] {
        try store.read { connection throws(Failure) in
            let scope = ExportScope(now: now, zone: zone, frame: frame)
            var file = FileAction.standard
            file.delimiter = .comma
            let engine = try ExportEngine(
                job.exports[0].providers[0], file, scope, connection, try connection.directory(), .alone)
            let thread = try engine.thread(connection)
            let sink = PreviewSink(thread.stitcher, rows: .max)
            try thread.rows.run(to: sink)
            return sink.cells
        }
    }

    /// An instance after a random history, with everything back that was deleted.
    convenience init(historyOf seed: UInt64, steps count: Int) throws {
        var history = RandomHistory(seed: seed)
        try self.init(history.beginning)
        for _ in 0..<count {
            let step = history.next()
            now = step.now
            for lines in step.transactions { try load(lines) }
        }
        try load(history.returns)
    }
}

/// What the contract says of time frames, said a second time over the effective entries, one registration at a time.
struct PlainFrames {
    /// One item of a live registration with its effective entries, in the order of the fold.
    struct Tracking {
        var registration: String
        var item: TrainingItem
        var isGuided: Bool
        var entries: [LogEntry]

        var lastAccess: Int64? { entries.map(\.end).filter(\.isPresent).max() }
        var seconds: Int64 { entries.reduce(0) { $0 + $1.seconds } }

        func entries(in frame: TimeFrame) -> [LogEntry] { entries.filter { PlainFrames.lies($0, in: frame) } }
        func seconds(in frame: TimeFrame) -> Int64 { entries(in: frame).reduce(0) { $0 + $1.seconds } }
    }

    /// What modes mean, in the words of the contract.
    struct Mode: CustomTestStringConvertible, Sendable {
        var names: [String]
        var looksForEntries: Bool { names.first == "timeSpent" }
        var framesAllTimes: Bool { names.contains("timeSpent") }
        var framesTimeGlobal: Bool { framesAllTimes || names.first == "lastActivityCumulative" }
        var testDescription: String { names.joined(separator: ",") }

        static let all = [
            [], ["lastActivity"], ["timeSpent"], ["lastActivityCumulative"], ["lastActivity", "timeSpent"],
            ["timeSpent", "lastActivity"], ["lastActivityCumulative", "timeSpent"],
            ["timeSpent", "lastActivityCumulative"], ["lastActivity", "lastActivityCumulative"],
            ["lastActivityCumulative", "lastActivity"],
        ].map(Mode.init)
    }

    let trackings: [Tracking]

    init(_ bench: ExportBench) throws {
        trackings = try bench.store.read { connection throws(Failure) in
            let log = try connection.entries(ofLearners: 0...Int64.max)
            var trackings: [Tracking] = []
            let rows = try connection.prepare(
                """
                SELECT r.id, r.guid, s.training_id FROM registration r JOIN session s ON s.id = r.session_id
                WHERE r.deleted = 0 ORDER BY r.id
                """)
            while try rows.step() {
                let training = try connection.training(rows.integer(2))!
                for item in training.items {
                    trackings.append(
                        Tracking(
                            registration: rows.text(1), item: item, isGuided: training.modality == .guided,
                            entries: PlainTracking.effective(registration: rows.integer(0), item: item.id, in: log)))
                }
            }
            return trackings
        }
    }

    /// An entry lies where it starts; a replacement where its last access lies, and nowhere without one.
    static func lies(_ entry: LogEntry, in frame: TimeFrame) -> Bool {
        let moment = entry.kind == .replacement ? entry.end : entry.start
        return moment.isPresent && moment >= frame.from.seconds && moment <= frame.to.seconds
    }

    /// Whether trackings that are one row have one in the frame.
    private static func hasRow(_ trackings: [Tracking], _ mode: Mode, _ frame: TimeFrame) -> Bool {
        if mode.looksForEntries { return trackings.contains { !$0.entries(in: frame).isEmpty } }
        guard let last = trackings.compactMap(\.lastAccess).max() else { return false }
        return frame.from.seconds <= last && last <= frame.to.seconds
    }

    /// GUID of registration and item, and time spent, of learning resources.
    func tracking(_ mode: Mode, _ frame: TimeFrame) -> Set<[String]> {
        Set(
            trackings.filter { $0.item.kind == .learningResource && Self.hasRow([$0], mode, frame) }.map {
                [$0.registration, $0.item.guid, "\(mode.framesTimeGlobal ? $0.seconds(in: frame) : $0.seconds)"]
            })
    }

    /// Likewise of every item of guided trainings, with the whole time besides.
    func activity(_ mode: Mode, _ frame: TimeFrame) -> Set<[String]> {
        Set(
            trackings.filter { $0.isGuided && Self.hasRow([$0], mode, frame) }.map {
                [
                    $0.registration, "\($0.item.id)",
                    "\(mode.framesTimeGlobal ? $0.seconds(in: frame) : $0.seconds)", "\($0.seconds)",
                ]
            })
    }

    /// GUID of the registration; time on learning resources, in classrooms, on the rest, and all of it.
    func consolidated(_ mode: Mode, _ frame: TimeFrame) -> Set<[String]> {
        let rows = Dictionary(grouping: trackings, by: \.registration).filter { Self.hasRow($0.value, mode, frame) }
        return Set(
            rows.map { guid, trackings in
                func sum(isFramed: Bool, _ keeps: (ActivityType) -> Bool) -> Int64 {
                    trackings.filter { keeps($0.item.kind) }
                        .reduce(0) { $0 + (isFramed ? $1.seconds(in: frame) : $1.seconds) }
                }
                let all = mode.framesAllTimes
                return [
                    guid, "\(sum(isFramed: mode.framesTimeGlobal) { $0 == .learningResource })",
                    "\(sum(isFramed: all) { $0 == .classroomActivity })",
                    "\(sum(isFramed: all) { $0 != .learningResource && $0 != .classroomActivity })",
                    "\(sum(isFramed: all) { _ in true })",
                ]
            })
    }
}
