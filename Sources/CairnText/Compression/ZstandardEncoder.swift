internal import CZstd
internal import CairnCore

/// Zstandard by libzstd, with a checksum at the end, so that a damaged file is noticed when it is read.
final class ZstandardEncoder: CompressionEncoder {
    private let context: OpaquePointer

    init() throws(Failure) {
        guard let context = ZSTD_createCCtx() else {
            throw .operation("zstd could not begin. Free some memory, then try again.")
        }
        self.context = context
        _ = try Self.checked(ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1))
    }

    deinit { ZSTD_freeCCtx(context) }

    func encode(_ bytes: UnsafeRawBufferPointer, isLast: Bool, into buffer: inout ByteBuffer) throws(Failure) {
        var input = ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
        var left = 0
        repeat {
            buffer.append(room: ZSTD_CStreamOutSize()) { free in
                var output = ZSTD_outBuffer(dst: free.baseAddress, size: free.count, pos: 0)
                left = ZSTD_compressStream2(context, &output, &input, isLast ? ZSTD_e_end : ZSTD_e_continue)
                return output.pos
            }
            left = try Self.checked(left)
        } while input.pos < input.size || (isLast && left > 0)
    }

    private static func checked(_ result: Int) throws(Failure) -> Int {
        guard ZSTD_isError(result) == 0 else {
            let reason = String(cString: ZSTD_getErrorName(result))
            throw .operation("zstd could not go on: \(reason). Try again, or leave out the compression.")
        }
        return result
    }
}
