internal import CairnCore
internal import CairnJobs
internal import CairnText
internal import Foundation

/// Where the bytes of one export go: a file that appears when it is whole, or standard output.
final class ExportOutput {
    /// The file's path; nil for standard output.
    let path: String?
    private let file: AtomicFile?
    private let encoding: TextEncoding
    private var encoded = ByteBuffer(capacity: 1 << 16)
    private(set) var bytes = 0
    /// Characters that the encoding lacks.
    private(set) var replaced = 0

    init(path: String?, encoding: FileAction.Encoding) throws(Failure) {
        self.path = path
        file = if let path { try AtomicFile(path: path) } else { nil }
        self.encoding = TextEncoding(encoding)
        var mark = ByteBuffer()
        mark.append(contentsOf: self.encoding.byteOrderMark)
        try mark.withBytes { mark throws(Failure) in try put(mark) }
    }

    /// Writes what a buffer holds, in the file's encoding, and empties it.
    func write(_ buffer: inout ByteBuffer) throws(Failure) {
        if case .utf8 = encoding {
            try buffer.withBytes { bytes throws(Failure) in try put(bytes) }
        } else {
            encoded.removeAll()
            replaced += buffer.withBytes { encoding.encode($0, into: &encoded) }
            try encoded.withBytes { bytes throws(Failure) in try put(bytes) }
        }
        buffer.removeAll()
    }

    private func put(_ part: UnsafeRawBufferPointer) throws(Failure) {
        bytes += part.count
        if let file { try file.write(part) } else { try StandardOutput.write(part) }
    }

    func finish() throws(Failure) { try file?.finish() }
}

extension TextEncoding {
    /// The encoding of a job's name.
    init(_ encoding: FileAction.Encoding) {
        self =
            switch encoding {
            case .utf8: .utf8
            case .latin1: .latin1
            case .windows1252: .windows1252
            case .utf16LittleEndian: .utf16LittleEndian
            }
    }
}
