import CairnTesting
import Testing

/// Values at the edge of what a line may say: taken or rejected, and never the end of the program.
@Suite struct ObjectEdgeTests {
    private func bench() throws -> Workbench { try Workbench.copy(of: Workbench.sharing(Samples.course)) }

    /// Loads lines, and expects that every command then goes on as usual, whatever became of them.
    private func expectSound(_ objects: String, in bench: Workbench) throws {
        let load = try bench.cairn("load", "-", input: objects)
        #expect([0, 1].contains(load.exitCode), "\(load)")
        #expect(try bench.cairn("verify").exitCode == 0)
        for job in Samples.exports {
            try bench.write(job.xml, to: "job.xml")
            #expect(try bench.cairn("export", "job.xml").exitCode == 0)
        }
        #expect(try bench.cairn("dump").exitCode == 0)
    }

    private static let quick = ["SWIFT_BACKTRACE": "enable=no"]

    @Test(arguments: [
        #"{"type":"event","guid":"ev-1","durationMinutes":2305843009213693951}"# + "\n"
            + #"{"type":"attendance","event":"ev-1","registration":"r-ann","status":"present"}"#,
        #"{"type":"log","registration":"r-ann","item":"i-quiz","startedAt":"2021-05-01","seconds":3,"points":1099511627775}"#,
    ])
    func hugeFigureIsNoCrash(objects: String) throws {
        let bench = try bench()
        let load = try bench.cairn(["load", "-"], input: objects, environment: Self.quick)
        let verify = try bench.cairn(["verify"], environment: Self.quick)
        try bench.write(Samples.consolidated.xml, to: "job.xml")
        let export = try bench.cairn(["export", "job.xml"], environment: Self.quick)
        #expect([0, 1].contains(load.exitCode))
        #expect(verify.exitCode == 0)
        #expect(export.exitCode == 0)
    }

    /// A code that a deleted training has too means the live one, which has no right to the other's items.
    @Test func itemOfADeletedTrainingOfTheSameCodeStays() throws {
        let bench = try Workbench()
        let item = #"{"guid":"it","kind":"quiz","title":"Q"}"#
        try bench.makeInstance(
            """
            {"type":"training","guid":"X","pathCode":"P","title":"Old","modality":"guided","items":[\(item)]}
            {"type":"training","guid":"X","deleted":true}
            {"type":"training","guid":"Y","pathCode":"P","title":"New","modality":"guided"}
            """)
        let outcome = try bench.cairn("load", "-", input: #"{"type":"training","pathCode":"P","items":[\#(item)]}"#)
        #expect(outcome.exitCode == 1)
        #expect(outcome.stderr.contains("which is an item of another training"))
        // Where no live training has the code, the deleted one is meant.
        try bench.must("load", "-", input: #"{"type":"training","guid":"Y","deleted":true}"#)
        try bench.must("load", "-", input: #"{"type":"training","guid":"X","items":[\#(item)]}"#)
        #expect(try bench.cairn("verify").exitCode == 0)
    }

    @Test func largestIDIsNoCrash() throws {
        let bench = try Workbench()
        try bench.makeInstance()
        let objects =
            #"{"type":"learner","id":9223372036854775807,"login":"a"}"# + "\n" + #"{"type":"learner","login":"b"}"#
        let load = try bench.cairn(["load", "-"], input: objects, environment: Self.quick)
        do { #expect([0, 1].contains(load.exitCode)) }
    }

    @Test func figuresAtTheirLimits() throws {
        try expectSound(
            """
            {"type":"log","registration":"r-ann","item":"i-quiz","startedAt":"0001-01-01T00:00:00Z","seconds":0,"score":1000000,"scoreMax":1000000}
            {"type":"log","registration":"r-ann","item":"i-quiz","startedAt":"2021-05-01","seconds":1,"score":0.01,"scoreMax":0.01,"progression":99.99}
            {"type":"log","registration":"r-ann","item":"i-quiz","startedAt":"0001-01-01","seconds":63000000000,"points":0}
            {"type":"training","guid":"t-1","threshold":0.01,"items":[{"guid":"i-quiz","kind":"quiz","points":1000000}]}
            """, in: try bench())
    }

    @Test func loginOfADerivedGUIDMayBeGivenAnew() throws {
        let bench = try bench()
        try bench.must("load", "-", input: #"{"type":"learner","login":"first"}"#)
        let dump = try bench.must("dump").stdout
        let guid = try #require(dump.firstMatch(of: /"guid":"([^"]+)","login":"first"/)).1
        try bench.must("load", "-", input: #"{"type":"learner","guid":"\#(guid)","login":"renamed"}"#)
        let outcome = try bench.cairn("load", "-", input: #"{"type":"learner","login":"first"}"#)
        #expect([0, 1].contains(outcome.exitCode), "\(outcome)")
    }

    @Test func textsAreComparedByTheirBytes() throws {
        let bench = try bench()
        // The same letter, as one scalar and as two.
        let outcome = try bench.cairn(
            "load", "-",
            input: #"""
                {"type":"learner","guid":"l-1","login":"\u00e9"}
                {"type":"learner","guid":"l-2","login":"e\u0301"}
                {"type":"registration","guid":"r-1","learner":"\u00e9","session":"s-1"}
                {"type":"registration","guid":"r-2","learner":"e\u0301","session":"s-1"}
                """#)
        let dump = try bench.must("dump").stdout
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(dump.contains(#""guid":"r-2","learner":"l-2""#))
    }

    @Test(arguments: ["9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+10:00"])
    func momentOutsideOfTheYearsIsRejected(moment: String) throws {
        let bench = try bench()
        let outcome = try bench.cairn("load", "-", input: #"{"type":"learner","login":"x","createdAt":"\#(moment)"}"#)
        do { #expect(outcome.exitCode == 1) }
    }

    @Test func itemsIDIsTakenOnlyByAnEmptyInstance() throws {
        let bench = try bench()
        try bench.must(
            "load", "-",
            input:
                #"{"type":"training","guid":"t-9","title":"T","modality":"guided","items":[{"guid":"i-9","id":77,"kind":"quiz"}]}"#
        )
        let dump = try bench.must("dump").stdout
        do { #expect(!dump.contains(#""id":77"#)) }
    }

    @Test func keyMayBeNullInAnUpdate() throws {
        let bench = try bench()
        let outcome = try bench.cairn(
            "load", "-",
            input: #"{"type":"training","guid":null,"pathCode":"T1","items":[{"guid":"i-quiz","kind":"quiz"}]}"#)
        #expect(outcome.exitCode == 0, "\(outcome)")
    }
}
