import CairnText

/// The bytes that something appends to an empty buffer.
func bytes(_ append: (inout ByteBuffer) -> Void) -> [UInt8] {
    var buffer = ByteBuffer(capacity: 1)
    append(&buffer)
    return buffer.array()
}

/// The text that something appends to an empty buffer.
func text(_ append: (inout ByteBuffer) -> Void) -> String {
    String(decoding: bytes(append), as: UTF8.self)
}

extension String {
    /// Lends the text's UTF-8.
    func withBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
        Array(utf8).withUnsafeBytes { body($0) }
    }
}
