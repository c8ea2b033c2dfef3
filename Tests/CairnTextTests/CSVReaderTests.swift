import CairnText
import Testing

@Suite("Records of delimited text")
struct CSVReaderTests {
    @Test(
        "Cells and records",
        arguments: [
            ("", []), ("a;b\n", [["a", "b"]]), ("a;b", [["a", "b"]]), ("a;b\r\nc;d\r\n", [["a", "b"], ["c", "d"]]),
            ("a\nb\r\nc", [["a"], ["b"], ["c"]]), (";\n", [["", ""]]), ("a;", [["a", ""]]), (";", [["", ""]]),
            ("\n\na\n\r\n\nb\n\n", [["a"], ["b"]]), ("\"\"\n", [[""]]), (" \n", [[" "]]),
            ("\"a;b\";\"c\n\"\n", [["a;b", "c\n"]]), ("\"a\"\"b\";\"\"\"\"\n", [["a\"b", "\""]]),
            ("\"\"\"a\"\"\"", [["\"a\""]]), ("\"x\r\ny\"\r\n", [["x\r\ny"]]),
            ("a\"b;c\"\n", [["a\"b", "c\""]]), (" \"a\"\n", [[" \"a\""]]), ("a\rb\n", [["a\rb"]]), ("a\r", [["a\r"]]),
            ("a\r\r\nb", [["a\r"], ["b"]]), ("a\0b;\0\n", [["a\0b", "\0"]]), ("\"a\"", [["a"]]),
            ("\"a\";", [["a", ""]]),
            ("é;ü\n", [["é", "ü"]]), ("\"a\r\"\n", [["a\r"]]),
        ])
    func cells(file: String, expected: [[String]]) throws {
        #expect(try records(Array(file.utf8)).map(\.cells) == expected)
    }

    @Test(
        "CR alone ends a record where it may",
        arguments: [
            ("a;b\rc;d\r", [["a", "b"], ["c", "d"]]), ("a\r\nb\nc\rd", [["a"], ["b"], ["c"], ["d"]]),
            ("a\r\r\nb\r", [["a"], ["b"]]), ("\"x\ry\"\rz", [["x\ry"], ["z"]]), ("\r", []),
        ])
    func carriageReturns(file: String, expected: [[String]]) throws {
        let options = CSVReader.Options(delimiter: 59, autoDetectLineEndings: true)
        #expect(try records(Array(file.utf8), options).map(\.cells) == expected)
    }

