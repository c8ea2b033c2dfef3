internal import CairnCore
internal import Foundation

/// Reads a file line by line, in bounded memory but for the longest line.
final class LineReader {
    private let descriptor: Int32
    private let path: String
    private var buffer: UnsafeMutableRawBufferPointer
    private var begin = 0
    private var end = 0
    private var isAtEnd = false
    /// The file's size in bytes; 0 where it has none (a pipe).
    let size: Int
    private(set) var bytesRead = 0

    /// `-` is standard input.
    init(path: String) throws(Failure) {
        self.path = path
        buffer = .allocate(byteCount: 1 << 20, alignment: 16)
        descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            buffer.deallocate()
            throw .input("'\(path)' could not be read: \(String(cString: strerror(errno))).")
        }
        var status = stat()
        fstat(descriptor, &status)
        size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 0
        if status.st_mode & S_IFMT == S_IFDIR {
            throw .input("'\(path)' is a folder. Name a file.")
        }
    }

    deinit {
        if descriptor > 0 { close(descriptor) }
        buffer.deallocate()
    }

    /// The next line without its end (LF or CRLF); nil at the end of the file. Valid until the next call.
    func next() throws(Failure) -> UnsafeRawBufferPointer? {
        var searched = begin
        while true {
            if let mark = memchr(buffer.baseAddress! + searched, 10, end - searched) {
                let stop = UnsafeRawPointer(mark) - UnsafeRawPointer(buffer.baseAddress!)
                defer { begin = stop + 1 }
                return line(upTo: stop)
            }
            if isAtEnd {
                guard begin < end else { return nil }
                defer { begin = end }
                return line(upTo: end)
            }
            searched = end - begin
            try fill()
        }
    }

    private func line(upTo stop: Int) -> UnsafeRawBufferPointer {
        let isCRLF = stop > begin && buffer[stop - 1] == 13
        return UnsafeRawBufferPointer(rebasing: buffer[begin..<(isCRLF ? stop - 1 : stop)])
    }

    private func fill() throws(Failure) {
        let rest = end - begin
        if rest * 2 > buffer.count {
            let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: buffer.count * 2, alignment: 16)
            larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[begin..<end]))
            buffer.deallocate()
            buffer = larger
        } else {
            memmove(buffer.baseAddress!, buffer.baseAddress! + begin, rest)
        }
        begin = 0
        end = rest
        // A read that waits for a pipe or a terminal is not begun before there is something, so that it can be interrupted.
        try Interruption.wait(for: descriptor, Int32(POLLIN))
        var count = read(descriptor, buffer.baseAddress! + end, buffer.count - end)
        while count < 0, errno == EINTR {
            try Interruption.check()
            count = read(descriptor, buffer.baseAddress! + end, buffer.count - end)
        }
        guard count >= 0 else {
            throw .operation("'\(path)' could not be read: \(String(cString: strerror(errno))).")
        }
        end += count
        bytesRead += count
        isAtEnd = count == 0
    }
}
