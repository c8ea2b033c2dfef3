import CairnCore
import CairnText
import Foundation
import Testing

@Suite("Compressed files")
struct CompressorTests {
    private func compress(_ content: [UInt8], _ kind: Compression, chunk: Int) throws -> [UInt8] {
        let compressor = try Compressor(kind)
        var buffer = ByteBuffer()
        for start in stride(from: 0, to: content.count, by: chunk) {
            try Array(content[start..<min(start + chunk, content.count)]).withBytes { bytes throws(Failure) in
                try compressor.append(bytes, to: &buffer)
            }
        }
        try compressor.finish(to: &buffer)
        return buffer.array()
    }

    private static var contents: [[UInt8]] {
        var generator = SeededGenerator(state: 5)
        let random = (0..<300_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let rows = Array(String(repeating: "one;two;é\r\n", count: 100_000).utf8)
        return [[], [65], random, rows]
    }

    @Test("The system's programs give back what went in", arguments: Compression.allCases)
    func roundTrip(kind: Compression) throws {
        let folder = try TestFolder()
        for content in Self.contents {
            for chunk in [1 << 10, 1 << 16, 1 << 24] {
                let file = folder.file("a.\(kind.fileExtension)")
                let compressed = try compress(content, kind, chunk: chunk)
                try Data(compressed).write(to: URL(fileURLWithPath: file))
                let result = try Programs.run([kind.rawValue, "-dc", file])
                #expect(result.status == 0)
                #expect(Array(result.output) == content)
                #expect(content.count < 1_000_000 || compressed.count < content.count / 20)
                #expect(try compress(content, kind, chunk: chunk) == compressed)
            }
        }
    }

    @Test("gzip's head has no time")
    func head() throws {
        #expect(try compress([65], .gzip, chunk: 1).prefix(8) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
    }

    @Test("Jobs call them by these names")
    func names() {
        #expect(Compression.allCases.map(\.rawValue) == ["gzip", "zstd"])
        #expect(Compression.allCases.map(\.fileExtension) == ["gz", "zst"])
    }
}
