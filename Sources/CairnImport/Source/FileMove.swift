internal import CairnCore
internal import Foundation

/// Moves files, also to another disk.
enum FileMove {
    enum Problem: Error { case notCopied, originalStays }

    /// Moves a file; one that stands there already is replaced.
    static func move(_ path: String, to target: String) throws(Problem) {
        if rename(path, target) == 0 { return }
        // Another disk: a copy that is whole and lasts before the original goes.
        let draft = target + ".part-\(getpid())"
        do {
            try copy(path, to: draft)
            try AtomicFile.publish(draft, as: target)
        } catch {
            try? FileManager.default.removeItem(atPath: draft)
            throw .notCopied
        }
        guard unlink(path) == 0 else { throw .originalStays }
    }

    private static func copy(_ path: String, to draft: String) throws {
        try? FileManager.default.removeItem(atPath: draft)
        try FileManager.default.copyItem(atPath: path, toPath: draft)
        // Not every disk knows times so well; without its time the copy is only not known again.
        _ = FileIdentity(path)?.mark(draft)
        let descriptor = open(draft, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw Problem.notCopied }
    }
}
