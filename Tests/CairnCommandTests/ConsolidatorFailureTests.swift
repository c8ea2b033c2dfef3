import CairnTesting
import Foundation
import Testing

/// What consolidators of imports say where files and folders are in their way; the rows are imported all the same.
@Suite struct ConsolidatorFailureTests {
    private static let file = "login\nann\n"

    private func bench(_ consolidators: String) throws -> Workbench {
        let bench = try Workbench()
        try bench.makeInstance()
        try bench.write(
            """
            <import><providers><fileSystemSourceProvider><fileName>people.csv</fileName></fileSystemSourceProvider></providers>
            <actions><createOrUpdateLearnerAction><fields><candidateLogin/></fields></createOrUpdateLearnerAction></actions>
            <consolidators>\(consolidators)</consolidators></import>
            """, to: "import.xml")
        try bench.write(Self.file, to: "instance/imports/people.csv")
        return bench
    }

    private static let backup =
        "<moveToBackupConsolidator><backupFolder>imports/kept</backupFolder></moveToBackupConsolidator>"

    @Test func theBackupFolderCannotBeMade() throws {
        let bench = try bench(Self.backup + "<deleteProcessedFilesConsolidator/>")
        try bench.write("a file", to: "instance/imports/kept")
        let outcome = try bench.cairn("import", "import.xml")
        #expect(outcome.exitCode == 3)
        #expect(outcome.stderr.contains("The output folder imports/kept does not exists or can not be created."))
        #expect(outcome.stderr.contains("1 row of 1 file read: 1 created"))
        #expect(outcome.stderr.contains("The rows were imported; moveToBackupConsolidator and what comes after it"))
        // What could not be moved away is not deleted either.
        #expect(try bench.text("instance/imports/people.csv") == Self.file)
    }

    @Test func theFileCannotBeCopied() throws {
        let bench = try bench(Self.backup)
        try bench.mustRun("mkdir -p instance/imports/kept/people.csv/full")
        let outcome = try bench.cairn("import", "import.xml")
        #expect(outcome.exitCode == 3)
        let (from, to) = (bench.instance + "/imports/people.csv", bench.instance + "/imports/kept/people.csv")
        #expect(outcome.stderr.contains("Can not copy the file \(from) to \(to)"))
        #expect(try bench.text("instance/imports/people.csv") == Self.file)
        #expect(try bench.names(in: "instance/imports/kept") == ["people.csv"])
    }

    /// Files in a folder in which the user may not write can be read, and neither moved nor deleted.
    private func asGuest(_ bench: Workbench) throws -> Outcome {
        // The program itself may lie where only its owner looks.
        try bench.mustRun(
            """
            cp '\(Project.program)' program; mkdir -p instance/imports/kept
            chmod 755 . program; chown -R 65534:65534 instance; chown root instance/imports
            """)
        return try bench.shell(
            "setpriv --reuid=65534 --regid=65534 --clear-groups ./program --data instance import import.xml")
    }

    private static let isRoot = getuid() == 0
    private static let reason: Comment = "only root can become somebody else"

    @Test(.enabled(if: isRoot, reason)) func theFileCannotBeDeletedAfterItsCopy() throws {
        let bench = try bench(Self.backup)
        let outcome = try asGuest(bench)
        #expect(outcome.exitCode == 3, "\(outcome)")
        #expect(outcome.stderr.contains("Can not delete the file instance/imports/people.csv"), "\(outcome)")
        #expect(try bench.text("instance/imports/kept/people.csv") == Self.file)
    }

    @Test(.enabled(if: isRoot, reason)) func theProcessedFileCannotBeDeleted() throws {
        let bench = try bench("<deleteProcessedFilesConsolidator/>")
        let outcome = try asGuest(bench)
        #expect(outcome.exitCode == 3, "\(outcome)")
        #expect(outcome.stderr.contains("Can not delete file instance/imports/people.csv."), "\(outcome)")
    }

    @Test func theFolderToCleanIsNone() throws {
        let bench = try bench("<cleanFolder><dataFolderPath>imports/gone</dataFolderPath></cleanFolder>")
        let outcome = try bench.cairn("import", "import.xml")
        #expect(outcome.exitCode == 1)
        #expect(outcome.stderr.contains("warning: Folder : imports/gone doesn't exist or isn't a directory."))
    }

    @Test func theStoresOwnFolderIsNotCleaned() throws {
        let bench = try bench(
            "<cleanFolder><dataFolderPath>.</dataFolderPath><cleanOlderThan>0</cleanOlderThan></cleanFolder>")
        let outcome = try bench.cairn("import", "import.xml", "--now", "2099-01-01T00:00:00Z")
        #expect(outcome.exitCode == 1)
        #expect(outcome.stderr.contains("'.' holds the store itself, so that nothing in it is deleted."))
        #expect(bench.exists("instance/cairn.sqlite") && bench.exists("instance/cairn.yaml"))
    }
}
