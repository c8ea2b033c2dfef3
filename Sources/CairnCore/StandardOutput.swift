internal import Foundation

/// Results, as bytes to standard output.
public enum StandardOutput {
    public static func write(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
        var rest = bytes
        while !rest.isEmpty {
            let written = Foundation.write(1, rest.baseAddress, rest.count)
            if written < 0, errno == EINTR { continue }
            guard written >= 0 else {
                throw .operation("standard output could not be written: \(String(cString: strerror(errno))).")
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[written...])
        }
    }
}
