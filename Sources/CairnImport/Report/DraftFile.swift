internal import CairnCore
internal import CairnText

/// A file that is written in larger pieces, and appears when it is whole.
final class DraftFile {
    private let file: AtomicFile
    private var buffer = ByteBuffer(capacity: 2 * DraftFile.piece)
    private static let piece = 64 << 10

    init(path: String) throws(Failure) { file = try AtomicFile(path: path) }

    var path: String { file.path }

    func append(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
        buffer.append(bytes)
        if buffer.count >= Self.piece { try flush() }
    }

    func append(_ bytes: [UInt8]) throws(Failure) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.piece { try flush() }
    }

    private func flush() throws(Failure) {
        try buffer.withBytes { bytes throws(Failure) in try file.write(bytes) }
        buffer.removeAll()
    }

    /// Gives the file its name.
    func publish() throws(Failure) {
        try flush()
        try file.finish()
    }
}
