import CairnTesting
import Foundation
import Testing

/// Imports that break off after some of their files were moved away: the next one finds all of them, so that nobody who
/// stands in a moved one is taken for absent.
@Suite struct MovedFileTests {
    private static let header = "login\n"
    private static let record = "instance/cairn.moved.json"
    private static let keeping =
        "<moveToBackupConsolidator><backupFolder>imports/kept</backupFolder></moveToBackupConsolidator>"

    private static func learners(_ files: String, _ consolidators: String, more: String = "") -> String {
        """
        <import label="\(files)"><providers><fileSystemSourceProvider><fileName>\(files)</fileName></fileSystemSourceProvider></providers>
        <actions><createOrUpdateLearnerAction><fields><candidateLogin/></fields></createOrUpdateLearnerAction></actions>
        <consolidators><massDisableLearners><oldLearners/></massDisableLearners>\(consolidators)</consolidators>
        <maxChanges>100 %</maxChanges>\(more)</import>
        """
    }

    /// An instance with two files to be imported.
    private func bench(_ imports: String...) throws -> Workbench {
        let bench = try Workbench()
        try bench.makeInstance()
        try bench.write("<import-config>\(imports.joined())</import-config>", to: "import.xml")
        try bench.write(Self.header + "p1\np2\np3\n", to: "instance/imports/people-1.csv")
        try bench.write(Self.header + "p4\np5\n", to: "instance/imports/people-2.csv")
        return bench
    }

    /// Where the second file is to go, a folder with something in it stands in the way: the first one is moved then.
    private func brokenOff(_ job: String..., at obstacle: String = "kept/people-2.csv") throws -> Workbench {
        let jobs = job.isEmpty ? [Self.learners("people-*.csv", Self.keeping)] : job
        let bench = try bench(jobs.joined())
        try bench.mustRun("mkdir -p instance/imports/\(obstacle)/full")
        let outcome = try bench.cairn("import", "import.xml")
        #expect(outcome.exitCode == 3, "\(outcome)")
        #expect(bench.exists("instance/imports/people-2.csv"))
        #expect(!bench.exists("instance/imports/people-1.csv") && bench.exists(Self.record))
        try bench.mustRun("rm -r instance/imports/\(obstacle)")
        return bench
    }

    private func disabled(_ bench: Workbench) throws -> [String] {
        try bench.must("dump").stdout.split(separator: "\n").filter { $0.contains(#""validity":"N""#) }.compactMap {
            $0.firstMatch(of: /"login":"(.*?)"/).map { String($0.output.1) }
        }
    }

    @Test func allFilesAreFoundAgain() throws {
        let bench = try brokenOff()
        let outcome = try bench.cairn("import", "import.xml")
        #expect(outcome.exitCode == 0)
        #expect(outcome.stderr.contains("5 rows of 2 files read: 0 created, 0 updated, 5 unchanged"))
        #expect(
            outcome.stderr.contains(
                "warning: 'imports/people-1.csv' was moved away by an import that broke off, and is put back."))
        #expect(try disabled(bench) == [])
        #expect(try bench.names(in: "instance/imports") == ["kept", "logs"])
        #expect(try bench.names(in: "instance/imports/kept") == ["people-1.csv", "people-2.csv"])
        #expect(!bench.exists(Self.record))
        // The night is over: there is nothing to be put back any more.
        #expect(try bench.cairn("import", "import.xml").exitCode == 2)
    }

    @Test func whatWasToBeDeletedIsFoundAgainToo() throws {
        let job = Self.learners("people-*.csv", "<deleteProcessedFilesConsolidator/>")
        let bench = try brokenOff(job, at: ".people-2.csv.imported")
        let outcome = try bench.cairn("import", "import.xml")
        #expect(outcome.exitCode == 0 && outcome.stderr.contains("5 rows of 2 files read"), "\(outcome)")
        #expect(try disabled(bench) == [])
        #expect(try bench.names(in: "instance/imports") == ["logs"])
        #expect(!bench.exists(Self.record))
    }

