internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnStore
internal import Foundation

extension ConsolidatorAction {
    /// Old files of a folder, and of the imports' logs, are deleted.
    static let cleanFolder = ConsolidatorAction(name: "cleanFolder") { run throws(Failure) in
        let days = run.settings["cleanOlderThan"]?.asInteger ?? 30
        let limit = run.import.now.seconds - Int64(days) * 86_400
        var folders: [String] = []
        if let folder = run.settings["dataFolderPath"]?.asText { folders.append(folder) }
        if run.isYes("cleanLogs") { folders.append("imports/logs") }
        for name in folders { try clean(name, before: limit, run) }
    }

    private static func clean(_ name: String, before limit: Int64, _ run: ConsolidatorRun) throws(Failure) {
        let folder = run.path(name)
        try run.import.allowed.check(folder, for: run.name)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue,
            let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
        else { return run.leaveOut("Folder : \(name) doesn't exist or isn't a directory.") }
        if names.contains(PathText.name(of: run.import.store.instance.storePath)) {
            return run.leaveOut("\(run.name): '\(name)' holds the store itself, so that nothing in it is deleted.")
        }
        var paths = names.sorted().map { PathText.path(of: $0, in: folder) }.filter { path in
            var status = stat()
            return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
                && Int64(status.st_mtim.tv_sec) < limit
        }
        if !run.isDryRun { paths = try free(paths, run) }
        for path in paths {
            if !run.isDryRun, unlink(path) != 0 { throw .operation("Can not delete file \(path).") }
            run.done.files += 1
        }
    }

    /// What may be deleted. A file that this command has moved there could not be put back any more: its import is over
    /// then, and what an import that failed has moved has to stay.
    private static func free(_ paths: [String], _ run: ConsolidatorRun) throws(Failure) -> [String] {
        let moved = run.import.moved
        guard paths.contains(where: moved.holds) else { return paths }
        try moved.settle()
        return paths.filter { !moved.holds($0) }
    }
}
