internal import CairnCore
internal import Foundation

/// A file that is read from its begin to its end.
final class InputFile {
    private let path: String
    private let descriptor: Int32

    init(path: String) throws(Failure) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw .input("'\(path)' could not be read: \(String(cString: strerror(errno))).")
        }
    }

    deinit { close(descriptor) }

    /// Fills the memory with what comes next; 0 at the end.
    func read(into memory: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
        while true {
            let count = Foundation.read(descriptor, memory.baseAddress, memory.count)
            if count >= 0 { return count }
            guard errno == EINTR else {
                throw .operation("'\(path)' could not be read: \(String(cString: strerror(errno))).")
            }
        }
    }
}