    @Test func aTimeStampIsThatOfTheRunThatCameToItsEnd() throws {
        let stamped = Self.keeping.replacing("</backup", with: "</backup").replacing(
            "</moveTo", with: "<timestamp>yes</timestamp></moveTo")
        let bench = try brokenOff(
            Self.learners("people-*.csv", stamped), at: "kept/20260601120000_people-2.csv")
        try bench.must("import", "import.xml", "--now", "2026-06-02T12:00:00Z")
        #expect(
            try bench.names(in: "instance/imports/kept") == [
                "20260602120000_people-1.csv", "20260602120000_people-2.csv",
            ])
    }

    @Test func aDryRunFindsThemAndPutsNothingBack() throws {
        let bench = try brokenOff()
        let names = try bench.names(in: "instance", deep: true)
        let outcome = try bench.cairn("import", "import.xml", "--dry-run")
        #expect(outcome.exitCode == 0)
        #expect(outcome.stderr.contains("5 rows of 2 files read: 0 created, 0 updated, 5 unchanged"))
        #expect(
            outcome.stderr.contains(
                "warning: 'imports/people-1.csv' was moved away by an import that broke off, and is to be put back first."
            ))
        #expect(!outcome.stderr.contains("disabled:"))
        #expect(try bench.names(in: "instance", deep: true) == names)
    }

    @Test func aNewerFileOfTheNameStandsForIt() throws {
        let bench = try brokenOff()
        try bench.write(Self.header + "p1\np6\n", to: "instance/imports/people-1.csv")
        let outcome = try bench.must("import", "import.xml")
        #expect(outcome.stderr.contains("4 rows of 2 files read: 1 created, 0 updated, 3 unchanged"))
        #expect(try disabled(bench) == ["p2", "p3"])
        #expect(try bench.text("instance/imports/kept/people-1.csv") == Self.header + "p1\np6\n")
    }

    @Test func ofAFileThatIsLostNobodyIsAbsent() throws {
        let bench = try brokenOff()
        try bench.remove("instance/imports/kept/people-1.csv")
        #expect(try bench.cairn("import", "import.xml", "--dry-run").stderr.contains("was left out"))
        let outcome = try bench.cairn("import", "import.xml")
        #expect(outcome.exitCode == 1)
        let lost = bench.instance + "/imports/people-1.csv"
        #expect(
            outcome.stderr.contains(
                "warning: massDisableLearners was left out: an import that broke off had moved '\(lost)', and it is not there any more, so that nobody can be told to be missing."
            ))
        #expect(try disabled(bench) == [])
        // The next delivery is whole by itself.
        try bench.write(Self.header + "p1\n", to: "instance/imports/people-1.csv")
        try bench.must("import", "import.xml")
        #expect(try disabled(bench) == ["p2", "p3", "p4", "p5"])
    }

    @Test func aFileThatWasChangedWhereItWasMovedIsLost() throws {
        let bench = try brokenOff()
        try bench.write(Self.header + "q\n", to: "instance/imports/kept/people-1.csv")
        #expect(try bench.cairn("import", "import.xml").exitCode == 1)
        #expect(try disabled(bench) == [])
        #expect(try bench.text("instance/imports/kept/people-1.csv") == Self.header + "q\n")
    }

    /// The record goes by the files, and not by the job that moved them.
    @Test func anotherJobPutsThemBack() throws {
        let bench = try brokenOff()
        try bench.write(Self.learners("people-?.csv", ""), to: "other.xml")
        let outcome = try bench.must("import", "other.xml")
        #expect(outcome.stderr.contains("5 rows of 2 files read"))
        #expect(try disabled(bench) == [])
        #expect(try bench.names(in: "instance/imports") == ["kept", "logs", "people-1.csv", "people-2.csv"])
        #expect(try bench.names(in: "instance/imports/kept") == [] && !bench.exists(Self.record))
    }

    @Test func anImportBeforeTheOneThatFailedIsRunAgainWithItsFiles() throws {
        let first = Self.learners("all.csv", Self.keeping, more: "<stopOnError>yes</stopOnError>")
        let second = Self.learners("people-*.csv", Self.keeping)
        let bench = try bench(first, second)
        try bench.write(Self.header + "p1\np2\np3\np4\np5\n", to: "instance/imports/all.csv")
        try bench.mustRun("mkdir -p instance/imports/kept/people-2.csv/full")
        #expect(try bench.cairn("import", "import.xml").exitCode == 3)
        try bench.mustRun("rm -r instance/imports/kept/people-2.csv")
        let outcome = try bench.must("import", "import.xml")
        #expect(outcome.stderr.contains("warning: 'imports/all.csv' and 1 more were moved away"))
        #expect(try bench.names(in: "instance/imports/kept") == ["all.csv", "people-1.csv", "people-2.csv"])
        #expect(try disabled(bench) == [])
    }

    /// An import that did nothing keeps no other from coming to its end.
    @Test func aMissingFileOfAnotherImportPutsNothingBack() throws {
        let bench = try bench(Self.learners("people-*.csv", Self.keeping), Self.learners("none.csv", ""))
        #expect(try bench.cairn("import", "import.xml").exitCode == 2)
        #expect(!bench.exists(Self.record))
        #expect(try bench.names(in: "instance/imports/kept") == ["people-1.csv", "people-2.csv"])
    }

    @Test func whatIsCleanedAwayCannotBePutBack() throws {
        let clean =
            "<cleanFolder><dataFolderPath>imports/kept</dataFolderPath><cleanOlderThan>1</cleanOlderThan></cleanFolder>"
        let bench = try bench(Self.learners("people-*.csv", Self.keeping + clean))
        let outcome = try bench.must("import", "import.xml", "--now", "2099-01-01T00:00:00Z")
        #expect(outcome.stderr.contains("cleanFolder: 2 files"))
        #expect(try bench.names(in: "instance/imports") == ["kept", "logs"])
        #expect(try bench.names(in: "instance/imports/kept") == [] && !bench.exists(Self.record))
    }

    /// What an import that failed has moved is not cleaned away by a later one of the same command.
    @Test func whatHasToBePutBackIsNotCleanedAway() throws {
        let clean =
            "<cleanFolder><dataFolderPath>imports/kept</dataFolderPath><cleanOlderThan>1</cleanOlderThan></cleanFolder>"
        let bench = try bench(
            Self.learners("people-*.csv", Self.keeping), Self.learners("more.csv", Self.keeping + clean))
        try bench.write(Self.header + "p1\np2\np3\np4\np5\n", to: "instance/imports/more.csv")
        try bench.mustRun("mkdir -p instance/imports/kept/people-2.csv/full")
        #expect(try bench.cairn("import", "import.xml", "--now", "2099-01-01T00:00:00Z").exitCode == 3)
        #expect(try bench.names(in: "instance/imports/kept") == ["people-1.csv", "people-2.csv"])
        try bench.mustRun("rm -r instance/imports/kept/people-2.csv")
        let outcome = try bench.cairn("import", "import.xml")
        #expect(outcome.stderr.contains("5 rows of 2 files read"), "\(outcome)")
        #expect(try disabled(bench) == [])
    }

    @Test func aRecordThatCannotBeReadStopsTheImport() throws {
        let bench = try brokenOff()
        try bench.write("{", to: Self.record)
        let outcome = try bench.cairn("import", "import.xml")
        #expect(outcome.exitCode == 3)
        #expect(outcome.stderr.contains("cairn.moved.json' tells which files an import that broke off had moved"))
        #expect(try disabled(bench) == [])
    }
}
