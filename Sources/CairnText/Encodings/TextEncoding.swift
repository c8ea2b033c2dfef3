/// An encoding of files that come in or go out; inside, all text is UTF-8.
public enum TextEncoding: Sendable {
    /// UTF-8, strictly.
    case utf8
    /// ISO-8859-1: the first 256 code points, a byte each.
    case latin1
    /// windows-1252: ISO-8859-1 with 27 other characters in place of control codes, and five bytes that mean nothing.
    case windows1252
    /// UTF-16 with the lower byte first.
    case utf16LittleEndian

    /// The bytes that a file in this encoding is written with at its start.
    public var byteOrderMark: [UInt8] { self == .utf16LittleEndian ? [0xFF, 0xFE] : [] }

    /// How many bytes a code unit has.
    var unitWidth: Int { self == .utf16LittleEndian ? 2 : 1 }

    /// Appends UTF-8 text in this encoding and returns how many characters it lacks; each of them becomes `?`.
    public func encode(_ utf8: UnsafeRawBufferPointer, into buffer: inout ByteBuffer) -> Int {
        if self == .utf8 {
            buffer.append(utf8)
            return 0
        }
        var lost = 0
        var position = 0
        while position < utf8.count {
            let run = UTF8Text.asciiRun(utf8, from: position)
            appendASCII(UnsafeRawBufferPointer(rebasing: utf8[position..<position + run]), to: &buffer)
            position += run
            guard position < utf8.count else { break }
            // Bytes that are no UTF-8 are lost one by one.
            let next = UTF8Text.scalar(utf8, at: position)
            if !append(next?.value ?? .max, to: &buffer) {
                append(63, to: &buffer)
                lost += 1
            }
            position += next?.width ?? 1
        }
        return lost
    }

    private func appendASCII(_ run: UnsafeRawBufferPointer, to buffer: inout ByteBuffer) {
        guard self == .utf16LittleEndian else { return buffer.append(run) }
        var position = buffer.extend(by: run.count * 2)
        for byte in run {
            buffer.set(pair: UInt16(byte), at: position)
            position += 2
        }
    }

    /// Appends one code point; false, and nothing appended, where this encoding lacks it.
    @discardableResult
    private func append(_ value: UInt32, to buffer: inout ByteBuffer) -> Bool {
        switch self {
        case .utf8: UTF8Text.append(value, to: &buffer)
        case .latin1:
            guard value < 0x100 else { return false }
            buffer.append(UInt8(value))
        case .windows1252:
            guard let byte = Windows1252.byte(of: value) else { return false }
            buffer.append(byte)
        case .utf16LittleEndian:
            guard value < 0x11_0000 else { return false }
            UTF16Text.append(value, to: &buffer)
        }
        return true
    }

    /// Appends bytes of this encoding as UTF-8; false, and nothing appended, where they are not valid in it.
    public func decode(_ bytes: UnsafeRawBufferPointer, into buffer: inout ByteBuffer) -> Bool {
        switch self {
        case .utf8:
            guard UTF8Text.isValid(bytes) else { return false }
            buffer.append(bytes)
            return true
        case .latin1: return decodeBytes(bytes, into: &buffer) { UInt32($0) }
        case .windows1252: return decodeBytes(bytes, into: &buffer, Windows1252.scalar(of:))
        case .utf16LittleEndian: return UTF16Text.decode(bytes, into: &buffer)
        }
    }

    private func decodeBytes(
        _ bytes: UnsafeRawBufferPointer, into buffer: inout ByteBuffer, _ scalar: (UInt8) -> UInt32?
    ) -> Bool {
        let start = buffer.count
        var position = 0
        while position < bytes.count {
            let run = UTF8Text.asciiRun(bytes, from: position)
            buffer.append(UnsafeRawBufferPointer(rebasing: bytes[position..<position + run]))
            position += run
            guard position < bytes.count else { break }
            guard let value = scalar(bytes[position]) else {
                buffer.truncate(to: start)
                return false
            }
            UTF8Text.append(value, to: &buffer)
            position += 1
        }
        return true
    }
}
