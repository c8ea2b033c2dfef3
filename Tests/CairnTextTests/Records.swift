import CairnCore
@testable import CairnText
import Testing

/// What was read of one record, in a form that is easy to compare.
struct Record: Equatable, CustomStringConvertible {
    var line: Int
    var offset: Int
    var cells: [String]
    var problem: CSVReader.Problem?
    var raw: String
    var description: String { "\(line)@\(offset) \(cells) \(problem.map { "\($0)" } ?? "") <\(raw)>" }
}

/// Reads a whole file that comes in pieces of at most `chunk` bytes.
func records(
    _ file: [UInt8], _ options: CSVReader.Options = .init(delimiter: UInt8(ascii: ";")), chunk: Int = .max,
    quotedLimit: Int = 64 << 20
) throws -> [Record] {
    var position = 0
    var reader = CSVReader(options: options, quotedLimit: quotedLimit) { memory in
        let size = min(memory.count, file.count - position, chunk)
        memory.copyBytes(from: file[position..<position + size])
        position += size
        return size
    }
    var found: [Record] = []
    while try reader.next() {
        var cells: [String] = []
        for index in 0..<reader.cellCount {
            cells.append(reader.withCell(index) { String(decoding: $0, as: UTF8.self) })
        }
        let raw = reader.withRaw { String(decoding: $0, as: UTF8.self) }
        found.append(
            Record(
                line: reader.line, offset: reader.byteOffset, cells: cells, problem: reader.problem, raw: raw))
    }
    #expect(try !reader.next())
    #expect(reader.cellCount == 0)
    return found
}

/// Random numbers that are the same in every run, so that a failure can be looked at again.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 1
        return GUID.mixed(state)
    }
}
