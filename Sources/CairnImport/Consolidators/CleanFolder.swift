internal import CairnJobs
internal import CairnStore
internal import CairnCatalog
internal import CairnCore
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
        if names.contains((run.import.store.instance.storePath as NSString).lastPathComponent) {
            return run.leaveOut("\(run.name): '\(name)' holds the store itself, so that nothing in it is deleted.")
        }
        for name in names.sorted() {
            let path = (folder as NSString).appendingPathComponent(name)
            var status = stat()
            guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
                Int64(status.st_mtim.tv_sec) < limit
            else { continue }
            if !run.isDryRun, unlink(path) != 0 { throw .operation("Can not delete file \(path).") }
            run.done.files += 1
        }
    }
}
