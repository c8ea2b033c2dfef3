import CairnTesting
import Foundation
import Testing

/// Files made of all that can be wrong, at random: what the program makes of them is what a plain reader says.
@Suite struct RandomDirtyImportTests {
    struct Form: Sendable, CustomTestStringConvertible {
        var encoding: String.Encoding
        var delimiter: (name: String, text: String)
        var autoDetectLineEndings: Bool

        var job: DirtyFile.Job {
            var job = DirtyFile.Job()
            job.encoding = encoding
            job.delimiter = delimiter
            job.autoDetectLineEndings = autoDetectLineEndings
            return job
        }

        var testDescription: String { "\(job.encodingName) \(delimiter.name) \(autoDetectLineEndings)" }
    }

    static let forms = [
        Form(encoding: .utf8, delimiter: ("semicolon", ";"), autoDetectLineEndings: false),
        Form(encoding: .utf8, delimiter: ("tabulation", "\t"), autoDetectLineEndings: true),
        Form(encoding: .isoLatin1, delimiter: ("comma", ","), autoDetectLineEndings: true),
        Form(encoding: .windowsCP1252, delimiter: ("semicolon", ";"), autoDetectLineEndings: false),
        Form(encoding: .utf16LittleEndian, delimiter: ("pipe", "|"), autoDetectLineEndings: false),
        Form(encoding: .utf16LittleEndian, delimiter: ("semicolon", ";"), autoDetectLineEndings: true),
    ]
    private static let filesOfAForm = 60

    @Test(arguments: forms.indices)
    func nothingIsLost(form number: Int) throws {
        var job = Self.forms[number].job
        let dirty = try DirtyBench()
        var random = RandomDirtyFile(job, seed: UInt64(number + 1))
        var names: [String] = []
        for index in 100..<100 + Self.filesOfAForm {
            names.append("r-\(index)")
            try dirty.write(random.next(), to: "r-\(index).csv")
        }
        var model = DirtyModel(job)
        job.fileName = "r-*.csv"
        let first = try check(names, job, dirty, &model)
        // Nothing is mended, and the rows that were rejected come again.
        let rejected = zip(names, first).filter { $1.rejectedBytes != nil }
        try #require(rejected.count > Self.filesOfAForm / 2)
        job.fileName = "r-*.rejected.csv"
        let second = try check(rejected.map { $0.0 + ".rejected" }, job, dirty, &model)
        // A quote that was never closed could meet another one where the rows between them are gone; here none does.
        for ((name, before), after) in zip(rejected, second) {
            #expect(after.rejectedBytes == before.rejectedBytes, "\(name)")
            #expect(after.rejections.map(\.message) == before.rejections.map(\.message), "\(name)")
        }
        #expect(try dirty.bench.cairn("verify").exitCode == 0)
    }

