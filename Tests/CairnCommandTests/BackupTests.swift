import CairnTesting
import Testing

/// `cairn backup` and `cairn restore`.
@Suite struct BackupTests {
    private func course() throws -> Workbench {
        try Workbench.copy(of: Workbench.sharing(Samples.course + Samples.history))
    }

    @Test func restoreGivesTheSameAgain() throws {
        let bench = try course()
        let before = try bench.must("dump").output
        try bench.must("backup", "backup.db")
        #expect(try bench.names() == ["backup.db", "instance"])
        try bench.must("load", "-", input: Samples.history + #"{"type":"learner","guid":"l-bob","deleted":true}"#)
        #expect(try bench.must("dump").output != before)
        try bench.must("restore", "backup.db")
        #expect(try bench.must("dump").output == before)
        #expect(try bench.cairn("verify").exitCode == 0)
        // It can be written to as before.
        try bench.must("load", "--strict", "-", input: Samples.history)
        #expect(try bench.cairn("verify").exitCode == 0)
    }

    @Test func restoreMakesAnInstanceThatIsMissing() throws {
        let bench = try course()
        try bench.must("backup", "backup.db")
        let other = bench.path("other")
        try bench.must("restore", "backup.db", "--data", other)
        #expect(try bench.must("dump", "--data", other).output == (try bench.must("dump").output))
        #expect(try bench.names(in: "other").contains("exports"))
        #expect(try bench.cairn("verify", "--data", other).exitCode == 0)
    }

    @Test func backupIsReplacedAndOverwritesNothingElse() throws {
        let bench = try course()
        try bench.write("an older file", to: "backup.db")
        try bench.must("backup", "backup.db")
        try bench.must("restore", "backup.db")
        #expect(try bench.names() == ["backup.db", "instance"])
    }

    @Test(arguments: ["missing.db", "instance", "empty.db", "text.db", "cut.db", "other.db", "newer.db"])
    func fileThatIsNoBackupIsRefused(name: String) throws {
        let bench = try course()
        try bench.must("backup", "backup.db")
        let backup = try bench.bytes("backup.db")
        try bench.write("", to: "empty.db")
        try bench.write("no backup at all", to: "text.db")
        try bench.write(Array(backup.prefix(backup.count / 2)), to: "cut.db")
        try bench.run("sqlite3", bench.path("other.db"), "CREATE TABLE a (b)")
        try bench.copy("backup.db", to: "newer.db")
        try bench.run(
            "sqlite3", bench.path("newer.db"), "UPDATE instance SET value = '99' WHERE name = 'schema_version'")
        let before = try bench.must("dump").output
        let outcome = try bench.cairn("restore", name)
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(outcome.stderr.contains("'\(name)'"))
        #expect(try bench.must("dump").output == before)
        // Nor is an instance made for it.
        #expect(try bench.cairn("restore", name, "--data", bench.path("none")).exitCode == 2)
        #expect(!bench.exists("none"))
    }

    @Test func backupWithAChangedEntryIsRefused() throws {
        let bench = try course()
        try bench.must("backup", "backup.db")
        try bench.run("sqlite3", bench.path("backup.db"), "UPDATE log SET seconds = seconds + 1 WHERE id = 1")
        let outcome = try bench.cairn("restore", "backup.db")
        do { #expect(outcome.exitCode == 2) }
    }

    @Test(arguments: [
        ("UPDATE consolidated SET reached_at = 5", "consolidated rows"),
        ("UPDATE consolidated SET trackings = x'00'", "trackings"),
        ("DELETE FROM log_of_tracking", "log in the order of exports"), ("DELETE FROM log_day", "log in the order"),
    ])
    func backupWhoseFiguresAreNotTheLogsIsRefused(change: String, check: String) throws {
        let bench = try course()
        try bench.must("backup", "backup.db")
        try bench.run("sqlite3", bench.path("backup.db"), change)
        let before = try bench.must("dump").output
        let outcome = try bench.cairn("restore", "backup.db")
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(outcome.stderr.contains("'backup.db' does not add up; nothing was restored. \(check)"))
        #expect(try bench.must("dump").output == before)
    }

    @Test(arguments: ["garbage", "nothing"])
    func damagedStoreIsReplaced(damage: String) throws {
        let bench = try course()
        let before = try bench.must("dump").output
        try bench.must("backup", "backup.db")
        try bench.write(damage == "garbage" ? "this is no database" : "", to: "instance/cairn.sqlite")
        let outcome = try bench.cairn("restore", "backup.db")
        #expect(outcome.exitCode == 0)
        #expect(try bench.cairn("dump").output == before)
    }

    @Test func backupOfAStoreThatIsWrittenToIsWhole() throws {
        let bench = try course()
        let before = try bench.must("dump").output
        let writer = try bench.start(["load", "-"])
        writer.feed((0..<2_000).map { #"{"type":"learner","login":"new-\#($0)"}"# }.joined(separator: "\n") + "\n")
        try bench.must("backup", "backup.db")
        #expect(try writer.wait().exitCode == 0)
        try bench.must("restore", "backup.db", "--data", bench.path("other"))
        #expect(try bench.must("dump", "--data", bench.path("other")).output == before)
        #expect(try bench.cairn("verify", "--data", bench.path("other")).exitCode == 0)
    }
}
