import CairnTesting
import Foundation
import Testing

/// Encodings, held against what iconv makes of the same text.
@Suite struct EncodingReaderTests {
    @Test(arguments: ["ISO-8859-1", "WINDOWS-1252", "UTF-16LE"], ["CSV", "TSV"])
    func bytesAreThoseOfIconv(encoding: String, format: String) throws {
        let readers = try ReaderBench()
        try readers.export("<format>\(format)</format>", to: "utf8")
        let action = "<format>\(format)</format><encoding>\(encoding)</encoding>"
        let summary = try readers.export(action, to: "out")
        for file in 1...6 {
            let text = try readers.bench.text("\(file).utf8")
            try readers.bench.write(Self.having(text, in: encoding), to: "wanted.txt")
            let wanted = try readers.bench.mustRun("iconv -f UTF-8 -t \(encoding) wanted.txt")
            let mark: [UInt8] = encoding == "UTF-16LE" ? [0xFF, 0xFE] : []
            #expect(try readers.bench.bytes("\(file).out") == mark + wanted.output, "file \(file)")
            let lacking = text.unicodeScalars.filter { !Self.has($0, encoding) }.count
            #expect(summary.files[file - 1].replacedCharacters == lacking, "file \(file)")
            #expect(try ManifestFile("\(file).out", in: readers.bench).encoding == encoding)
        }
    }

    @Test(arguments: ["ISO-8859-1", "WINDOWS-1252", "UTF-16LE"])
    func xmlInThatEncodingIsReadByPythonAndXmllint(encoding: String) throws {
        let readers = try ReaderBench()
        let cells = try readers.cells()
        let summary = try readers.export("<format>XML</format><encoding>\(encoding)</encoding>", to: "xml")
        try readers.bench.mustRun("xmllint --huge --noout ?.xml")
        for (index, file) in try readers.bench.read(ReaderBench.files("xml"), by: "xml_rows").enumerated() {
            // Labels are attributes of every row there.
            let expected = CellKind.inXML(cells[index])
            file.expectCells(expected.map { $0.map { Self.having($0, in: encoding) } }, "file \(index + 1)")
            let lacking = expected.dropFirst().joined().flatMap(\.unicodeScalars).filter { !Self.has($0, encoding) }
            #expect(summary.files[index].replacedCharacters == lacking.count, "file \(index + 1)")
        }
    }

    /// A text with `?` for each code point that an encoding lacks.
    private static func having(_ text: String, in encoding: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { has($0, encoding) ? $0 : "?" }))
    }

    private static func has(_ scalar: Unicode.Scalar, _ encoding: String) -> Bool {
        switch encoding {
        case "UTF-16LE": true
        case "ISO-8859-1": scalar.value < 0x100
        // Its bytes from 80 to 9F have characters of their own.
        default:
            scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value)
                || "€ŠšŽžŒœŸ‚ƒ„…†‡ˆ‰‹‘’“”•–—˜™›".unicodeScalars.contains(scalar)
        }
    }
}