    /// Imports files, and holds what is left of each against the model.
    private func check(
        _ names: [String], _ job: DirtyFile.Job, _ dirty: DirtyBench, _ model: inout DirtyModel
    ) throws -> [DirtyModel.Expectation] {
        var expected: [DirtyModel.Expectation] = []
        for name in names { expected.append(model.take(try #require(try dirty.bytes(name + ".csv")))) }
        let (exitCode, report) = try dirty.run(job)
        #expect(exitCode == (expected.allSatisfy(\.rejections.isEmpty) ? 0 : 1))
        #expect(report.warnings.count == expected.reduce(0) { $0 + $1.warnings })
        try #require(report.files.map(\.name) == names.map { $0 + ".csv" })
        for ((name, file), expected) in zip(zip(names, report.files), expected) {
            #expect(file.counts["rows"] == expected.rows && file.counts.isComplete, "\(name): \(file.counts)")
            let counts = file.counts.filter { $0.value > 0 && $0.key != "rows" }
            #expect(counts == expected.counts, "\(name)")
            #expect(try dirty.bytes(name + ".rejected.csv") == expected.rejectedBytes, "\(name)")
            #expect(try dirty.rejections(name + ".rejected.jsonl") == expected.rejections, "\(name)")
        }
        #expect(try dirty.entries() == model.entries)
        return expected
    }
}

/// Makes dirty files: rows that are right, rows that are wrong, and noise.
private struct RandomDirtyFile {
    private let job: DirtyFile.Job
    private var random: SeededRandom

    init(_ job: DirtyFile.Job, seed: UInt64) { (self.job, random) = (job, SeededRandom(seed: seed)) }

    /// Logins that can be written in the job's encoding.
    private var logins: [String] {
        DirtyBench.learners.filter { $0.utf8.count < 100 && $0.data(using: job.encoding) != nil } + ["nobody", ""]
    }

    mutating func next() -> [UInt8] {
        var file: [UInt8] = []
        if random.percent(40) { file += mark }
        if random.percent(10) { file += blankLines() }
        file += job.header.bytes
        for _ in 0..<random.below(14) {
            switch random.below(10) {
            case 0..<5: file += job.bytes(row())
            case 5: file += job.bytes(shortOrLong())
            case 6: file += blankLines()
            default: for _ in 0..<1 + random.below(6) { file += noise() }
            }
        }
        if random.percent(40) { for _ in 0..<1 + random.below(3) { damage(&file) } }
        return file
    }

    private var mark: [UInt8] { job.encoding == .utf16LittleEndian ? [0xFF, 0xFE] : [0xEF, 0xBB, 0xBF] }

    private mutating func blankLines() -> [UInt8] { job.bytes(random.pick(["\n", "\r\n", "\n\n", "\r", "\n\r\n"])) }

    private mutating func end() -> String { random.pick(["\n", "\n", "\n", "\r\n", "\r\n", "\r", ""]) }

    private mutating func row() -> String {
        let login = random.pick(logins)
        let needsQuotes = login.contains { "\";,|\t\r\n".contains($0) } || login.contains("\r\n")
        let cells = [
            // Now and then the quotes are missing.
            random.percent(needsQuotes ? 85 : 15) ? quoted(login) : login, random.pick(["s", "s", "s", "\"s\"", "S"]),
            random.pick(["lov", "lov", "lov", "lov", ""]), random.pick(["10", "0", "100", "", "7", "101", "x"]),
            random.pick(["", "0", String(random.below(40)), "\"5\"", "1000000000000"]),
            random.pick([
                "x", "", "\"a\nb\"", "\"a\r\nb\"", "\"\"", "5\" disk", quoted("\"" + job.delimiter.text), "\0",
            ]),
        ]
        return cells.joined(separator: job.delimiter.text) + end()
    }

    private func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }

    private mutating func shortOrLong() -> String {
        (0..<random.below(9)).map { _ in random.pick(["x", "ann", "", "\"q\""]) }.joined(separator: job.delimiter.text)
            + end()
    }

    private mutating func noise() -> [UInt8] {
        if random.percent(70) {
            return job.bytes(
                random.pick([
                    job.delimiter.text, ";", ",", "|", "\t", "\"", "\"", "\"\"", "\n", "\r\n", "\r", "\0", "é", "ann",
                    "s",
                    "lov", "10", " ", String(repeating: "x", count: 300),
                ]))
        }
        return random.pick([
            [0xFF], [0xE9], [0xC3], [0x81], [0x9D], [0x00, 0xD8], [0x3D, 0xD8, 0x00, 0xDE], [0x41], [0x0A], [0x0D],
            [0x22], mark,
            [0xE2, 0x82], [0xF0, 0x9F, 0x98, 0x80],
        ])
    }

    /// Takes a byte away, or puts one in, which in UTF-16 shifts all that follows.
    private mutating func damage(_ file: inout [UInt8]) {
        let place = random.below(file.count)
        if random.percent(50) {
            file.remove(at: place)
        } else {
            file.insert(random.pick([0x00, 0x0A, 0x0D, 0x22, 0x3B, 0x41, 0x80, 0xFF]), at: place)
        }
    }
}
