import CairnTesting
import Testing

/// `cairn dump`: loading it into a fresh instance gives the same dump and the same exports, byte for byte.
@Suite struct DumpTests {
    /// What was done to the course before it is dumped.
    struct History: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// Each loaded by a run of its own.
        var loads: [String]

        init(_ name: String, _ loads: String...) { (testDescription, self.loads) = (name, loads) }
    }

    static let histories = [
        History("untouched"),
        History("learner deleted", #"{"type":"learner","login":"ann","deleted":true}"#),
        History(
            "manager deleted", #"{"type":"learner","login":"ann","deleted":true}"#, #"{"type":"learner","login":"ann"}"#
        ),
        History("registration deleted", #"{"type":"registration","guid":"r-ann","deleted":true}"#),
        History("session deleted", #"{"type":"session","guid":"s-1","deleted":true}"#),
        History("training deleted", #"{"type":"training","guid":"t-1","deleted":true}"#),
        History("event deleted", #"{"type":"event","guid":"ev-1","deleted":true}"#),
        History("version deleted", #"{"type":"version","guid":"lov-1","deleted":true}"#),
        History(
            "login taken over",
            """
            {"type":"learner","guid":"l-ann","deleted":true}
            {"type":"learner","guid":"l-new","login":"ann"}
            """),
        History(
            "entry moved and moved back",
            #"{"type":"log","id":"x-1","registration":"r-bob","item":"i-quiz","startedAt":"2021-05-02T10:00:00Z","seconds":30}"#,
            #"{"type":"log","id":"x-1","registration":"r-ann","item":"i-lo","startedAt":"2021-05-02T10:00:00Z","seconds":30}"#,
            #"{"type":"log","id":"x-1","kind":"void"}"#,
            #"{"type":"log","id":"x-1","registration":"r-bob","item":"i-lo","startedAt":"2021-05-02T10:00:00Z","seconds":31}"#
        ),
        History(
            "replacement and reset",
            """
            {"type":"log","kind":"replacement","registration":"r-ann","item":"i-lo","status":"completed","completedAt":"2021-05-03T11:00:00Z","progression":100}
            {"type":"log","kind":"reset","registration":"r-ann","item":"i-quiz"}
            {"type":"log","id":"y-1","kind":"replacement","registration":"r-bob","item":"i-lo","startedAt":"2021-05-03T11:00:00Z","seconds":7}
            {"type":"log","id":"y-1","kind":"replacement","registration":"r-bob","item":"i-lo","seconds":8}
            """),
        History(
            "item removed",
            #"{"type":"training","guid":"t-1","items":[{"guid":"i-class","kind":"classroom activity"}]}"#),
        History(
            "items turned round",
            #"{"type":"training","guid":"t-1","items":[{"guid":"i-class","kind":"classroom activity"},{"guid":"i-new","kind":"poll"},{"guid":"i-lo","kind":"learning resource","learningObject":"lo-1"}]}"#
        ),
        History(
            "attendance changed",
            #"{"type":"attendance","event":"ev-1","registration":"r-ann","status":"absent"}"#,
            #"{"type":"attendance","event":"ev-1","registration":"r-bob","status":"present"}"#,
            #"{"type":"attendance","event":"ev-1","registration":"r-ann","status":"present","points":3}"#,
            #"{"type":"event","guid":"ev-1","durationMinutes":30}"#),
        History(
            "managers in a ring",
            """
            {"type":"learner","guid":"l-cyd","login":"cyd","manager":"bob"}
            {"type":"learner","login":"ann","manager":"cyd"}
            """),
        History(
            "entities moved",
            """
            {"type":"entity","guid":"e-2","name":"South"}
            {"type":"entity","guid":"e-1","parent":"e-2"}
            {"type":"entity","guid":"ROOT","name":"The firm"}
            """),
        History(
            "awkward texts",
            #"{"type":"learner","guid":"l \" \\ é 😀","login":"a;b\"c\r\n\td","name":"\u0000\u001f\u2028e\u0301","locales":["fr","en"]}"#
        ),
        History(
            "classroom item removed",
            #"{"type":"training","guid":"t-1","items":[{"guid":"i-quiz","kind":"quiz"}]}"#),
        History(
            "smart group deleted", #"{"type":"smartGroup","guid":"g-1","deleted":true}"#),
        History(
            "custom field deleted", #"{"type":"customField","guid":"f-1","deleted":true}"#),
        History(
            "registration deleted and back",
            #"{"type":"registration","guid":"r-ann","deleted":true}"#, #"{"type":"registration","guid":"r-ann"}"#),
        History(
            "version came after the entry",
            """
            {"type":"version","guid":"lov-1","deleted":true}
            {"type":"log","registration":"r-bob","item":"i-lo","startedAt":"2021-05-09T10:00:00Z","seconds":5}
            {"type":"version","guid":"lov-1"}
            """),
    ]

    @Test(arguments: histories)
    func dumpLoadsIntoTheSame(history: History) throws {
        let bench = try Workbench()
        try bench.makeInstance(Samples.course + Samples.history)
        for objects in history.loads { try bench.must("load", "--strict", "-", input: objects) }
        #expect(try bench.cairn("verify").exitCode == 0)
        try expectTheSameAfterLoading(bench)
    }

    @Test func demoLoadsIntoTheSame() throws {
        try expectTheSameAfterLoading(try Workbench.withDemo())
    }

    /// Loads the dump into a fresh instance and compares dumps and exports.
    private func expectTheSameAfterLoading(_ bench: Workbench) throws {
        try bench.must("dump", "-o", "dump.jsonl")
        try bench.must("init", "--data", bench.path("other"))
        let load = try bench.cairn("load", "--data", bench.path("other"), "dump.jsonl")
        #expect(load.exitCode == 0, "\(load)")
        let again = try bench.must("dump", "--data", bench.path("other"))
        #expect(Self.firstDifference(try bench.text("dump.jsonl"), again.stdout) == nil)
        for job in Samples.exports {
            try bench.write(job.xml, to: "job.xml")
            let before = try bench.must("export", "job.xml", "-o", "-")
            let after = try bench.must("export", "job.xml", "-o", "-", "--data", bench.path("other"))
            #expect(Self.firstDifference(before.stdout, after.stdout) == nil)
        }
    }

    private static func firstDifference(_ a: String, _ b: String) -> String? {
        if Array(a.utf8) == Array(b.utf8) { return nil }
        let (left, right) = (a.split(separator: "\n"), b.split(separator: "\n"))
        let pair = zip(left, right).first { $0 != $1 }
        return pair.map { "\($0) against \($1)" } ?? "\(left.count) lines against \(right.count)"
    }
}
