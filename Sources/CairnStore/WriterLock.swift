internal import CairnCore
internal import Foundation

/// The right to write to an instance: one process at a time has it, others wait and are told for whom.
///
/// It is a lock of the operating system on a file, so that it goes with its process, however that ends.
final class WriterLock {
    private let descriptor: Int32

    /// - Parameters:
    ///   - holder: what the holder does, for those that wait.
    ///   - wait: seconds to wait for another holder.
    ///   - tell: called once with a sentence when there is somebody to wait for.
    init(path: String, holder: String, wait: Double, tell: (String) -> Void) throws(Failure) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw .operation(
                "the instance cannot be written to: '\(path)': \(String(cString: strerror(errno))). Check the permissions of the instance's folder."
            )
        }
        do {
            try acquire(path: path, wait: wait, tell: tell)
        } catch {
            close(descriptor)
            throw error
        }
        let text = "\(holder) (process \(getpid()))"
        ftruncate(descriptor, 0)
        _ = text.withCString { pwrite(descriptor, $0, strlen($0), 0) }
    }

    private func acquire(path: String, wait: Double, tell: (String) -> Void) throws(Failure) {
        let end = Date().addingTimeInterval(wait)
        var told = false
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let holder = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            let name = holder.isEmpty ? "another process" : holder
            guard Date() < end else {
                throw .operation(
                    "the instance is being written to by \(name), and it did not end within \(Self.shown(wait)) seconds. Try again later, or wait longer with --wait."
                )
            }
            if !told { tell("waiting for \(name) to finish") }
            told = true
            try Interruption.check()
            usleep(50_000)
        }
    }

    private static func shown(_ seconds: Double) -> String {
        Int(exactly: seconds).map(String.init) ?? String(seconds)
    }

    deinit {
        ftruncate(descriptor, 0)
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
