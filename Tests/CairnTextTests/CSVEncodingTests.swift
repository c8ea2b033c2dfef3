import CairnText
import Testing

@Suite("Encodings of delimited text")
struct CSVEncodingTests {
    private func utf16(_ text: String) -> [UInt8] {
        bytes { buffer in _ = text.withBytes { TextEncoding.utf16LittleEndian.encode($0, into: &buffer) } }
    }

    @Test("UTF-16 is read by its units")
    func units() throws {
        // U+0A3B and U+3B0A hold the bytes of LF and the delimiter.
        let options = CSVReader.Options(delimiter: 59, encoding: .utf16LittleEndian)
        let file = [0xFF, 0xFE] + utf16("a\u{0A3B};\u{3B0A}😀\r\n\r\n\"x\n\"\"y\";\u{2200}\u{220A}\n")
        let found = try records(file, options)
        #expect(found.map(\.cells) == [["a\u{0A3B}", "\u{3B0A}😀"], ["x\n\"y", "\u{2200}\u{220A}"]])
        #expect(found.map(\.line) == [1, 3])
        #expect(found.map(\.offset) == [2, 2 + 2 * 10])
    }

    @Test("Half a unit at the end is a problem of the last record", arguments: ["b", "\"b\"", "\"b", "", "b;"])
    func halfUnit(last: String) throws {
        let options = CSVReader.Options(delimiter: 59, encoding: .utf16LittleEndian)
        let found = try records(utf16("a\n" + last) + [0x61], options)
        #expect(found.count == 2)
        #expect(found.first?.cells == ["a"])
        #expect(found.last?.problem != nil)
    }

    @Test("A lone surrogate is a problem of its record")
    func surrogate() throws {
        let options = CSVReader.Options(delimiter: 59, encoding: .utf16LittleEndian)
        let found = try records(utf16("a\n") + [0x00, 0xD8, 10, 0] + utf16("b"), options)
        #expect(found.map(\.problem) == [nil, .notInEncoding, nil])
    }

    @Test("The mark of the file's own encoding is skipped, others are text")
    func marks() throws {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        for chunk in [1, 2, 3, 100] {
            let found = try records(mark + Array("\"a\";b\n".utf8), chunk: chunk)
            #expect(found.map(\.cells) == [["a", "b"]])
            #expect(found.map(\.offset) == [3])
        }
        #expect(try records(mark).isEmpty)
        #expect(try records([0xEF]).map(\.problem) == [.notInEncoding])
        #expect(try records(mark + [97], .init(delimiter: 59, encoding: .windows1252)).map(\.cells) == [["ï»¿a"]])
        #expect(try records([0xFF, 0xFE], .init(delimiter: 59, encoding: .utf16LittleEndian)).isEmpty)
        #expect(try records([0xFF, 0xFE, 97]).map(\.problem) == [.notInEncoding])
    }

    @Test("What the writer writes, the reader reads")
    func roundTrip() throws {
        var generator = SeededGenerator(state: 3)
        let letters: [Character] = ["a", "é", "€", ";", "\"", "\n", "\r", "\r\n", " ", "😀", "\t"]
        for _ in 0..<300 {
            let rows = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                ["x"]
                    + (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                        let size = Int.random(in: 0...6, using: &generator)
                        return String((0..<size).map { _ in letters.randomElement(using: &generator)! })
                    }
            }
            let format = RowFormat.csv(delimiter: 59)
            let cellFormat = format.cell(of: FormatColumn(name: "a"))
            let file = text { buffer in
                for row in rows {
                    for (index, cell) in row.enumerated() {
                        if index > 0 { buffer.append(contentsOf: format.separator) }
                        cell.withBytes { cellFormat.append($0, to: &buffer) }
                    }
                    buffer.append(contentsOf: format.rowEnd)
                }
            }
            for encoding in [TextEncoding.utf8, .utf16LittleEndian] {
                let encoded = bytes { buffer in _ = file.withBytes { encoding.encode($0, into: &buffer) } }
                let read = try records(encoded, .init(delimiter: 59, encoding: encoding), chunk: 3)
                #expect(read.map { $0.cells.map { Array($0.utf8) } } == rows.map { $0.map { Array($0.utf8) } })
            }
        }
    }
}
