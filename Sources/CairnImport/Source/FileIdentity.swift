internal import Foundation

/// What tells a file from another one that has taken its name: its size, and when it was last written to.
struct FileIdentity: Equatable, Codable {
    private var size: Int
    private var seconds: Int
    private var nanoseconds: Int

    /// Nil where nothing is. A symbolic link is meant itself, and not what it leads to: it is what would be moved.
    init?(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        size = Int(status.st_size)
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
    }

    /// Gives a copy of the file the same time.
    func mark(_ path: String) -> Bool {
        let time = timespec(tv_sec: seconds, tv_nsec: nanoseconds)
        return utimensat(AT_FDCWD, path, [time, time], AT_SYMLINK_NOFOLLOW) == 0
    }
}
