internal import CairnCore
internal import CairnJobs
internal import CairnStore
internal import Foundation

/// A file to be imported.
struct SourceFile {
    let path: String
    /// Where it is read: elsewhere in a dry run, if it would be put back first.
    let location: String
    /// In bytes.
    let size: Int
    /// What it was when it was found.
    let identity: FileIdentity?

    /// Without its folder.
    let name: String
}

extension SourceFile {
    init(_ path: String, at location: String? = nil) {
        self.path = path
        self.location = location ?? path
        var status = stat()
        size = stat(self.location, &status) == 0 ? Int(status.st_size) : 0
        identity = FileIdentity(self.location)
        name = PathText.name(of: path)
    }

    /// A file of rejected rows that the user names.
    init(rejects path: String) throws(Failure) {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .input("there is no file '\(path)'. Name a file of rejected rows.")
        }
        self.init(path)
    }
}

/// Finds the files that a job's source names.
struct SourceFiles {
    let instance: Instance
    let allowed: AllowedFolders
    /// Where files lie that would be put back before the import, by their paths then.
    var elsewhere: [String: String] = [:]

    /// In the order of their names; each can be read, and lies where jobs may read.
    func find(_ source: FileSource) throws(Failure) -> [SourceFile] {
        let (folder, name) = parts(source)
        let paths = Wildcard(name).isOpen ? matches(of: name, in: folder) : ["\(folder)/\(name)"]
        guard !paths.isEmpty, exists(location(of: paths[0])) else {
            throw .input(
                "\(source.place): there is no file '\(name)' in the folder '\(folder)'. Put it there, or change fileName or path."
            )
        }
        return try paths.map { path throws(Failure) in
            try check(path, source)
            return SourceFile(path, at: location(of: path))
        }
    }

    /// Whether a job's source would mean a file at that path.
    func means(_ path: String, _ source: FileSource) -> Bool {
        let (folder, name) = parts(source)
        return isMeant(PathText.name(of: path), by: name)
            && PathText.resolved(PathText.folder(of: path)) == PathText.resolved(folder)
    }

    private func location(of path: String) -> String {
        if elsewhere.isEmpty || exists(path) { return path }
        let name = PathText.name(of: path)
        let folder = PathText.resolved(PathText.folder(of: path))
        return elsewhere[PathText.path(of: name, in: folder)] ?? path
    }

    /// The folder, and the name in it: a file's name may lead into folders too.
    private func parts(_ source: FileSource) -> (folder: String, name: String) {
        let folder = source.fileName.hasPrefix("/") ? "" : Self.trimmed(instance.path(source.path))
        let path = "\(folder)/\(source.fileName.drop { $0 == "/" })"
        let name = PathText.name(of: path)
        return (Self.trimmed(PathText.folder(of: path)), name)
    }

    private static func trimmed(_ folder: String) -> String {
        folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    }

    private func matches(of text: String, in folder: String) -> [String] {
        // A folder that cannot be listed has no files to offer: the caller says so with its name.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let real = PathText.resolved(folder)
        let absent = elsewhere.keys.filter { PathText.folder(of: $0) == real }
        let all = Set(names + absent.map { PathText.name(of: $0) })
        return all.filter { isMeant($0, by: text) }.sorted().map { "\(folder)/\($0)" }
            .filter { kind(location(of: $0)) == S_IFREG }
    }

    /// Folders, hidden files and what earlier imports rejected are not meant by wildcards, unless they say so.
    private func isMeant(_ name: String, by text: String) -> Bool {
        let pattern = Wildcard(text)
        if !pattern.isOpen { return name == text }
        return pattern.matches(name) && (!name.hasPrefix(".") || text.hasPrefix("."))
            && (!RejectFiles.isOne(name) || RejectFiles.isOne(text)) && !MovedFiles.isHidden(name)
    }

    private func check(_ path: String, _ source: FileSource) throws(Failure) {
        try allowed.check(path, for: "\(source.place)")
        let kind = kind(location(of: path))
        guard kind == S_IFREG else {
            let what = kind == S_IFDIR ? "a folder" : "no plain file"
            throw .input("\(source.place): '\(path)' is \(what). Name files by fileName.")
        }
        guard access(location(of: path), R_OK) == 0 else {
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
