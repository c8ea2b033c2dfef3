import CairnCore
import CairnModel
import CairnTesting
import GRDB
import Testing

@testable import CairnStore

/// The order of facts stands on the way in which SQLite goes through them: there is no `ORDER BY` in these scans.
@Suite("Scans of facts")
struct FactScanTests {
    private static let scans: [(sql: String, way: String)] = [
        (TrackingColumn.scan(of: TrackingColumn.allCases), "tracking USING PRIMARY KEY"),
        (TrackingColumn.scan(of: [.learner, .registration, .item]), "tracking USING PRIMARY KEY"),
        (TrackingColumn.scan(of: [.learner, .registration, .item, .id, .change]), "tracking USING PRIMARY KEY"),
        (EntryColumn.scan(of: EntryColumn.allCases), "log USING COVERING INDEX log_of_learner"),
        (EntryColumn.scan(of: [.learner, .registration, .item]), "log USING COVERING INDEX log_of_learner"),
        (ConsolidatedColumn.scan, "consolidated USING PRIMARY KEY"),
        (SmartGroupColumn.scan, "learner_smart_group USING PRIMARY KEY"),
    ]

    @Test("Each goes through a key or a covering index, whose order it has")
    func plans() throws {
        let fresh = try FreshStore.academy()
        try fresh.append([])
        for (sql, way) in Self.scans {
            #expect(try fresh.plan(sql) == ["SEARCH \(way) (learner_id>? AND learner_id<?)"], "\(sql)")
        }
        #expect(
            try fresh.plan(LearnerColumn.scan)
                == ["SEARCH learner USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"])
        // Also when SQLite has counted what there is.
        try fresh.tamper { try $0.execute(sql: "ANALYZE") }
        for (sql, way) in Self.scans {
            #expect(try fresh.plan(sql) == ["SEARCH \(way) (learner_id>? AND learner_id<?)"], "\(sql)")
        }
    }

    private static let organisation = (1...40).flatMap { number in
        [
            #"{"type":"learner","guid":"X\#(number)","login":"x\#(number)"}"#,
            #"{"type":"registration","guid":"X\#(number)-C","learner":"X\#(number)","session":"SC"}"#,
            #"{"type":"registration","guid":"X\#(number)-G","learner":"X\#(number)","session":"SG"}"#,
        ]
    }

    private static func store(seed: UInt64) throws -> FreshStore {
        let fresh = try FreshStore(academyAnd: organisation)
        var made = RandomLog(try Academy.registrations(in: fresh), movesFreely: true, seed: seed)
        for _ in 0..<3 { try fresh.append(made.utterances(150)) }
        return fresh
    }

    @Test("They come in their order, in whatever ranges, with the values that stand in the store", arguments: 710..<713)
    func order(seed: UInt64) throws {
        let fresh = try Self.store(seed: seed)
        var random = SeededRandom(seed: seed)
        try fresh.store.read { connection throws(Failure) in
            let last = try connection.lastLearner()
            var ranges: [ClosedRange<Int64>] = []
            var next: Int64 = 0
            while next <= last {
                ranges.append(next...next + random.number(0...9))
                next = ranges.last!.upperBound + 1
            }
            let keys = "learner_id, registration_id, item_id"
            try Self.check(
                connection, ranges, TrackingColumn.self,
                "SELECT \(keys), id, change, \(TrackingColumns.state) FROM tracking",
                order: keys, TrackingColumn.scan)
            try Self.check(
                connection, ranges, EntryColumn.self, "SELECT \(LogColumns.figures) FROM log",
                order: keys + ", place, id", EntryColumn.scan)
            try Self.check(
                connection, ranges, ConsolidatedColumn.self,
                "SELECT learner_id, registration_id, reached_at, change FROM consolidated",
                order: "learner_id, registration_id"
            ) { _ in ConsolidatedColumn.scan }
        }
    }

    private static func check<Column: FactColumn>(
        _ connection: Connection, _ ranges: [ClosedRange<Int64>], _ type: Column.Type, _ sql: String, order: String,
        _ scan: ([Column]) -> String
    ) throws(Failure) {
        let columns = Array(Column.allCases)
        var expected: [[Int64]] = []
        let rows = try connection.prepare("\(sql) ORDER BY \(order)")
        while try rows.step() { expected.append(columns.map { rows.integer(Int32($0.rawValue)) }) }
        var found: [[Int64]] = []
        let facts = Facts<Column>()
        for range in ranges {
            try connection.collect(scan(columns), columns, ofLearners: range, into: facts)
            for row in 0..<facts.table.count { found.append(columns.map { facts[row, $0] }) }
        }
        #expect(expected.count > 50)
        #expect(found == expected)
    }

    @Test("What is not wanted is absent, and the rest is the same", arguments: 720..<723)
    func wanted(seed: UInt64) throws {
        let fresh = try Self.store(seed: seed)
        var random = SeededRandom(seed: seed)
        try fresh.store.read { connection throws(Failure) in
            let (all, some) = (Facts<EntryColumn>(), Facts<EntryColumn>())
            try connection.readEntries(ofLearners: 1...30, Set(EntryColumn.allCases), into: all)
            let (trackings, few) = (Facts<TrackingColumn>(), Facts<TrackingColumn>())
            try connection.readTrackings(ofLearners: 1...30, Set(TrackingColumn.allCases), into: trackings)
            for _ in 0..<30 {
                let entries = Set(EntryColumn.allCases.filter { _ in random.percent(40) })
                try connection.readEntries(ofLearners: 1...30, entries, into: some)
                Self.compare(some, with: all, entries.union([.learner, .registration, .item]))
                let columns = Set(TrackingColumn.allCases.filter { _ in random.percent(40) })
                try connection.readTrackings(ofLearners: 1...30, columns, into: few)
                Self.compare(few, with: trackings, columns.union([.learner, .registration, .item]))
            }
        }
    }

    private static func compare<Column: FactColumn & Hashable>(
        _ some: Facts<Column>, with all: Facts<Column>, _ wanted: Set<Column>
    ) {
        #expect(some.table.count == all.table.count && all.table.count > 20)
        let differing = (0..<all.table.count).filter { row in
            !Column.allCases.allSatisfy { some[row, $0] == (wanted.contains($0) ? all[row, $0] : .absent) }
        }
        #expect(differing == [], "\(wanted)")
    }
}

extension FreshStore {
    /// The steps in which SQLite would carry out a statement.
    fileprivate func plan(_ sql: String) throws -> [String] {
        try store.read { connection throws(Failure) in
            var steps: [String] = []
            let rows = try connection.prepare("EXPLAIN QUERY PLAN \(sql)")
            while try rows.step() { steps.append(rows.text(3)) }
            return steps
        }
    }
}