    @Test("Lines and offsets are those of the file")
    func places() throws {
        let file = "h1;h2\r\n\r\n\"two\nlines\r\nor three\";x\n\nlast"
        #expect(
            try records(Array(file.utf8)) == [
                Record(line: 1, offset: 0, cells: ["h1", "h2"], raw: "h1;h2"),
                Record(
                    line: 3, offset: 9, cells: ["two\nlines\r\nor three", "x"], raw: "\"two\nlines\r\nor three\";x"),
                Record(line: 7, offset: 34, cells: ["last"], raw: "last"),
            ])
    }

    @Test("CR alone is a line where it ends one")
    func carriageReturnLines() throws {
        let options = CSVReader.Options(delimiter: 59, autoDetectLineEndings: true)
        #expect(try records(Array("\"a\rb\r\nc\"\r\rd".utf8), options).map(\.line) == [1, 5])
        #expect(try records(Array("\"a\rb\r\nc\"\nd".utf8)).map(\.line) == [1, 3])
    }

    @Test("The raw line has its end as it came")
    func rawLines() throws {
        let file = Array("a\r\n\"b\"\nc".utf8)
        var rest = file[...]
        var reader = CSVReader(options: .init(delimiter: 59)) { memory in
            let size = min(memory.count, rest.count)
            memory.copyBytes(from: rest.prefix(size))
            rest = rest.dropFirst(size)
            return size
        }
        var lines: [String] = []
        while try reader.next() { lines.append(reader.withRawLine { String(decoding: $0, as: UTF8.self) }) }
        #expect(lines == ["a\r\n", "\"b\"\n", "c"])
    }

    @Test("However the file comes in pieces, the records are the same", arguments: [1, 2, 3, 5, 7, 64])
    func pieces(chunk: Int) throws {
        let text =
            "a;\"b\"\"c\";d\r\n\r\n\"x\r\ny\";\"\"\r\n\"bad\"x;y\r\n"
            + "e;\"open\r\nf;\"\r\ng\";h\ri\r\n\"never\r\nended"
        for auto in [false, true] {
            for encoding in [TextEncoding.utf8, .windows1252, .utf16LittleEndian] {
                let options = CSVReader.Options(delimiter: 59, encoding: encoding, autoDetectLineEndings: auto)
                let file = bytes { buffer in _ = text.withBytes { encoding.encode($0, into: &buffer) } }
                #expect(try records(file, options, chunk: chunk) == records(file, options))
            }
        }
    }

    @Test("A line may be as long as memory is")
    func longLine() throws {
        let long = [UInt8](repeating: UInt8(ascii: "x"), count: 100_000_000)
        var lines: [(Int, Int)] = []
        var pieces = [Array("a;b\n".utf8), long, Array(";y\nc;d\n".utf8)][...]
        var offset = 0
        var reader = CSVReader(options: .init(delimiter: 59)) { memory in
            guard let piece = pieces.first else { return 0 }
            let size = min(memory.count, piece.count - offset)
            memory.copyBytes(from: piece[offset..<offset + size])
            offset += size
            if offset == piece.count {
                pieces = pieces.dropFirst()
                offset = 0
            }
            return size
        }
        while try reader.next() { lines.append((reader.line, reader.withCell(0) { $0.count })) }
        #expect(lines.map(\.0) == [1, 2, 3])
        #expect(lines.map(\.1) == [1, 100_000_000, 1])
    }

    @Test("Cells beyond the limit are counted, lent as they stand, and must be in the encoding")
    func cellLimit() throws {
        func read(_ file: [UInt8], _ encoding: TextEncoding, limit: Int) throws -> [String] {
            var rest = file[...]
            let options = CSVReader.Options(delimiter: 59, encoding: encoding, cellLimit: limit)
            var reader = CSVReader(options: options) { memory in
                let size = min(memory.count, rest.count, 2)
                memory.copyBytes(from: rest.prefix(size))
                rest = rest.dropFirst(size)
                return size
            }
            var found: [String] = []
            while try reader.next() {
                let further = reader.withFurtherCells { String(decoding: $0, as: UTF8.self) }
                found.append(
                    "\(reader.cellCount) \(reader.keptCellCount) <\(further)>\(reader.problem.map { " \($0)" } ?? "")")
            }
            return found
        }
        let file = Array("a;b\na;\"b\"\na;b;\"c\";d\r\na;b;\n\na;b;c;\"d\n\na;b;\"c\"d\na;b;\"c\n\"".utf8)
        let expected = [
            "2 2 <>", "2 2 <>", "4 2 <\"c\";d>", "3 2 <>", "0 0 <> unclosedQuote", "0 0 <> textAfterQuote",
            "3 2 <\"c\n\">",
        ]
        for encoding in [TextEncoding.utf8, .windows1252] {
            #expect(try read(file, encoding, limit: 2) == expected)
            #expect(try read(file, encoding, limit: .max).allSatisfy { $0.contains("<>") })
        }
        #expect(try read([97, 59, 98, 59, 0x81], .windows1252, limit: 2) == ["0 0 <> notInEncoding"])
        #expect(try read([97, 59, 98, 59, 0xFF], .utf8, limit: 2) == ["0 0 <> notInEncoding"])
    }

    private struct Gone: Error {}

    @Test("An error of reading comes out, and the record is not lost")
    func errors() throws {
        var calls = 0
        var reader = CSVReader(options: .init(delimiter: 59)) { memory in
            calls += 1
            if calls == 2 { throw Gone() }
            let piece = calls == 1 ? "a;b\nc" : calls == 3 ? ";d\n" : ""
            memory.copyBytes(from: piece.utf8)
            return piece.utf8.count
        }
        #expect(try reader.next())
        do {
            _ = try reader.next()
            Issue.record("the error was lost")
        } catch {
            #expect(error is Gone)
        }
        #expect(try reader.next())
        #expect(reader.line == 2)
        #expect(reader.withRaw { String(decoding: $0, as: UTF8.self) } == "c;d")
    }

    @Test("Nothing of a file is lost, and lines are counted right", arguments: [false, true])
    func nothingLost(auto: Bool) throws {
        var generator = SeededGenerator(state: auto ? 1 : 2)
        let alphabet = Array("a;\"\"\n\r".utf8)
        let options = CSVReader.Options(delimiter: 59, autoDetectLineEndings: auto)
        for _ in 0..<20_000 {
            let size = Int.random(in: 0...14, using: &generator)
            let file = (0..<size).map { _ in alphabet.randomElement(using: &generator)! }
            var end = 0
            for record in try records(file, options, chunk: 4) {
                // Between two records there are line ends only: that of the first, and blank lines.
                #expect(file[end..<record.offset].allSatisfy { $0 == 10 || $0 == 13 }, "\(file)")
                #expect(record.line == 1 + lineEnds(file[..<record.offset], auto: auto), "\(file)")
                #expect(file[record.offset...].starts(with: record.raw.utf8), "\(file)")
                end = record.offset + record.raw.utf8.count
            }
            #expect(file[end...].allSatisfy { $0 == 10 || $0 == 13 }, "\(file)")
        }
    }

    private func lineEnds(_ bytes: ArraySlice<UInt8>, auto: Bool) -> Int {
        bytes.indices.count { index in
            bytes[index] == 10 || (auto && bytes[index] == 13 && bytes.dropFirst(index + 1).first != 10)
        }
    }
}
