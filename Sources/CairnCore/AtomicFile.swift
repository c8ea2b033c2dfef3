internal import Foundation

/// A file that appears under its final name only when it is whole: written beside it, synced, renamed.
public final class AtomicFile {
    public let path: String
    /// Where it is written until it is whole; nil for a device or a pipe, which is written to as it is.
    private var draft: String?
    /// The file itself where the path is a link to it.
    private let target: String
    private var descriptor: Int32
    /// Writes large files; nil for others.
    private var writer: LargeFileWriter?
    /// Bytes written so far.
    public private(set) var count = 0

    /// - Parameter isLarge: whether many megabytes are to be expected.
    public init(path: String, isLarge: Bool = false) throws(Failure) {
        self.path = path
        var status = stat()
        let kind = stat(path, &status) == 0 ? status.st_mode & S_IFMT : S_IFREG
        if kind == S_IFDIR { throw .input("'\(path)' is a folder. Name a file.") }
        target = AtomicFile.target(of: path)
        draft = kind == S_IFREG ? target + AtomicFile.draftMark + "\(getpid())" : nil
        descriptor = open(draft ?? path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            let problem = errno
            draft = nil
            errno = problem
            if problem == ENOENT {
                throw .input("the folder of '\(path)' does not exist. Make it, or name another file.")
            }
            throw .operation("'\(path)' could not be written: \(AtomicFile.reason()).")
        }
        if isLarge, draft != nil { writer = LargeFileWriter(descriptor) }
    }

    deinit { discard() }

    public func write(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
        if let writer {
            try check(writer.write(bytes))
            count += bytes.count
            return
        }
        var rest = bytes
        while !rest.isEmpty {
            let written = Foundation.write(descriptor, rest.baseAddress, rest.count)
            if written < 0, errno == EINTR { continue }
            guard written >= 0 else {
                throw .operation("'\(path)' could not be written: \(AtomicFile.reason()). Nothing was left behind.")
            }
            count += written
            rest = UnsafeRawBufferPointer(rebasing: rest[written...])
        }
    }

    /// Throws what an error number says of a write; 0 is none.
    private func check(_ problem: Int32) throws(Failure) {
        guard problem != 0 else { return }
        errno = problem
        throw .operation("'\(path)' could not be written: \(AtomicFile.reason()). Nothing was left behind.")
    }

    public func write(_ text: String) throws(Failure) { try Array(text.utf8).withBytes(write) }

    /// Writes and syncs what is left, so that nothing but the name is missing.
    public func seal() throws(Failure) {
        guard descriptor >= 0 else { return }
        if let writer { try check(writer.finish()) }
        writer = nil
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else {
            throw .operation("'\(path)' could not be written: \(AtomicFile.reason()).")
        }
        close(descriptor)
        descriptor = -1
    }

    /// Gives the file its name; what stood there is replaced.
    public func finish() throws(Failure) {
        try seal()
        guard let draft else { return }
        try AtomicFile.publish(draft, as: target)
        self.draft = nil
    }

    /// Leaves nothing behind; without effect on a file that is finished.
    public func discard() {
        if descriptor >= 0 {
            writer?.stop()
            writer = nil
            close(descriptor)
            descriptor = -1
        }
        if let draft { unlink(draft) }
        draft = nil
    }

    /// The file that is meant by a path: where it is a link, the one that it leads to, so that the link stays.
    public static func target(of path: String) -> String {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK ? PathText.resolved(path) : path
    }

    /// Renames a whole file to its final name, and makes that last.
    public static func publish(_ draft: String, as path: String) throws(Failure) {
        guard rename(draft, path) == 0 else {
            throw .operation("'\(path)' could not be written: \(reason()).")
        }
        syncFolder(of: path)
    }

    /// Makes last what is in a file that somebody else wrote.
    public static func sync(_ path: String) throws(Failure) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        guard descriptor >= 0, fsync(descriptor) == 0 else {
            throw .operation("'\(path)' could not be written: \(reason()).")
        }
    }

    /// Makes last what was renamed or deleted in the folder of a file.
    public static func syncFolder(of path: String) {
        let folder = PathText.folder(of: path)
        let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// Deletes the drafts of files in a folder that processes which are gone have left unfinished.
    ///
    /// - Parameter prefix: how the names of the files begin.
    public static func deleteAbandonedDrafts(of prefix: String, in folder: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasPrefix(prefix) {
            guard let mark = name.range(of: draftMark, options: .backwards),
                let process = pid_t(name[mark.upperBound...]),
                process != getpid(), kill(process, 0) != 0, errno == ESRCH
            else { continue }
            unlink(PathText.path(of: name, in: folder))
        }
    }

    /// Stands between the name of a file and the process that writes it.
    private static let draftMark = ".part-"

    private static func reason() -> String {
        switch errno {
        case ENOSPC: "the disk is full"
        case EFBIG: "the file would be larger than the limit allows"
        case EACCES, EPERM, EROFS: "no permission to write there"
        case ENOENT: "its folder does not exist"
        default: String(cString: strerror(errno))
        }
    }
}
