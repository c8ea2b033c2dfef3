import CairnCore
import CairnModel
import CairnTesting
import GRDB
import Testing

@testable import CairnStore

@Suite("Folds that were changed behind the program's back")
struct StoredFoldTests {
    @Test(
        "A changed figure of a tracking is found, and the registration named",
        arguments: TrackingColumn.allCases.drop { $0 != .entries })
    func tracking(column: TrackingColumn) throws {
        let fresh = try ChainTests.chained(seed: 80)
        let (registration, item) = try fresh.tamper(withTracking: 4) { fact, index in
            var values = TrackingFigures.values(of: fact.trackings[index])
            let value = values[column.rawValue]
            values[column.rawValue] = column == .completed ? 1 - value : (value.optional ?? 0) + 1
            fact.trackings[index].state = TrackingFigures.state { values[TrackingColumn.entries.rawValue + $0] }
        }
        let complaints = try fresh.complaints()
        #expect(
            complaints.contains {
                $0 == "trackings: registration \(registration), item \(item): "
                    + "the log gives another tracking than is stored"
            })
        #expect(!complaints.contains { $0.hasPrefix("chain") })
    }

    /// What may be done to a tracking within its registration, or to the registration's row.
    struct Change: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var isNamed: Bool
        var make: @Sendable (inout ConsolidatedFact, Int) -> Void

        init(_ name: String, isNamed: Bool = true, _ make: @escaping @Sendable (inout ConsolidatedFact, Int) -> Void) {
            (testDescription, self.isNamed, self.make) = (name, isNamed, make)
        }
    }

    @Test(
        "A tracking that is missing, another's or made up within its registration is found",
        arguments: [
            Change("another id", isNamed: false) { $0.trackings[$1].id += 1000 },
            Change("another item") { $0.trackings[$1].item += 1000 },
            Change("a missing one") { $0.trackings.remove(at: $1) },
            Change("none") { fact, _ in fact.trackings = [] },
            Change("one made up") { fact, index in
                var tracking = fact.trackings[index]
                tracking.item = 1000
                fact.trackings.append(tracking)
            },
            Change("one twice", isNamed: false) { $0.trackings.append($0.trackings[$1]) },
        ])
    func trackings(change: Change) throws {
        let fresh = try ChainTests.chained(seed: 82)
        #expect(try fresh.complaints() == [])
        let (registration, _) = try fresh.tamper(withTracking: 4, change.make)
        let complaints = try fresh.complaints()
        let name = change.isNamed ? "registration \(registration), item " : "the numbers of trackings "
        #expect(complaints.contains { $0.hasPrefix("trackings: \(name)") }, "\(complaints)")
    }

    @Test("Trackings of a registration in another order are found: the next append would not find them there")
    func order() throws {
        let fresh = try ChainTests.chained(seed: 82)
        var count = 0
        let (registration, _) = try fresh.tamper(withTracking: 4) { fact, _ in
            count = fact.trackings.count
            fact.trackings.reverse()
        }
        #expect(count > 1)
        #expect(
            try fresh.complaints() == [
                "trackings: registration \(registration): its stored trackings are not in the order of items"
            ])
    }

    @Test("Trackings that swapped their ids are found")
    func swapped() throws {
        let fresh = try ChainTests.chained(seed: 83)
        try fresh.tamper {
            try $0.execute(sql: "UPDATE tracking SET id = CASE id WHEN 1 THEN -2 WHEN 2 THEN -1 END WHERE id < 3")
        }
        try fresh.tamper { try $0.execute(sql: "UPDATE tracking SET id = -id WHERE id < 0") }
        #expect(try fresh.complaints().contains { $0.hasPrefix("trackings: the numbers of trackings ") })
    }

    @Test(
        "A tracking or moment that is missing, another's or made up is found",
        arguments: [
            "DELETE FROM tracking WHERE id = 3", "UPDATE tracking SET id = 999 WHERE id = 3",
            "INSERT INTO tracking VALUES (999, 1, 1, 1)", "UPDATE tracking SET item_id = 999 WHERE id = 3",
            "UPDATE tracking SET registration_id = 999 WHERE id = 3",
            "UPDATE tracking SET learner_id = 999 WHERE id = 3",
            "UPDATE consolidated SET reached_at = coalesce(reached_at, 0) + 1 WHERE registration_id = 2",
            "UPDATE consolidated SET reached_at = 0 WHERE registration_id = 2",
            "UPDATE consolidated SET learner_id = 999 WHERE registration_id = 2",
            "UPDATE consolidated SET registration_id = 999 WHERE registration_id = 2",
            "INSERT INTO consolidated SELECT 999, 999, reached_at, change, trackings FROM consolidated LIMIT 1",
            "DELETE FROM consolidated WHERE registration_id = 2", "DELETE FROM tracking", "DELETE FROM consolidated",
            "DELETE FROM tracking; DELETE FROM consolidated",
        ])
    func rows(sql: String) throws {
        let fresh = try ChainTests.chained(seed: 81)
        #expect(try fresh.complaints() == [])
        try fresh.tamper { try $0.execute(sql: sql) }
        #expect(try !fresh.complaints().isEmpty)
    }

    @Test(
        "Trackings that cannot be read are found, and the registration named; whoever reads them is told",
        arguments: [
            "x'ff'", "x'00'", "x'ffffffffffffffffffffffff'", "substr(trackings, 1, length(trackings) - 1)",
            "trackings || x'80'", "CAST('nonsense' AS TEXT)", "zeroblob(2)",
        ])
    func damaged(blob: String) throws {
        let fresh = try ChainTests.chained(seed: 84)
        try fresh.tamper {
            try $0.execute(sql: "UPDATE consolidated SET trackings = \(blob) WHERE registration_id = 2")
        }
        #expect(
            try fresh.complaints().contains("trackings: registration 2: its stored trackings cannot be read"))
        func isTold(_ read: (Connection) throws(Failure) -> Void) {
            let failure = #expect(throws: Failure.self) { try fresh.store.read(read) }
            #expect(failure?.message.contains("registration 2") == true)
        }
        isTold { connection throws(Failure) in _ = try connection.trackings(ofLearners: 0...Int64.max) }
        isTold { connection throws(Failure) in try connection.forEachTracking { _, _, _ in } }
        isTold { connection throws(Failure) in
            let learner = try connection.integer("SELECT learner_id FROM registration WHERE id = 2") ?? 0
            _ = try connection.consolidated(ofRegistration: 2, learner: learner)
        }
    }

    @Test(
        "A day of a learner that is missing or made up is found",
        arguments: ["DELETE FROM log_day WHERE learner_id = 1", "INSERT INTO log_day VALUES (1, 1)"])
    func days(sql: String) throws {
        let fresh = try FreshStore.academy(Academy.log("ANN-C", "C3"), Academy.log("BOB-C", "C3"))
        #expect(try fresh.complaints() == [])
        try fresh.tamper { try $0.execute(sql: sql) }
        #expect(try fresh.complaints().contains { $0.contains("the days on which learners have entries") })
    }

    @Test("What a check finds is not mended by the way, and the next append mends what it folds anew")
    func refolded() throws {
        let fresh = try FreshStore.academy(Academy.log("ANN-C", "C3"), Academy.log("BOB-C", "C3"))
        for id in [Int64(1), 2] { try fresh.tamper(withTracking: id) { $0.trackings[$1].state.seconds += 1 } }
        #expect(try fresh.complaints().count { $0.hasPrefix("trackings: ") } == 2)
        #expect(try fresh.complaints().count { $0.hasPrefix("trackings: ") } == 2)
        try fresh.load(Academy.log("ANN-C", "C3"))
        #expect(try fresh.complaints().count { $0.hasPrefix("trackings: ") } == 1)
    }
}

extension FreshStore {
    /// Changes what is stored of the registration that has a tracking, behind the program's back.
    ///
    /// - Parameter change: gets the place of the tracking within its registration.
    @discardableResult
    fileprivate func tamper(
        withTracking id: Int64, _ change: (inout ConsolidatedFact, Int) -> Void
    ) throws -> (registration: Int64, item: Int64) {
        try tamper { database in
            let connection = Connection(database)
            let row = try #require(
                try Row.fetchOne(database, sql: "SELECT * FROM tracking WHERE id = ?", arguments: [id]))
            let key = RegistrationKey(learner: row["learner_id"], registration: row["registration_id"])
            var fact = try #require(
                try connection.consolidated(ofRegistration: key.registration, learner: key.learner))
            let index = try #require(fact.trackings.firstIndex { $0.id == id })
            let item = fact.trackings[index].item
            change(&fact, index)
            try connection.write(
                reached: fact.reached, change: fact.change, trackings: PackedTrackings.pack(fact.trackings)[...],
                of: key)
            return (key.registration, item)
        }
    }
}
