internal import CZlib
internal import CairnCore
internal import Foundation

/// Reads the members of a ZIP file one after the other, in constant memory, and keeps what tells whether they are whole.
struct ZipMemberReader: ~Copyable {
    /// What was seen of one member, which is an XML document.
    struct Member {
        var name: String
        /// Whether its last tag closes its first.
        var hasEnd: Bool
        /// The bytes between `<sheetData>` and `</sheetData>`; 0 where there are none.
        var rowBytes: Int
    }

    private let file: UnsafeMutablePointer<FILE>
    private let stream: UnsafeMutablePointer<z_stream>
    private var input = [UInt8](repeating: 0, count: 1 << 16)
    private var output = [UInt8](repeating: 0, count: 1 << 18)
    /// Whether the members ended where the directory of all of them begins.
    private(set) var isAtDirectory = false

    private static let memberHead = 30
    private static let directoryMark: [UInt8] = [0x50, 0x4B, 1, 2]
    private static let memberMark: [UInt8] = [0x50, 0x4B, 3, 4]

    init(_ file: UnsafeMutablePointer<FILE>) throws(Failure) {
        self.file = file
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // Members have no head of zlib's own.
        guard inflateInit2_(stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            stream.deallocate()
            throw .operation("a workbook could not be read back: the memory is full. Free some, then run this again.")
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// The next member; nil at their end, and where the file is damaged.
    mutating func next() throws(Failure) -> Member? {
        let head = read(Self.memberHead)
        guard head.count == Self.memberHead, head.starts(with: Self.memberMark) else {
            isAtDirectory = head.starts(with: Self.directoryMark)
            return nil
        }
        let nameLength = Int(head[26]) | Int(head[27]) << 8
        let extraLength = Int(head[28]) | Int(head[29]) << 8
        let name = String(decoding: read(nameLength), as: UTF8.self)
        _ = read(extraLength)
        var document = DocumentEnds()
        guard inflate(into: &document) else { return nil }
        return Member(name: name, hasEnd: document.isClosed, rowBytes: document.rowBytes)
    }

    private func read(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let size = fread(&bytes, 1, count, file)
        return Array(bytes.prefix(size))
    }

    /// Inflates one member and puts the file's position behind it.
    private mutating func inflate(into document: inout DocumentEnds) -> Bool {
        inflateReset(stream)
        var status = Z_OK
        while status != Z_STREAM_END {
            let size = fread(&input, 1, input.count, file)
            guard size > 0 else { return false }
            let left = inflate(size, into: &document, &status)
            guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { return false }
            if status == Z_STREAM_END, fseek(file, -left, SEEK_CUR) != 0 { return false }
        }
        return true
    }

    /// Inflates what was read, and returns how many bytes of it belong to no member or the next.
    private mutating func inflate(_ size: Int, into document: inout DocumentEnds, _ status: inout Int32) -> Int {
        let (stream, room) = (stream, output.count)
        return input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.pointee.next_in = input.baseAddress
                stream.pointee.avail_in = UInt32(size)
                repeat {
                    stream.pointee.next_out = output.baseAddress
                    stream.pointee.avail_out = UInt32(room)
                    status = CZlib.inflate(stream, Z_NO_FLUSH)
                    let produced = room - Int(stream.pointee.avail_out)
                    document.append(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(output)[..<produced]))
                } while status == Z_OK && (stream.pointee.avail_in > 0 || stream.pointee.avail_out == 0)
                return Int(stream.pointee.avail_in)
            }
        }
    }
}
