import CairnTesting
import GRDB
import Testing

@Suite("Folds that were changed behind the program's back")
struct StoredFoldTests {
    @Test(
        "A changed figure of a tracking is found, and the registration named",
        arguments: [
            "entries", "first_launch", "last_access", "first_completion", "completed", "seconds", "progression",
            "score",
            "score_maximum", "points", "version_id", "submission", "feedback",
        ])
    func tracking(column: String) throws {
        let fresh = try ChainTests.chained(seed: 80)
        let registration = try fresh.tamper { database in
            let registration = try Int64.fetchOne(database, sql: "SELECT registration_id FROM tracking WHERE id = 4")!
            let value = column == "completed" ? "1 - completed" : "coalesce(\(column), 0) + 1"
            try database.execute(sql: "UPDATE tracking SET \(column) = \(value) WHERE id = 4")
            return registration
        }
        let complaints = try fresh.complaints()
        #expect(complaints.contains { $0.hasPrefix("trackings: registration \(registration), item ") })
        #expect(!complaints.contains { $0.hasPrefix("chain") })
    }

    @Test(
        "A tracking or moment that is missing, another's or made up is found",
        arguments: [
            "DELETE FROM tracking WHERE id = 3", "UPDATE tracking SET item_id = 999 WHERE id = 3",
            "UPDATE tracking SET registration_id = 999 WHERE id = 3",
            "UPDATE tracking SET learner_id = 999 WHERE id = 3",
            "UPDATE consolidated SET reached_at = coalesce(reached_at, 0) + 1 WHERE registration_id = 2",
            "DELETE FROM consolidated WHERE registration_id = 2", "DELETE FROM tracking", "DELETE FROM consolidated",
        ])
    func rows(sql: String) throws {
        let fresh = try ChainTests.chained(seed: 81)
        try fresh.tamper { try $0.execute(sql: sql) }
        #expect(try !fresh.complaints().isEmpty)
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
        try fresh.tamper { try $0.execute(sql: "UPDATE tracking SET seconds = seconds + 1") }
        #expect(try fresh.complaints().count { $0.hasPrefix("trackings: ") } == 2)
        #expect(try fresh.complaints().count { $0.hasPrefix("trackings: ") } == 2)
        try fresh.load(Academy.log("ANN-C", "C3"))
        #expect(try fresh.complaints().count { $0.hasPrefix("trackings: ") } == 1)
    }
}
