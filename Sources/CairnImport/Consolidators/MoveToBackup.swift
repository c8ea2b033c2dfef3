internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnStore
internal import Foundation

extension ConsolidatorAction {
    /// The files of the import go to a folder of their own; one of the same name there is replaced.
    static let moveToBackup = ConsolidatorAction(name: "moveToBackupConsolidator") { run throws(Failure) in
        if run.isYes("disabled") { return }
        let given = run.settings["backupFolder"]?.asText ?? "imports/backup/"
        let folder = run.path(given)
        try run.import.allowed.check(folder, for: run.name)
        let stamp = run.isYes("timestamp") ? try run.import.stamp + "_" : ""
        if !run.isDryRun {
            do {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            } catch {
                throw .operation("The output folder \(given) does not exists or can not be created.")
            }
        }
        let moves = run.filesAsRead().map { file in
            MovedFiles.Move(file: file, target: PathText.path(of: stamp + file.name, in: folder))
        }
        if !run.isDryRun { try run.import.moved.move(moves) }
        run.done.files += moves.count
    }

    /// The files of the import are deleted.
    static let deleteProcessedFiles = ConsolidatorAction(name: "deleteProcessedFilesConsolidator") {
        run throws(Failure) in
        let moves = run.filesAsRead().filter { FileIdentity($0.location) != nil }.map { file in
            MovedFiles.Move(file: file, target: MovedFiles.hiddenPath(file.path), isToBeDeleted: true)
        }
        if !run.isDryRun { try run.import.moved.move(moves) }
        run.done.files += moves.count
    }
}

extension ConsolidatorRun {
    /// The files of the import, but those that others have replaced since: what has been delivered meanwhile is not
    /// imported yet.
    fileprivate func filesAsRead() -> [SourceFile] {
        `import`.files.filter { file in
            guard let now = FileIdentity(file.location), now != file.identity else { return true }
            warnings.append("'\(file.path)' was changed after the import had begun: it stays for the next import.")
            return false
        }
    }
}
