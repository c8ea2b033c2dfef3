import CairnTesting
import Foundation
import Testing

/// `cairn import --memory`: how much an import takes, never what it does.
@Suite struct ImportMemoryTests {
    private static let isFast = Project.fastProgram != Project.program
    /// The debug build is too slow for many.
    private static let learners = isFast ? 10_000 : 500
    private static let contents = 20

    private static func bench() throws -> Workbench {
        let bench = try Workbench()
        bench.program = Project.fastProgram
        try bench.must("init")
        var objects = ""
        for content in 0..<contents {
            objects += #"{"type":"learningObject","guid":"o\#(content)"}"# + "\n"
            objects += #"{"type":"version","guid":"v\#(content)","learningObject":"o\#(content)","locale":"en-US","#
            objects += #""title":"t","code":"C\#(content)"}"# + "\n"
        }
        let items = (0..<contents).map { #"{"guid":"i\#($0)","kind":"learning resource","learningObject":"o\#($0)"}"# }
        objects += #"{"type":"training","guid":"T","pathCode":"P","title":"T","modality":"learning_channel","#
        objects += #""items":[\#(items.joined(separator: ","))]}"# + "\n"
        objects += #"{"type":"session","guid":"S","training":"T","title":"S"}"# + "\n"
        for learner in 0..<learners {
            objects += #"{"type":"learner","login":"user\#(learner)"}"# + "\n"
            objects +=
                #"{"type":"registration","guid":"r\#(learner)","learner":"user\#(learner)","session":"S"}"# + "\n"
        }
        try bench.write(objects, to: "objects.jsonl")
        try bench.must("load", "objects.jsonl")
        try bench.write(rows(), to: "instance/imports/rows.csv")
        try bench.write(job, to: "job.xml")
        return bench
    }

    /// A row for each learner and content, in no order.
    private static func rows() -> String {
        let count = learners * contents
        var text = "candidateLogin;sessionGuid;lovCode;progression;timeSpent\n"
        for index in 0..<count {
            let place = index * 7919 % count
            text += "user\(place / contents);S;C\(place % contents);\(place % 101);\(place % 5000)\n"
        }
        return text
    }

    private static let job = """
        <import-config><import><providers><fileSystemSourceProvider><fileName>rows.csv</fileName>
        </fileSystemSourceProvider></providers><actions><createOrUpdateConsolidatedTrackingAction><fields>
        <candidateLogin/><sessionGuid/><lovCode/><progression/><timeSpent/>
        </fields></createOrUpdateConsolidatedTrackingAction></actions></import></import-config>
        """

    @Test func littleMemoryGivesTheSameStore() throws {
        let made = try Self.bench()
        var dumps: [[UInt8]] = []
        var peaks: [Int] = []
        for size in ["16M", "1G"] {
            let bench = try Workbench.copy(of: made)
            bench.program = Project.fastProgram
            try bench.write(Self.job, to: "job.xml")
            let (outcome, usage) = try bench.measuring("import", "job.xml", "--memory", size)
            #expect(outcome.exitCode == 0, "\(outcome)")
            #expect(outcome.stderr.contains("\(Self.learners * Self.contents) created"), "\(outcome)")
            peaks.append(usage.memory)
            dumps.append(Array(try bench.must("dump").stdout.utf8))
        }
        #expect(dumps[0] == dumps[1])
        #expect(dumps[0].count > 1_000_000)
        // The program itself takes some 45 MiB.
        if Self.isFast { #expect(peaks[0] < 85_000 && peaks[0] * 5 < peaks[1] * 4, "\(peaks)") }
    }

    @Test(arguments: [("--memory", "15M", "at least 16M"), ("--memory", "much", "'much'")])
    func wrongSizeIsWrongInput(option: String, size: String, says: String) throws {
        let bench = try Workbench()
        try bench.must("init")
        try bench.write(Self.job, to: "job.xml")
        let outcome = try bench.cairn("import", "job.xml", option, size)
        #expect(outcome.exitCode == 2 && outcome.stderr.contains(says), "\(outcome)")
    }

    @Test func settingHoldsForImportsToo() throws {
        let bench = try Workbench()
        try bench.must("init")
        try bench.write(Self.job, to: "job.xml")
        try bench.write("candidateLogin;sessionGuid;lovCode;progression;timeSpent\n", to: "instance/imports/rows.csv")
        let wrong = try bench.cairn("import", "job.xml", environment: ["CAIRN_MEMORY": "8M"])
        #expect(wrong.exitCode == 2 && wrong.stderr.contains("'8M'"), "\(wrong)")
        #expect(try bench.cairn("import", "job.xml", environment: ["CAIRN_MEMORY": "16M"]).exitCode == 0)
    }
}
