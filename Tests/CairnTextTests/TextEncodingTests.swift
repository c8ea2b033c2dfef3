import CairnText
import Testing

@Suite("Encodings")
struct TextEncodingTests {
    private func encode(_ value: String, _ encoding: TextEncoding) -> (bytes: [UInt8], lost: Int) {
        var lost = 0
        let encoded = bytes { buffer in lost = value.withBytes { encoding.encode($0, into: &buffer) } }
        return (encoded, lost)
    }

    private func decode(_ value: [UInt8], _ encoding: TextEncoding) -> String? {
        var isValid = false
        let decoded = bytes { buffer in
            buffer.append("before ")
            isValid = value.withUnsafeBytes { encoding.decode($0, into: &buffer) }
        }
        #expect(decoded.starts(with: "before ".utf8) && (isValid || decoded.count == 7))
        return isValid ? String(decoding: decoded.dropFirst(7), as: UTF8.self) : nil
    }

    @Test("ISO-8859-1 is the first 256 code points")
    func latin1() {
        let all = (0...255).map { UInt8($0) }
        let text = String(String.UnicodeScalarView(all.map { Unicode.Scalar($0) }))
        #expect(decode(all, .latin1).map { Array($0.utf8) } == Array(text.utf8))
        #expect(encode(text, .latin1).bytes == all)
        #expect(encode("a€b😀c", .latin1) == (Array("a?b?c".utf8), 2))
    }

    @Test("windows-1252 has 27 characters of its own and five holes")
    func windows1252() {
        #expect(decode([0x80, 0x85, 0x96, 0x9F, 0xE9, 0xA0], .windows1252) == "€…–Ÿé\u{a0}")
        #expect(encode("€…–Ÿé\u{a0}", .windows1252) == ([0x80, 0x85, 0x96, 0x9F, 0xE9, 0xA0], 0))
        for hole in [0x81, 0x8D, 0x8F, 0x90, 0x9D] as [UInt8] { #expect(decode([65, hole], .windows1252) == nil) }
        let valid = (0...255).map { UInt8($0) }.filter { ![0x81, 0x8D, 0x8F, 0x90, 0x9D].contains($0) }
        #expect(decode(valid, .windows1252).map { encode($0, .windows1252).bytes } == valid)
        #expect(encode("\u{81}\u{80}→", .windows1252) == (Array("???".utf8), 3))
    }

    @Test("UTF-16 writes surrogates in pairs and reads no others")
    func utf16() {
        #expect(
            encode("aé€😀", .utf16LittleEndian)
                == ([0x61, 0, 0xE9, 0, 0xAC, 0x20, 0x3D, 0xD8, 0x00, 0xDE], 0))
        #expect(decode([0x61, 0, 0xE9, 0, 0xAC, 0x20, 0x3D, 0xD8, 0x00, 0xDE], .utf16LittleEndian) == "aé€😀")
        #expect(decode([0x61, 0, 0xE9], .utf16LittleEndian) == nil)
        #expect(decode([0x3D, 0xD8], .utf16LittleEndian) == nil)
        #expect(decode([0x3D, 0xD8, 0x61, 0], .utf16LittleEndian) == nil)
        #expect(decode([0x00, 0xDE, 0x3D, 0xD8], .utf16LittleEndian) == nil)
        #expect(decode([], .utf16LittleEndian) == "")
    }

    @Test(
        "UTF-8 is strict",
        arguments: [
            [0x80], [0xC3], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
            [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0xAF], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xC3, 0x41], [0xE9, 0x20, 0x20],
        ] as [[UInt8]])
    func invalidUTF8(value: [UInt8]) {
        #expect(decode(value, .utf8) == nil)
        #expect(decode(Array("a long ASCII text before ".utf8) + value, .utf8) == nil)
        #expect(decode(value + Array(" and after".utf8), .utf8) == nil)
    }

    @Test("Every code point goes out and comes back")
    func everyScalar() {
        for encoding in [TextEncoding.utf8, .utf16LittleEndian] {
            for start in stride(from: UInt32(0), to: 0x11_0000, by: 0x1000) {
                let scalars = (start..<start + 0x1000).compactMap(Unicode.Scalar.init)
                let text = String(String.UnicodeScalarView(scalars))
                let (encoded, lost) = encode(text, encoding)
                #expect(lost == 0)
                #expect(decode(encoded, encoding).map { Array($0.utf8) } == Array(text.utf8))
            }
        }
    }

    @Test("Runs of ASCII of every length, with something between")
    func runs() {
        for length in 0...40 {
            let run = String(repeating: "x", count: length)
            let text = run + "é" + run + "ü" + run
            for encoding in [TextEncoding.utf8, .latin1, .windows1252, .utf16LittleEndian] {
                let (encoded, lost) = encode(text, encoding)
                #expect(lost == 0)
                #expect(decode(encoded, encoding) == text)
            }
        }
    }

    @Test("Bytes that are no UTF-8 are lost, not trusted")
    func brokenInput() {
        var lost = 0
        let encoded = bytes { buffer in
            lost = ([0x41, 0xFF, 0xC3] as [UInt8]).withUnsafeBytes {
                TextEncoding.utf16LittleEndian.encode($0, into: &buffer)
            }
        }
        #expect(encoded == [0x41, 0, 63, 0, 63, 0])
        #expect(lost == 2)
    }

    @Test("Only UTF-16 files begin with a mark")
    func marks() {
        #expect(TextEncoding.utf16LittleEndian.byteOrderMark == [0xFF, 0xFE])
        #expect(TextEncoding.utf8.byteOrderMark == [])
        #expect(TextEncoding.latin1.byteOrderMark == [])
        #expect(TextEncoding.windows1252.byteOrderMark == [])
    }
}
