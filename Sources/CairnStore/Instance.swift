public import CairnCore
internal import Foundation

/// The folder of an instance, and where things stand in it.
public struct Instance: Sendable {
    public let folder: String

    public init(folder: String) { self.folder = folder }

    public var storePath: String { path("cairn.sqlite") }
    public var settingsPath: String { path("cairn.yaml") }
    var lockPath: String { path("cairn.lock") }

    /// A path in the folder; a full path stays as it is.
    public func path(_ relative: String) -> String {
        relative.hasPrefix("/") ? relative : folder + "/" + relative
    }

    /// Whether there is an instance here.
    public var exists: Bool { FileManager.default.fileExists(atPath: storePath) }

    /// Throws, in words that tell what to do, unless there is an instance here.
    public func require() throws(Failure) {
        guard !exists else { return }
        var status = stat()
        guard stat(storePath, &status) == 0 || errno == ENOENT || errno == ENOTDIR else {
            let reason = String(cString: strerror(errno))
            throw .operation("the folder '\(folder)' cannot be read: \(reason). Check its permissions.")
        }
        throw .input(
            "there is no instance in '\(folder)'. Make one with 'cairn --data \(folder) init', or name another folder with --data."
        )
    }

    /// Throws where a file that is to be written would take the place of one that the instance needs.
    public func checkOutput(_ path: String) throws(Failure) {
        let store = [storePath, storePath + "-wal", storePath + "-shm"]
        guard (store + [lockPath, settingsPath]).map(PathText.resolved).contains(PathText.resolved(path)) else {
            return
        }
        throw .input("'\(path)' belongs to the instance in '\(folder)'. Name another file.")
    }

    /// The folders that an instance has from the start.
    static let folders = [
        "imports", "imports/logs", "exports", "exports/data", "exports/archive", "exports/logs",
    ]

    func makeFolders() throws(Failure) {
        for name in [""] + Self.folders {
            do {
                try FileManager.default.createDirectory(
                    atPath: path(name), withIntermediateDirectories: true)
            } catch {
                throw .operation(
                    "the folder '\(path(name))' could not be made (\(error.localizedDescription)). Check its permissions."
                )
            }
        }
    }
}
