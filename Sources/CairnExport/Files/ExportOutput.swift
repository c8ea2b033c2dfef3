internal import CairnCore
internal import CairnJobs
internal import CairnText
internal import Crypto
internal import Foundation

/// Where the rows of one export go: a file that appears when it is whole, or standard output.
protocol ExportOutput: AnyObject {
    /// The file's path; nil for standard output.
    var path: String? { get }
    /// Characters that the encoding lacks, written as `?`.
    var replacedCharacters: Int { get }
    /// Cells that were too long for the format.
    var croppedCells: Int { get }

    /// Takes what a buffer holds, and empties it.
    func write(_ buffer: inout ByteBuffer) throws(Failure)

    /// Writes and syncs what is left; the file has its name only after `publish`.
    func close() throws(Failure)

    /// Gives the file its name.
    func publish() throws(Failure)

    /// What was written; to be asked after `close`.
    var written: WrittenBytes { get }
}

/// How many bytes were written, and their SHA-256.
struct WrittenBytes {
    var count = 0
    private var hasher = SHA256()

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        count += bytes.count
        hasher.update(bufferPointer: bytes)
    }

    /// In lower-case hexadecimal digits.
    var sha256: String { hasher.finalize().hexadecimal }
}

extension Digest {
    /// In lower-case hexadecimal digits.
    var hexadecimal: String {
        map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

/// The bytes of a file or of standard output, counted and hashed on their way.
final class ByteOutlet {
    let path: String?
    private let file: AtomicFile?
    private(set) var written = WrittenBytes()

    init(path: String?) throws(Failure) {
        self.path = path
        file = if let path { try AtomicFile(path: path, isLarge: true) } else { nil }
    }

    func put(_ part: UnsafeRawBufferPointer) throws(Failure) {
        written.add(part)
        if let file { try file.write(part) } else { try StandardOutput.write(part) }
    }

    func close() throws(Failure) { try file?.seal() }

    func publish() throws(Failure) { try file?.finish() }
}

/// Text in the file's encoding, compressed if the job says so.
final class TextOutput: ExportOutput {
    private let outlet: ByteOutlet
    private let encoding: TextEncoding
    private let compressor: Compressor?
    private var encoded = ByteBuffer(capacity: 1 << 16)
    private var compressed = ByteBuffer(capacity: 1 << 16)
    private(set) var replacedCharacters = 0
    var croppedCells: Int { 0 }

    init(path: String?, _ file: FileAction) throws(Failure) {
        outlet = try ByteOutlet(path: path)
        encoding = RowFormat(file).encodingIsFixed ? .utf8 : TextEncoding(file.encoding)
        compressor =
            if let kind = file.compression { try Compressor(Compression(rawValue: kind.rawValue)!) } else { nil }
        let mark = file.byteOrderMark && encoding == .utf8 ? [0xEF, 0xBB, 0xBF] : encoding.byteOrderMark
        try mark.withBytes { bytes throws(Failure) in try compress(bytes) }
    }

    var path: String? { outlet.path }
    var written: WrittenBytes { outlet.written }

    func write(_ buffer: inout ByteBuffer) throws(Failure) {
        if encoding == .utf8 {
            try buffer.withBytes { bytes throws(Failure) in try compress(bytes) }
        } else {
            encoded.removeAll()
            replacedCharacters += buffer.withBytes { encoding.encode($0, into: &encoded) }
            try encoded.withBytes { bytes throws(Failure) in try compress(bytes) }
        }
        buffer.removeAll()
    }

    private func compress(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
        guard let compressor else { return try outlet.put(bytes) }
        try compressor.append(bytes, to: &compressed)
        try flush()
    }

    private func flush() throws(Failure) {
        try compressed.withBytes { bytes throws(Failure) in try outlet.put(bytes) }
        compressed.removeAll()
    }

    func close() throws(Failure) {
        try compressor?.finish(to: &compressed)
        try flush()
        try outlet.close()
    }

    func publish() throws(Failure) { try outlet.publish() }
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
