import CairnTesting
import Testing

/// `cairn load --memory`: how much a transaction holds, never what is loaded.
@Suite struct LoadMemoryTests {
    private static let (learners, items, entries) = (200, 10, 45_000)

    private static let objects: String = {
        let list = (0..<items).map { #"{"guid":"i\#($0)","kind":"quiz"}"# }.joined(separator: ",")
        var lines = [
            #"{"type":"training","guid":"T","title":"T","modality":"campus","items":[\#(list)]}"#,
            #"{"type":"session","guid":"S","training":"T","title":"S"}"#,
        ]
        for learner in 0..<learners {
            lines.append(#"{"type":"learner","login":"user\#(learner)"}"#)
            lines.append(#"{"type":"registration","guid":"r\#(learner)","learner":"user\#(learner)","session":"S"}"#)
        }
        return lines.joined(separator: "\n")
    }()

    /// In no order; every ninth corrects one that came long before, most of them in an earlier transaction.
    private static let log: String = {
        var text = ""
        for index in 0..<entries {
            let id = index % 9 == 8 ? index / 2 : index
            let place = id * 7919 % (learners * items)
            text += #"{"type":"log","id":"e\#(id)","registration":"r\#(place / items)","item":"i\#(place % items)","#
            text += #""startedAt":"2021-03-01T10:00:00Z","seconds":\#(index % 5000)}"# + "\n"
        }
        return text
    }()

    @Test func littleMemoryGivesTheSameStore() throws {
        var dumps: [String] = []
        var batches: [String] = []
        for size in ["16M", "1G"] {
            let bench = try Workbench()
            bench.program = Project.fastProgram
            try bench.must("init")
            try bench.write(Self.objects, to: "objects.jsonl")
            try bench.write(Self.log, to: "log.jsonl")
            try bench.must("load", "objects.jsonl")
            let report = try bench.must("load", "log.jsonl", "--memory", size)
            #expect(report.stderr.contains("0 lines rejected"), "\(report)")
            #expect(try bench.must("verify").exitCode == 0)
            dumps.append(try bench.must("dump").stdout)
            batches.append(try bench.sql("SELECT count(*) FROM batch WHERE source = 'log.jsonl'"))
        }
        #expect(dumps[0] == dumps[1])
        #expect(dumps[0].split(separator: "\n").count > Self.entries / 10 * 8)
        #expect(batches == ["3", "2"])
    }

    @Test(arguments: ["15M", "much"])
    func wrongSizeIsWrongInput(size: String) throws {
        let bench = try Workbench()
        try bench.must("init")
        try bench.write(Self.objects, to: "objects.jsonl")
        let outcome = try bench.cairn("load", "objects.jsonl", "--memory", size)
        #expect(outcome.exitCode == 2 && outcome.stderr.contains("'\(size)'"), "\(outcome)")
    }
}
