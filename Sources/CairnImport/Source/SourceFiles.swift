internal import CairnCore
internal import CairnJobs
internal import CairnStore
internal import Foundation

/// A file to be imported.
struct SourceFile {
    let path: String
    /// In bytes.
    let size: Int

    /// Without its folder.
    let name: String

    init(path: String, size: Int) {
        self.path = path
        self.size = size
        name = (path as NSString).lastPathComponent
    }
}

extension SourceFile {
    /// A file of rejected rows that the user names.
    init(rejects path: String) throws(Failure) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .input("there is no file '\(path)'. Name a file of rejected rows.")
        }
        self.init(path: path, size: Int(status.st_size))
    }
}

/// Finds the files that a job's source names.
struct SourceFiles {
    let instance: Instance
    let allowed: AllowedFolders

    /// In the order of their names; each can be read, and lies where jobs may read.
    func find(_ source: FileSource) throws(Failure) -> [SourceFile] {
        let (folder, name) = parts(source)
        let pattern = Wildcard(name)
        let paths = pattern.isOpen ? matches(of: pattern, name, in: folder) : ["\(folder)/\(name)"]
        guard !paths.isEmpty, exists(paths[0]) else {
            throw .input(
                "\(source.place): there is no file '\(name)' in the folder '\(folder)'. Put it there, or change fileName or path."
            )
        }
        return try paths.map { path throws(Failure) in
            try check(path, source)
            return SourceFile(path: path, size: size(path))
        }
    }

    private func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    /// The folder, and the name in it: a file's name may lead into folders too.
    private func parts(_ source: FileSource) -> (folder: String, name: String) {
        let folder = source.fileName.hasPrefix("/") ? "" : Self.trimmed(instance.path(source.path))
        let path = "\(folder)/\(source.fileName.drop { $0 == "/" })"
        let name = (path as NSString).lastPathComponent
        return (Self.trimmed((path as NSString).deletingLastPathComponent), name)
    }

    private static func trimmed(_ folder: String) -> String {
        folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    }

    /// Folders, hidden files and what earlier imports rejected are not meant by wildcards, unless they say so.
    private func matches(of pattern: Wildcard, _ text: String, in folder: String) -> [String] {
        // A folder that cannot be listed has no files to offer: the caller says so with its name.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let meant = names.filter { name in
            pattern.matches(name) && (!name.hasPrefix(".") || text.hasPrefix("."))
                && (!RejectFiles.isOne(name) || RejectFiles.isOne(text))
        }
        return meant.sorted().map { "\(folder)/\($0)" }.filter { kind($0) == S_IFREG }
    }

    private func check(_ path: String, _ source: FileSource) throws(Failure) {
        try allowed.check(path, for: "\(source.place)")
        guard kind(path) == S_IFREG else {
            let what = kind(path) == S_IFDIR ? "a folder" : "no plain file"
            throw .input("\(source.place): '\(path)' is \(what). Name files by fileName.")
        }
        guard access(path, R_OK) == 0 else {
            throw .input("\(source.place): '\(path)' could not be read: \(String(cString: strerror(errno))).")
        }
    }

    private func exists(_ path: String) -> Bool { kind(path) != nil }

    /// What stands at a path; nil for nothing.
    private func kind(_ path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }
}
