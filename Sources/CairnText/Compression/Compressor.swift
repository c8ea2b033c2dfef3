public import CairnCore

/// Compresses a stream of bytes; the same bytes in the same pieces always give the same result. It is not thread-safe.
public final class Compressor {
    private let encoder: any CompressionEncoder
    private var isFinished = false

    public init(_ kind: Compression) throws(Failure) {
        encoder =
            switch kind {
            case .gzip: try GzipEncoder()
            case .zstd: try ZstandardEncoder()
            }
    }

    /// Takes bytes in, and appends what they have given so far; often that is nothing.
    public func append(_ bytes: UnsafeRawBufferPointer, to buffer: inout ByteBuffer) throws(Failure) {
        precondition(!isFinished, "nothing follows the end")
        if bytes.isEmpty { return }
        try encoder.encode(bytes, isLast: false, into: &buffer)
    }

    /// Appends the rest, with the marks of the end.
    public func finish(to buffer: inout ByteBuffer) throws(Failure) {
        precondition(!isFinished, "it ends once")
        isFinished = true
        try encoder.encode(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true, into: &buffer)
    }
}

/// What the compressor drives.
protocol CompressionEncoder: AnyObject {
    /// Takes all of the bytes in; with `isLast` it also writes the end.
    func encode(_ bytes: UnsafeRawBufferPointer, isLast: Bool, into buffer: inout ByteBuffer) throws(Failure)
}
