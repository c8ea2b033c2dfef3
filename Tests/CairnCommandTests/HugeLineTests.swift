import CairnTesting
import Foundation
import Testing

/// A line of a hundred megabytes among others: memory stays within a few times its size, and it costs only itself.
@Suite struct HugeLineTests {
    /// What fills a line, and what stands around that.
    struct Line: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var start = ""
        var filling: Character
        var end = "\n"
        /// What is said of it; nil where it is taken.
        var code: String?
    }

    static let lines = [
        Line(testDescription: "one cell", filling: "x", code: "wrongColumns"),
        Line(testDescription: "delimiters", filling: ";", code: "wrongColumns"),
        Line(testDescription: "quotes", filling: "\"", code: "wrongColumns"),
        Line(testDescription: "a login", filling: "x", end: ";s;lov;10;9;x\n", code: "noRegistration"),
        Line(testDescription: "never closed", start: "ann;s;lov;10;9;\"", filling: "y", code: "unclosedQuote"),
        Line(testDescription: "not in the encoding", start: "é;", filling: "y", end: "\u{FF}\n", code: "notInEncoding"),
        Line(testDescription: "doubled quotes", start: "ann;s;lov;10;9;\"", filling: "\"", end: "\"\n"),
    ]

    private static let length = 100_000_000
    private let job = DirtyFile.Job()

    /// Header, the line, a row for Ann.
    private func write(_ line: Line, _ bench: Workbench) throws {
        func latin(_ text: String) -> [UInt8] { [UInt8](text.data(using: .isoLatin1) ?? Data()) }
        try bench.write(job.header.bytes + latin(line.start), to: "start")
        try bench.write(latin(line.end) + job.taken("ann", 1).bytes, to: "end")
        try bench.mustRun(
            """
            head -c \(Self.length) /dev/zero | tr '\\0' '\(line.filling)' | cat start - end >instance/imports/dirty.csv
            """)
    }

    @Test(arguments: lines)
    func hundredMegabytes(line: Line) throws {
        let dirty = try DirtyBench()
        let bench = dirty.bench
        bench.program = Project.fastProgram
        try write(line, bench)
        try bench.write(job.xml, to: "job.xml")
        let (outcome, usage) = try bench.measuring("import", "job.xml")
        // The line in the reader, among the rows that outlive it, its cell decoded, and what looks for it in the store.
        #expect(usage.memory < 800_000)
        // A few seconds; the debug build takes many times as long.
        #expect(usage.seconds < 120)
        #expect(outcome.exitCode == (line.code == nil ? 0 : 1), "\(outcome)")
        #expect(try dirty.entries().map(\.seconds) == (line.code == nil ? [9, 1] : [1]))
        guard let code = line.code else { return #expect(try dirty.bytes("dirty.rejected.csv") == nil) }
        let reasons = try bench.text("instance/imports/dirty.rejected.jsonl")
        #expect(reasons.contains(#""line":2,"byteOffset":\#(job.header.bytes.count),"#))
        #expect(reasons.contains(#""code":"\#(code)""#) && reasons.count(where: \.isNewline) == 1)
        try bench.mustRun("head -n 2 instance/imports/dirty.csv | cmp - instance/imports/dirty.rejected.csv")
    }

    /// A value of a hundred megabytes in a message and in the log.
    @Test func aHugeValueIsNotToldToItsEnd() throws {
        let bench = try Workbench()
        bench.program = Project.fastProgram
        try bench.makeInstance()
        try bench.write(
            """
            <import><providers><fileSystemSourceProvider><fileName>people.csv</fileName></fileSystemSourceProvider></providers>
            <actions><createOrUpdateLearnerAction><fields><candidateLogin/><entityName/></fields></createOrUpdateLearnerAction></actions>
            <consolidators><timeStampedFileErrorLogger><location>imports/logs</location></timeStampedFileErrorLogger></consolidators>
            </import>
            """, to: "job.xml")
        try bench.mustRun(
            """
            (echo 'login;entity'; printf 'ann;'; head -c \(Self.length) /dev/zero | tr '\\0' x; echo; echo 'bob;') >instance/imports/people.csv
            """)
        let (outcome, usage) = try bench.measuring("import", "job.xml")
        #expect(outcome.exitCode == 1 && usage.memory < 600_000, "\(usage)")
        #expect(outcome.stderr.contains("2 rows of 1 file read: 1 created"))
        #expect(try bench.text("instance/imports/people.rejected.jsonl").utf8.count < 5000)
        #expect(try bench.text("instance/imports/logs/people_20260601120000.log").utf8.count < 50_000)
    }
}
