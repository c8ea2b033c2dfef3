internal import CZlib
internal import CairnCore

/// gzip by zlib, which writes no time and no name into the file's head, so that nothing but the content counts.
final class GzipEncoder: CompressionEncoder {
    /// On the heap, since zlib remembers where it stands.
    private let stream: UnsafeMutablePointer<z_stream>

    /// 15 bits of window, and 16 for a gzip head and trailer.
    private static let windowBits: Int32 = 15 + 16
    private static let memoryLevel: Int32 = 8
    private static let room = 1 << 16

    init() throws(Failure) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let status = deflateInit2_(
            stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, Self.windowBits, Self.memoryLevel, Z_DEFAULT_STRATEGY,
            ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else {
            stream.deallocate()
            throw .operation("gzip could not begin (zlib: \(status)). Free some memory, then try again.")
        }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    func encode(_ bytes: UnsafeRawBufferPointer, isLast: Bool, into buffer: inout ByteBuffer) throws(Failure) {
        var rest = bytes
        repeat {
            // zlib counts what it is given in 32 bits.
            let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
            rest = UnsafeRawBufferPointer(rebasing: rest[piece.count...])
            try deflate(piece, isLast && rest.isEmpty ? Z_FINISH : Z_NO_FLUSH, into: &buffer)
        } while !rest.isEmpty
    }

    private func deflate(
        _ piece: UnsafeRawBufferPointer, _ flush: Int32, into buffer: inout ByteBuffer
    ) throws(Failure) {
        // zlib does not change its input.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: piece.assumingMemoryBound(to: UInt8.self).baseAddress)
        stream.pointee.avail_in = UInt32(piece.count)
        var status = Z_OK
        repeat {
            buffer.append(room: Self.room) { free in
                stream.pointee.next_out = free.assumingMemoryBound(to: UInt8.self).baseAddress
                stream.pointee.avail_out = UInt32(clamping: free.count)
                let room = Int(stream.pointee.avail_out)
                status = CZlib.deflate(stream, flush)
                return room - Int(stream.pointee.avail_out)
            }
            guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
                throw .operation("gzip could not go on (zlib: \(status)). Try again, or leave out the compression.")
            }
        } while stream.pointee.avail_out == 0 || (flush == Z_FINISH && status != Z_STREAM_END)
    }
}
