import CairnText
import Testing

@Suite("Byte buffers")
struct ByteBufferTests {
    @Test("What is appended stands there in its order, through every growth")
    func appends() {
        var buffer = ByteBuffer(capacity: 0)
        var expected: [UInt8] = []
        for number in 0..<10_000 {
            let byte = UInt8(truncatingIfNeeded: number)
            buffer.append(byte)
            buffer.append("é\(number)")
            buffer.append(contentsOf: [byte, byte])
            [byte, 7].withUnsafeBytes { buffer.append($0) }
            expected += [byte] + Array("é\(number)".utf8) + [byte, byte, byte, 7]
        }
        #expect(buffer.count == expected.count)
        #expect(buffer.array() == expected)
        #expect(buffer.array(from: 100) == Array(expected[100...]))
        #expect(buffer.array(from: buffer.count) == [])
    }

    @Test("Nothing can be appended")
    func nothing() {
        var buffer = ByteBuffer()
        buffer.append("")
        buffer.append(contentsOf: [])
        buffer.append(UnsafeRawBufferPointer(start: nil, count: 0))
        buffer.append(ByteBuffer(), from: 0, count: 0)
        #expect(buffer.count == 0)
        #expect(buffer.array() == [])
    }

    @Test("Fragments of another buffer")
    func fragments() {
        var source = ByteBuffer()
        source.append("one;two;three")
        #expect(text { $0.append(source, from: 4, count: 3) } == "two")
        #expect(text { $0.append(source, from: 13, count: 0) } == "")
        #expect(text { $0.append(source, from: 0, count: 13) } == "one;two;three")
    }

    @Test("Cutting and forgetting keep what comes first")
    func cuts() {
        var buffer = ByteBuffer()
        buffer.append("abcdef")
        buffer.truncate(to: 2)
        buffer.append("X")
        #expect(buffer.array() == Array("abX".utf8))
        buffer.removeAll()
        #expect(buffer.count == 0)
        buffer.append("y")
        #expect(buffer.withBytes { Array($0) } == Array("y".utf8))
    }

    private struct Oops: Error {}

    @Test("The closure's error comes out with its type")
    func errors() {
        let buffer = ByteBuffer()
        #expect(throws: Oops.self) {
            try buffer.withBytes { (_) throws(Oops) in throw Oops() }
        }
    }

    @Test("A fragment that is none ends the program")
    func noSuchFragment() async {
        await #expect(processExitsWith: .failure) {
            var buffer = ByteBuffer()
            var source = ByteBuffer()
            source.append("abc")
            buffer.append(source, from: 2, count: 2)
        }
        await #expect(processExitsWith: .failure) {
            var buffer = ByteBuffer()
            buffer.truncate(to: 1)
        }
    }
}
