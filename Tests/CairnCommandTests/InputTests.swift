import CairnTesting
import Foundation
import Testing

/// Files and instances that cannot be used: a clear message, the right exit code, nothing done.
@Suite struct InputTests {
    // MARK: Files to load

    @Test(arguments: [
        ("missing.jsonl", Int32(2), "No such file"), ("instance", 2, "is a folder"), ("empty.jsonl", 0, "0 lines read"),
        ("latin1.jsonl", 1, "latin1.jsonl:2: the line is not in UTF-8"), ("utf16.jsonl", 1, "not in UTF-8"),
        ("noise.jsonl", 1, "lines rejected"),
    ])
    func fileToLoad(name: String, exitCode: Int32, says: String) throws {
        let bench = try Workbench()
        try bench.makeInstance()
        try bench.write("", to: "empty.jsonl")
        let lines = [
            #"{"type":"learner","login":"a"}"#, #"{"type":"learner","login":"é"}"#, #"{"type":"learner","login":"b"}"#,
        ]
        let text = lines.joined(separator: "\n")
        try bench.write([UInt8](text.data(using: .isoLatin1)!), to: "latin1.jsonl")
        try bench.write([UInt8](text.data(using: .utf16)!), to: "utf16.jsonl")
        try bench.write((0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 / 11) }, to: "noise.jsonl")
        let outcome = try bench.cairn("load", name)
        #expect(outcome.exitCode == exitCode, "\(outcome)")
        #expect(outcome.stderr.contains(says), "\(outcome)")
        let dump = try bench.must("dump").stdout
        #expect(dump.contains(#""login":"b""#) == (name == "latin1.jsonl"))
        #expect(try bench.cairn("verify").exitCode == 0)
    }

    @Test func secondFileThatIsMissingKeepsTheFirstOut() throws {
        let bench = try Workbench()
        try bench.makeInstance()
        try bench.write(Samples.course, to: "a.jsonl")
        #expect(try bench.cairn("load", "a.jsonl", "missing.jsonl").exitCode == 2)
        #expect(!(try bench.must("dump").stdout.contains("l-ann")))
    }

    // MARK: Instances

    static let verbs = [
        ["load", "a.jsonl"], ["dump"], ["export", "job.xml", "-o", "out.csv"], ["preview", "job.xml"], ["verify"],
        ["backup", "out.db"], ["demo", "--learners", "3"],
    ]

    private func bench() throws -> Workbench {
        let bench = try Workbench()
        try bench.write(Samples.course, to: "a.jsonl")
        try bench.write(Samples.tracking.xml, to: "job.xml")
        return bench
    }

    @Test(arguments: verbs)
    func missingInstanceIsTold(arguments: [String]) throws {
        let bench = try bench()
        let outcome = try bench.cairn(arguments)
        #expect(outcome.exitCode == 2)
        #expect(outcome.stderr.contains("there is no instance in '\(bench.instance)'"))
        #expect(outcome.stderr.contains("init"))
        #expect(try bench.names() == ["a.jsonl", "job.xml"])
    }

    @Test(arguments: verbs + [["init"]])
    func damagedStoreIsTold(arguments: [String]) throws {
        let bench = try bench()
        try bench.makeInstance()
        try bench.write(
            "this is no database, and it is longer than a header would be ".repeated(20), to: "instance/cairn.sqlite")
        let outcome = try bench.cairn(arguments)
        #expect(outcome.exitCode == 3)
        #expect(outcome.stderr.contains("damaged"))
        #expect(try bench.leftovers.isEmpty)
    }

    @Test(arguments: verbs + [["init"]])
    func newerStoreIsRefused(arguments: [String]) throws {
        let bench = try bench()
        try bench.makeInstance()
        try bench.sql("UPDATE instance SET value = '99' WHERE name = 'schema_version'")
        let outcome = try bench.cairn(arguments)
        #expect(outcome.exitCode == 3)
        #expect(outcome.stderr.contains("version 99") && outcome.stderr.contains("newer"), "\(outcome)")
        #expect(try bench.sql("SELECT count(*) FROM learner") == "0")
    }

    // MARK: A read-only instance

    /// Makes the instance read-only, and runs the program as somebody whom that holds off.
    private func asReader(_ bench: Workbench, _ script: String) throws -> Outcome {
        let prefix = getuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""
        return try bench.shell(
            """
            chmod a+rx . ..; mkdir -p out; chmod 777 out; chmod -R a+rX,a-w instance
            cairn() { local verb=$1; shift; \(prefix)"$CAIRN" "$verb" --data "$DATA" --now "$NOW" "$@"; }
            \(script); status=$?; chmod -R u+w instance; exit $status
            """)
    }

    @Test(arguments: ["export job.xml -o out/x", "dump -o out/x", "backup out/x", "preview job.xml", "verify", "init"])
    func readOnlyInstanceIsRead(command: String) throws {
        let bench = try Workbench.copy(of: Workbench.sharing(Samples.course + Samples.history))
        try bench.write(Samples.trackingLog.xml, to: "job.xml")
        let outcome = try asReader(bench, "cairn \(command)")
        #expect(outcome.exitCode == 0, "\(outcome)")
        if command.hasPrefix("export") {
            #expect(try bench.bytes("out/x") == (try bench.must("export", "job.xml", "-o", "-").output))
        }
        #expect(try bench.names(in: "instance").contains("cairn.sqlite-wal") == false)
    }

    @Test(arguments: ["load a.jsonl", "demo --learners 3", "restore out.db", "export with-action.xml"])
    func readOnlyInstanceIsNotWritten(command: String) throws {
        let bench = try Workbench.copy(of: Workbench.sharing(Samples.course + Samples.history))
        try bench.write(#"{"type":"learner","login":"new"}"#, to: "a.jsonl")
        var job = Samples.tracking
        job.fileAction = "<format>CSV</format>"
        try bench.write(job.xml, to: "with-action.xml")
        try bench.must("backup", "out.db")
        let before = try bench.must("dump").output
        let outcome = try asReader(bench, "cairn \(command)")
        #expect(outcome.exitCode == 3, "\(outcome)")
        #expect(outcome.stderr.lowercased().contains("permission"), "\(outcome)")
        #expect(try bench.must("dump").output == before)
    }
}

extension String {
    fileprivate func repeated(_ count: Int) -> String { String(repeating: self, count: count) }
}
