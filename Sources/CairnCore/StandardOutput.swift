internal import Foundation

/// Results, as bytes to standard output.
public enum StandardOutput {
    public static func write(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
        var rest = bytes
        while !rest.isEmpty {
            try Interruption.wait(for: 1, Int32(POLLOUT))
            // No more than a pipe surely takes, so that the write itself does not wait.
            let written = Foundation.write(1, rest.baseAddress, min(rest.count, 4096))
            if written < 0, errno == EINTR { continue }
            guard written >= 0 else {
                throw .operation("standard output could not be written: \(String(cString: strerror(errno))).")
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[written...])
        }
    }
}
