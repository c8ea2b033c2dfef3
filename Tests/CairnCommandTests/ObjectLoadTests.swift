import CairnTesting
import Testing

/// `cairn load`: bad lines are rejected with their place and field, and the rest goes on.
@Suite struct ObjectLoadTests {
    /// A line that cannot be taken, and what the message must say.
    struct BadLine {
        var line: String
        var says: [String]

        init(_ line: String, _ says: String...) { (self.line, self.says) = (line, says) }
    }

    static let badLines = [
        BadLine(#"{"type":"lerner","login":"x"}"#, "field 'type'", "'lerner'", "learner"),
        BadLine(#"{"login":"x"}"#, "field 'type'", "missing"),
        BadLine(#"{"type":"learner","login":"x","emial":"a@b.c"}"#, "field 'emial'", "email"),
        BadLine(#"{"type":"learner","name":"x"}"#, "field 'login'", "missing"),
        BadLine(#"{"type":"learner","login":"ann","guid":"l-other"}"#, "field 'login'", "'ann'"),
        BadLine(#"{"type":"learner","login":"x","entity":"e-none"}"#, "field 'entity'", "'e-none'"),
        BadLine(#"{"type":"learner","login":"x","createdAt":"2021-02-30"}"#, "field 'createdAt'", "2021-02-30"),
        BadLine(#"{"type":"learner","login":"x","validity":"maybe"}"#, "field 'validity'", "Y, N, U"),
        BadLine(#"{"type":"learner","login":"x","timeZone":"Europe/Pariss"}"#, "field 'timeZone'", "Europe/Paris"),
        BadLine(#"{"type":"learner","login":"x","custom":{"f-9":"a"}}"#, "field 'custom'", "'f-9'"),
        BadLine(#"{"type":"learner","login":"x","login":"y"}"#, "login"),
        BadLine(#"{"type":"learner","login":7}"#, "field 'login'", "7"),
        BadLine(#"{"type":"learner","login":"x","imported":"yes"}"#, "field 'imported'", "true or false"),
        BadLine(
            #"{"type":"learner","guid":"12345678901234567890123456789012345678901","login":"x"}"#, "field 'guid'", "40"),
        BadLine(#"{"type":"learner","login":"x""#, "no JSON", "closing brace"),
        BadLine(#"{"type":"learner","login":"x"#, "no JSON", "not closed"),
        BadLine("[1, 2]", "object"),
        BadLine("nonsense", "JSON"),
        BadLine(#"{"type":"entity","guid":"e-1","parent":"e-1"}"#, "field 'parent'"),
        BadLine(#"{"type":"session","guid":"s-2","training":"t-9","title":"x"}"#, "field 'training'", "'t-9'"),
        BadLine(
            #"{"type":"session","guid":"s-2","training":"t-1","title":"x","startDate":"2021-02-02","endDate":"2021-02-01"}"#,
            "field 'endDate'"),
        BadLine(#"{"type":"registration","guid":"r-2","learner":"ann","session":"s-1"}"#, "learner"),
        BadLine(#"{"type":"registration","learner":"l-ann","session":"s-1","nps":11}"#, "field 'nps'", "11", "10"),
        BadLine(#"{"type":"training","guid":"t-2","title":"x","modality":"guide"}"#, "field 'modality'", "guided"),
        BadLine(
            #"{"type":"training","guid":"t-2","title":"x","modality":"guided","items":[{"kind":"quiz"},{"kind":"quizz"}]}"#,
            "field 'items'", "item 2", "quizz"),
        BadLine(
            #"{"type":"training","guid":"t-2","title":"x","modality":"guided","items":[{"guid":"i-quiz","kind":"quiz"}]}"#,
            "field 'items'", "'i-quiz'"),
        BadLine(
            #"{"type":"log","registration":"r-ann","item":"i-lo","startedAt":"2021-05-01","seconds":1,"progression":101}"#,
            "field 'progression'", "101"),
        BadLine(
            #"{"type":"log","registration":"r-ann","item":"i-lo","startedAt":"2021-05-01","seconds":1,"progression":1.234}"#,
            "field 'progression'", "1.234"),
        BadLine(
            #"{"type":"log","registration":"r-ann","item":"i-lo","startedAt":"2021-05-01","seconds":1,"score":11,"scoreMax":10}"#,
            "field 'score'", "11", "10"),
        BadLine(
            #"{"type":"log","registration":"r-ann","item":"i-lo","startedAt":"2021-05-01","seconds":-1}"#,
            "field 'seconds'", "-1"),
        BadLine(
            #"{"type":"log","registration":"r-ann","item":"i-lo","startedAt":"2021-05-01"}"#, "field 'seconds'",
            "missing"),
        BadLine(
            #"{"type":"log","registration":"r-ann","item":"i-lo","startedAt":"2030-05-01","seconds":1}"#,
            "field 'startedAt'", "future"),
        BadLine(
            #"{"type":"log","registration":"r-none","item":"i-lo","startedAt":"2021-05-01","seconds":1}"#,
            "field 'registration'", "'r-none'"),
        BadLine(
            #"{"type":"log","registration":"r-ann","item":"i-none","startedAt":"2021-05-01","seconds":1}"#,
            "field 'item'", "'i-none'"),
        BadLine(
            #"{"type":"log","registration":"r-ann","item":"i-lo","version":"lov-9","startedAt":"2021-05-01","seconds":1}"#,
            "field 'version'", "'lov-9'"),
        BadLine(
            #"{"type":"log","registration":"r-ann","item":"i-lo","startedAt":"2021-05-01","seconds":1,"status":"passed"}"#,
            "field 'status'", "passed", "completed"),
        BadLine(
            #"{"type":"log","registration":"r-ann","item":"i-lo","startedAt":"2021-05-01","seconds":1,"completedAt":"2021-05-01"}"#,
            "field 'completedAt'", "replacement"),
        BadLine(
            #"{"type":"log","kind":"replacement","registration":"r-ann","item":"i-lo","startedAt":"2021-05-02","endedAt":"2021-05-01"}"#,
            "field 'endedAt'"),
        BadLine(#"{"type":"log","kind":"void","id":"never-seen"}"#, "field 'id'", "'never-seen'"),
        BadLine(#"{"type":"log","kind":"void"}"#, "field 'id'", "missing"),
        BadLine(
            #"{"type":"event","guid":"ev-2","session":"s-1","item":"i-quiz","startAt":"2021-05-01"}"#, "field 'item'",
            "classroom"),
        BadLine(
            #"{"type":"attendance","event":"ev-1","registration":"r-ann","status":"late"}"#, "field 'status'", "present"
        ),
        BadLine(#"{"type":"badgeAward","badge":"none","learner":"ann","at":"2021-05-01"}"#, "field 'badge'", "'none'"),
    ]

    @Test func onlyBadLinesAreRejectedEachWithItsPlace() throws {
        let bench = try Workbench()
        try bench.makeInstance(Samples.course)
        let lines = Self.badLines.enumerated().flatMap { index, bad in
            [bad.line, #"{"type":"learner","guid":"good-\#(index)","login":"good-\#(index)"}"#]
        }
        try bench.write(lines.joined(separator: "\n"), to: "mixed.jsonl")
        let outcome = try bench.cairn("load", "mixed.jsonl")
        #expect(outcome.exitCode == 1)
        for (index, bad) in Self.badLines.enumerated() {
            let message = outcome.messages.first { $0.hasPrefix("mixed.jsonl:\(2 * index + 1): ") }
            for part in bad.says {
                #expect(message?.contains(part) == true, "'\(part)' is not in: \(message ?? "nothing"); \(bad.line)")
            }
        }
        #expect(outcome.messages.count { $0.hasPrefix("mixed.jsonl:") } == Self.badLines.count)
        #expect(outcome.stderr.contains("\(Self.badLines.count) lines rejected"))
        let dump = try bench.must("dump").stdout
        for index in Self.badLines.indices { #expect(dump.contains("\"guid\":\"good-\(index)\"")) }
        // Nothing of a rejected line is left: the objects are those of the course and the good ones.
        let expected = try Workbench.sharing(Samples.course).must("dump").stdout.split(separator: "\n").count
        #expect(dump.split(separator: "\n").count == expected + Self.badLines.count)
        #expect(try bench.cairn("verify").exitCode == 0)
    }

    @Test(arguments: [0, 20, 42])
    func strictLoadLeavesNothingAtTheFirstBadLine(index: Int) throws {
        let bench = try Workbench()
        try bench.must("init")
        let before = try bench.must("dump").output
        try bench.write(Samples.course + Samples.history + Self.badLines[index].line + "\n", to: "objects.jsonl")
        let outcome = try bench.cairn("load", "--strict", "objects.jsonl")
        #expect(outcome.exitCode == 2)
        #expect(outcome.stderr.contains("objects.jsonl:16: "), "\(outcome)")
        #expect(try bench.must("dump").output == before)
    }

    @Test func loadingAgainChangesNothing() throws {
        let bench = try Workbench()
        // The entry without an id is left out: such a line is a new fact each time.
        let objects = Samples.course + Samples.history.split(separator: "\n").dropFirst().joined(separator: "\n")
        try bench.makeInstance(objects)
        let before = try bench.must("dump").output
        let outcome = try bench.must("load", "-", input: objects)
        #expect(outcome.stderr.contains("0 objects created, 0 updated, 13 unchanged, 0 deleted"), "\(outcome)")
        #expect(outcome.stderr.contains("0 entries appended"))
        #expect(try bench.must("dump").output == before)
    }

    @Test func entryWithoutAnIDIsAlwaysAppended() throws {
        let bench = try Workbench()
        try bench.makeInstance(Samples.course + Samples.history)
        try bench.must("load", "-", input: Samples.history)
        let log = try bench.must("dump").stdout.split(separator: "\n").filter { $0.contains(#""type":"log""#) }
        // One more of the entry without an id; the one with an id and the attendance stand there once.
        #expect(log.count == 4)
    }

    @Test func filesAreTakenOneAfterTheOther() throws {
        let bench = try Workbench()
        try bench.must("init")
        try bench.write(Samples.course, to: "a.jsonl")
        try bench.write(Samples.history, to: "b.jsonl")
        #expect(try bench.cairn("load", "b.jsonl", "a.jsonl").exitCode == 1)
        #expect(try bench.cairn("load", "a.jsonl", "b.jsonl").exitCode == 0)
    }

    @Test func linesMayEndAnyUsualWay() throws {
        let bench = try Workbench()
        try bench.must("init")
        let lines = [#"{"type":"learner","login":"a"}"#, "", " \t", #"{"type":"learner","login":"b"}"#]
        try bench.write([0xEF, 0xBB, 0xBF] + Array(lines.joined(separator: "\r\n").utf8), to: "crlf.jsonl")
        let outcome = try bench.must("load", "--strict", "crlf.jsonl")
        #expect(outcome.stderr.contains("2 objects created"))
    }
}
