import CairnTesting
import Foundation
import Testing

/// Whatever ends a command, at any instant: nothing half-done is left, and running it again is right.
@Suite struct InterruptionTests {
    /// Enough lines for several transactions of a load, without an id each.
    private static let manyLines: String = (0..<45_000).map {
        #"{"type":"entity","guid":"many-\#($0)","name":"Entity \#($0)"}"#
    }.joined(separator: "\n")

    /// A load of them that has committed two transactions, and waits with the third for more.
    private func loadThatWaits(_ bench: Workbench) throws -> RunningProgram {
        let load = try bench.start(["load", "-"])
        load.feed(Self.manyLines)
        #expect(try RunningProgram.eventually { try bench.must("dump").stdout.contains("\"many-39999\"") })
        return load
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func interruptedLoadEndsAtOnce(signal: Int32) throws {
        let bench = try Workbench.copy(of: Workbench.sharing(Samples.course + Samples.history))
        let before = try bench.must("dump").output
        let load = try bench.start(["load", "-"])
        #expect(RunningProgram.eventually { (try? bench.text("instance/cairn.lock").contains("load")) == true })
        let lines = String(repeating: #"{"type":"learner","login":"unfinished"}"# + "\n", count: 5_000)
        load.feed(lines)
        // All of it is taken in, and the load waits for more.
        #expect(RunningProgram.eventually { load.hasRead(lines.utf8.count) })
        load.send(signal)
        let exitCode = load.waitWhileOpen(atMost: 10)
        #expect(exitCode == 130)
        if exitCode == nil { load.send(SIGKILL) }
        #expect(load.messagesSoFar.contains("Nothing of '-' was loaded."))
        load.closeInput()
        #expect(try bench.must("dump").output == before)
        #expect(try bench.cairn("verify").exitCode == 0)
        #expect(try bench.leftovers.isEmpty)
    }

    @Test func interruptedExportLeavesNothing() throws {
        let bench = try Workbench.withDemo()
        try bench.write(JobText.xml([Samples.trackingLog, Samples.tracking]), to: "job.xml")
        // The first file is held up by a pipe that nobody reads until the export is interrupted.
        let outcome = try bench.shell(
            """
            mkfifo out-1
            "$CAIRN" export job.xml -o out-%i --data "$DATA" & export=$!
            exec 3<out-1
            head -c 1 <&3 >/dev/null
            kill -INT $export
            cat <&3 >/dev/null
            wait $export
            """)
        #expect(outcome.exitCode == 130, "\(outcome)")
        #expect(try bench.names() == ["instance", "job.xml", "out-1"])
        #expect(try bench.cairn("verify").exitCode == 0)
    }

    @Test func exportThatNobodyReadsIsInterrupted() throws {
        let bench = try Workbench.withDemo()
        try bench.write(Samples.trackingLog.xml, to: "job.xml")
        let outcome = try bench.shell(
            """
            mkfifo pipe
            "$CAIRN" export job.xml -o - --data "$DATA" >pipe & export=$!
            exec 3<pipe
            head -c 1 <&3 >/dev/null
            kill -INT $export
            for _ in $(seq 100); do kill -0 $export 2>/dev/null || break; read -t 0.05 <> <(:); done
            kill -KILL $export 2>/dev/null && echo hung
            wait $export
            """)
        do { #expect(outcome.stdout.isEmpty, "\(outcome)") }
        #expect(try bench.cairn("verify").exitCode == 0)
    }

    @Test func interruptedLoadTellsHowFarItCame() throws {
        let bench = try Workbench()
        try bench.makeInstance(Samples.course)
        let load = try loadThatWaits(bench)
        load.send(SIGINT)
        let exitCode = load.waitWhileOpen(atMost: 10)
        #expect(exitCode == 130)
        if exitCode == nil { load.send(SIGKILL) }
        #expect(load.messagesSoFar.contains("interrupted. '-' was loaded up to line 40000. Load it again"))
    }

    @Test func killedLoadMayBeRunAgain() throws {
        let undisturbed = try Workbench()
        try undisturbed.makeInstance(Samples.course)
        try undisturbed.must("load", "-", input: Self.manyLines)
        let bench = try Workbench()
        try bench.makeInstance(Samples.course)
        let load = try loadThatWaits(bench)
        load.send(SIGKILL)
        #expect(try load.wait().exitCode == 128 + SIGKILL)
        #expect(try bench.cairn("verify").exitCode == 0)
        let again = try bench.must("load", "-", input: Self.manyLines)
        #expect(again.stderr.contains("5000 objects created, 0 updated, 40000 unchanged"))
        #expect(try bench.must("dump").output == (try undisturbed.must("dump").output))
    }

    @Test(arguments: [1, 20, 60, 150])
    func loadKilledAtAnyMomentMayBeRunAgain(milliseconds: Int) throws {
        let demo = try Workbench.withDemo()
        // Entries without an id are new each time; with ids a second load finds what the first one left.
        let objects = try demo.must("dump").stdout.split(separator: "\n").enumerated().map { number, line in
            line.hasPrefix(#"{"type":"log","reg"#) || line.hasPrefix(#"{"type":"log","kind"#)
                ? #"{"type":"log","id":"line-\#(number)",\#(line.dropFirst(14))"# : String(line)
        }.joined(separator: "\n")
        let bench = try Workbench()
        try bench.must("init")
        try bench.write(objects, to: "objects.jsonl")
        let load = try bench.start(["load", "objects.jsonl"])
        usleep(UInt32(milliseconds) * 1000)
        load.send(SIGKILL)
        _ = try load.wait()
        #expect(try bench.cairn("verify").exitCode == 0)
        #expect([0, 1].contains(try bench.cairn("load", "objects.jsonl").exitCode))
        let undisturbed = try Workbench()
        try undisturbed.must("init")
        _ = try undisturbed.cairn("load", "-", input: objects)
        #expect(try bench.must("dump").output == (try undisturbed.must("dump").output))
    }
}
