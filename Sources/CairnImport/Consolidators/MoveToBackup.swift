internal import CairnJobs
internal import CairnStore
internal import CairnCatalog
internal import CairnCore
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
        for file in run.import.files {
            if !run.isDryRun { try move(file.path, to: (folder as NSString).appendingPathComponent(stamp + file.name)) }
            run.done.files += 1
        }
    }

    private static func move(_ path: String, to target: String) throws(Failure) {
        if rename(path, target) == 0 { return }
        // Another disk: a copy that is whole before the original goes.
        let draft = target + ".part-\(getpid())"
        try? FileManager.default.removeItem(atPath: draft)
        do {
            try FileManager.default.copyItem(atPath: path, toPath: draft)
            try AtomicFile.publish(draft, as: target)
        } catch {
            try? FileManager.default.removeItem(atPath: draft)
            throw .operation("Can not copy the file \(path) to \(target)")
        }
        guard unlink(path) == 0 else { throw .operation("Can not delete the file \(path)") }
    }

    /// The files of the import are deleted.
    static let deleteProcessedFiles = ConsolidatorAction(name: "deleteProcessedFilesConsolidator") {
        run throws(Failure) in
        for file in run.import.files where FileManager.default.fileExists(atPath: file.path) {
            if !run.isDryRun, unlink(file.path) != 0 { throw .operation("Can not delete file \(file.path).") }
            run.done.files += 1
        }
    }
}
