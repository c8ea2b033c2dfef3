import Foundation
import Testing

@testable import CairnCore

/// A folder that goes with the value.
private final class Folder {
    let path = NSTemporaryDirectory() + "cairn-file-\(UUID())"

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }

    func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path + "/" + name))) }
}

@Suite("Files that appear when they are whole")
struct AtomicFileTests {
    private static let block = LargeFileWriter.blockSize
    /// Around the edges of the blocks in which large files are written.
    private static let sizes = [
        0, 1, 4095, 4096, block - 1, block, block + 1, 2 * block, 2 * block + 1, block * 5 / 2, 5 * block,
    ]

    /// Bytes that tell their place.
    private static func content(_ size: Int) -> [UInt8] {
        var state: UInt64 = 1
        return (0..<size).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 56)
        }
    }

    @Test("Hold what was written to them, in whatever pieces", arguments: sizes, [true, false])
    func contents(size: Int, isLarge: Bool) throws {
        let folder = try Folder()
        let content = Self.content(size)
        for (number, piece) in [size, 1_000_003, 65_536, 4_097].enumerated() {
            let name = "file-\(number)"
            let file = try AtomicFile(path: folder.path + "/" + name, isLarge: isLarge)
            for start in stride(from: 0, to: size, by: max(piece, 1)) {
                try content[start..<min(start + max(piece, 1), size)].withUnsafeBytes(file.write)
            }
            #expect(try !folder.names.contains(name))
            #expect(file.count == size)
            try file.finish()
            #expect(try folder.bytes(name) == content, "pieces of \(piece)")
        }
        #expect(try folder.names == ["file-0", "file-1", "file-2", "file-3"])
    }

    @Test("Replace what stood there, and only when they are whole", arguments: [true, false])
    func replacing(isLarge: Bool) throws {
        let folder = try Folder()
        let old = try AtomicFile(path: folder.path + "/file")
        try old.write("old")
        try old.finish()
        let content = Self.content(Self.block * 2 + 77)
        let file = try AtomicFile(path: folder.path + "/file", isLarge: isLarge)
        try content.withUnsafeBytes(file.write)
        #expect(try folder.bytes("file") == Array("old".utf8))
        try file.finish()
        #expect(try folder.bytes("file") == content)
        #expect(try folder.names == ["file"])
    }

    @Test("Leave nothing behind when they are given up", arguments: sizes, [true, false])
    func discarded(size: Int, isLarge: Bool) throws {
        let folder = try Folder()
        let file = try AtomicFile(path: folder.path + "/given-up", isLarge: isLarge)
        try Self.content(size).withUnsafeBytes(file.write)
        file.discard()
        file.discard()
        #expect(try folder.names == [])
        // The same by being let go of.
        try AtomicFile(path: folder.path + "/let-go", isLarge: isLarge).write("x")
        #expect(try folder.names == [])
    }

    @Test("What is given up is not written to the next file, which may get its number")
    func givenUpForGood() throws {
        let folder = try Folder()
        let content = Self.content(2 * Self.block)
        for _ in 0..<40 {
            let file = try AtomicFile(path: folder.path + "/given-up", isLarge: true)
            try content.withUnsafeBytes(file.write)
            file.discard()
            let next = try AtomicFile(path: folder.path + "/next", isLarge: true)
            usleep(1_000)
            try next.finish()
            #expect(try folder.bytes("next") == [])
        }
    }

    @Test("Pipes and devices are written to as they are", arguments: [true, false])
    func device(isLarge: Bool) throws {
        let file = try AtomicFile(path: "/dev/null", isLarge: isLarge)
        try Self.content(Self.block + 1).withUnsafeBytes(file.write)
        try file.finish()
        #expect(file.count == Self.block + 1)
        let full = try AtomicFile(path: "/dev/full", isLarge: isLarge)
        let error = #expect(throws: Failure.self) { try full.write("x") }
        #expect(error?.message.contains("the disk is full") == true)
    }
}

/// What `AtomicFile` writes large files with; `/dev/full` takes nothing, as a full disk.
@Suite("Large files")
struct LargeFileWriterTests {
    @Test("Tell that the disk is full, as soon as a block could not be written or in the end", arguments: 0..<6)
    func full(halfBlocks: Int) throws {
        let descriptor = open("/dev/full", O_WRONLY | O_CLOEXEC)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        let writer = LargeFileWriter(descriptor)
        let piece = [UInt8](repeating: 7, count: LargeFileWriter.blockSize / 2)
        var problems: [Int32] = []
        for _ in 0..<halfBlocks { problems.append(piece.withUnsafeBytes(writer.write)) }
        // A block that is on its way is told of by the next one that is full: the third at the latest.
        #expect(problems.prefix(3).allSatisfy { $0 == 0 })
        #expect(problems.drop { $0 == 0 }.allSatisfy { $0 == ENOSPC })
        #expect(writer.finish() == (halfBlocks == 0 ? 0 : ENOSPC))
    }

    @Test("Whoever goes on writing to a full disk is told again, and nothing hangs")
    func fullForLong() throws {
        let descriptor = open("/dev/full", O_WRONLY | O_CLOEXEC)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        let writer = LargeFileWriter(descriptor)
        let piece = [UInt8](repeating: 7, count: 3 * LargeFileWriter.blockSize)
        #expect(piece.withUnsafeBytes(writer.write) == ENOSPC)
        #expect(piece.withUnsafeBytes(writer.write) == ENOSPC)
        #expect(writer.finish() == ENOSPC)
        #expect(writer.finish() == ENOSPC)
    }

    @Test("Write nothing any more once they are stopped, even if the number is another file's then")
    func stopped() throws {
        let piece = [UInt8](repeating: 7, count: 2 * LargeFileWriter.blockSize)
        for _ in 0..<50 {
            let descriptor = open("/dev/null", O_WRONLY | O_CLOEXEC)
            weak var letGo: LargeFileWriter?
            do {
                let writer = LargeFileWriter(descriptor)
                letGo = writer
                #expect(piece.withUnsafeBytes(writer.write) == 0)
                writer.stop()
            }
            close(descriptor)
            // Its thread keeps it no longer than it takes to end.
            for _ in 0..<2_000 where letGo != nil { usleep(500) }
            #expect(letGo == nil)
        }
    }
}
