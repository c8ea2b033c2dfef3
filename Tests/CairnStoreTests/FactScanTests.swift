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
        (TrackingColumn.scan, "consolidated USING PRIMARY KEY"),
        (EntryColumn.scan, "log_of_tracking USING PRIMARY KEY"),
        (Connection.customValues, "learner_custom USING PRIMARY KEY"),
        (SmartGroupColumn.scan, "learner_smart_group USING PRIMARY KEY"),
    ]

    @Test("Each goes through a key, whose order it has")
    func plans() throws {
        let fresh = try FreshStore.academy()
        try fresh.append([])
        for (sql, way) in Self.scans {
            #expect(try fresh.plan(sql) == ["SEARCH \(way) (learner_id>? AND learner_id<?)"], "\(sql)")
        }
        #expect(
            try fresh.plan(LearnerColumn.scan)
                == ["SEARCH learner USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"])
        // What is read of learners beside their own columns comes after.
        for includesDeleted in [false, true] {
            let sql = try fresh.store.read { connection throws(Failure) in
                try connection.scanOfLearners(fields: [.lastAccess], includingDeleted: includesDeleted).sql
            }
            #expect(try fresh.plan(sql).first == "SEARCH l USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)")
        }
        // Also when SQLite has counted what there is.
        try fresh.tamper { try $0.execute(sql: "ANALYZE") }
        for (sql, way) in Self.scans {
            #expect(try fresh.plan(sql) == ["SEARCH \(way) (learner_id>? AND learner_id<?)"], "\(sql)")
        }
    }

    @Test("A last access is told by an index alone")
    func lastAccess() throws {
        let fresh = try FreshStore.academy()
        #expect(
            try fresh.plan("SELECT \(LearnerField.lastAccess.sql) FROM learner l WHERE l.id = 1").contains(
                "SEARCH a USING COVERING INDEX access_learner (learner_id=? AND success=?)"))
    }

    @Test("Registrations, with whatever is shown of them, are told by an index alone")
    func registrations() throws {
        let fresh = try FreshStore.academy()
        for includingDeleted in [false, true] {
            let sql = try fresh.store.read { connection throws(Failure) in
                try connection.scanOfRegistrations(
                    fields: RegistrationField.allCases, includingDeleted: includingDeleted, withGUID: true,
                    withChanges: false
                ).sql
            }
            #expect(
                try fresh.plan(sql) == [
                    "SEARCH r USING COVERING INDEX registration_order (learner_id>? AND learner_id<?)"
                ])
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
            try Self.checkEntries(connection, ranges)
            try Self.checkTrackings(connection, ranges)
        }
    }

    private static func checkEntries(_ connection: Connection, _ ranges: [ClosedRange<Int64>]) throws(Failure) {
        let columns = EntryColumn.allCases
        var expected: [[Int64]] = []
        let rows = try connection.prepare(
            """
            SELECT \(LogColumns.figures) FROM log ORDER BY learner_id, registration_id, item_id, place, id
            """)
        while try rows.step() { expected.append(columns.map { rows.integer(Int32($0.rawValue)) }) }
        var found: [[Int64]] = []
        let facts = Facts<EntryColumn>()
        for range in ranges {
            try connection.readEntries(ofLearners: range, into: facts)
            found += Self.rows(of: facts)
        }
        #expect(expected.count > 50)
        #expect(found == expected)
    }

    /// Against what is asked for registration by registration, in the order of the table that numbers them.
    private static func checkTrackings(_ connection: Connection, _ ranges: [ClosedRange<Int64>]) throws(Failure) {
        var (expected, consolidated): ([[Int64]], [[Int64]]) = ([], [])
        let rows = try connection.prepare(
            """
            SELECT learner_id, registration_id, item_id, id FROM tracking
            ORDER BY learner_id, registration_id, item_id
            """
        )
        while try rows.step() {
            let (learner, registration) = (rows.integer(0), rows.integer(1))
            let fact = try connection.consolidated(ofRegistration: registration, learner: learner)
            let tracking = fact?.tracking(ofItem: rows.integer(2))
            #expect(tracking?.id == rows.integer(3))
            guard let fact, let tracking else { continue }
            let values = TrackingFigures.values(of: tracking)
            expected.append([learner, registration] + values.indices.dropFirst(2).map { values[$0] })
            let row = [learner, registration, fact.reached, fact.change]
            if consolidated.last != row { consolidated.append(row) }
        }
        var (found, foundConsolidated): ([[Int64]], [[Int64]]) = ([], [])
        let facts = Facts<TrackingColumn>()
        for range in ranges {
            try connection.readTrackings(ofLearners: range, into: facts)
            found += Self.rows(of: facts)
            // Straight from the bytes they are the same.
            var states: [TrackingState] = []
            try connection.forEachConsolidated(ofLearners: range) { row throws(Failure) in
                foundConsolidated.append([row.learner, row.id, row.reached, row.change])
                try row.forEachTracking { states.append($1) }
            }
            #expect(states == (0..<facts.table.count).map(facts.state))
        }
        #expect(expected.count > 50 && consolidated.count > 30)
        #expect(found == expected)
        #expect(foundConsolidated == consolidated)
    }

    @Test("A scan may run within another, and a failure ends it")
    func nested() throws {
        let fresh = try Self.store(seed: 710)
        try fresh.store.read { connection throws(Failure) in
            let groups = Facts<SmartGroupColumn>()
            var (alone, nested): ([Int64], [Int64]) = ([], [])
            try connection.forEachConsolidated(ofLearners: 0...Int64.max) { alone.append($0.id) }
            try connection.forEachConsolidated(ofLearners: 0...Int64.max) { row throws(Failure) in
                try connection.readSmartGroups(ofLearners: row.learner...row.learner, into: groups)
                nested.append(row.id)
            }
            #expect(alone.count > 30 && nested == alone)
            var taken = 0
            #expect(throws: Failure.self) {
                try connection.forEachConsolidated(ofLearners: 0...Int64.max) { _ throws(Failure) in
                    taken += 1
                    if taken == 3 { throw .operation("enough") }
                }
            }
            #expect(taken == 3)
            var after: [Int64] = []
            try connection.forEachConsolidated(ofLearners: 0...Int64.max) { after.append($0.id) }
            #expect(after == alone)
        }
    }

    private static func rows<Column: FactColumn>(of facts: Facts<Column>) -> [[Int64]] {
        (0..<facts.table.count).map { row in Column.allCases.map { facts[row, $0] } }
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
