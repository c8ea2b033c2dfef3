import CairnTesting
import Foundation
import Testing

/// Two processes on one instance are normal: exports read on, a second writer waits and says for whom.
@Suite struct TwoProcessTests {
    /// An instance that a load is writing to for as long as its input stays open, with a part of it committed.
    private func beingWritten() throws -> (bench: Workbench, writer: RunningProgram) {
        let bench = try Workbench.copy(of: Workbench.sharing(Samples.course + Samples.history))
        try bench.write(Samples.trackingLog.xml, to: "job.xml")
        let writer = try bench.start(["load", "-"])
        #expect(RunningProgram.eventually { (try? bench.text("instance/cairn.lock").contains("load")) == true })
        return (bench, writer)
    }

    @Test func secondWriterWaitsAndSaysForWhom() throws {
        let (bench, writer) = try beingWritten()
        let second = try bench.start(["load", "-"])
        second.feed(#"{"type":"learner","login":"second"}"#)
        #expect(
            RunningProgram.eventually {
                second.messagesSoFar.contains("waiting for cairn load (process \(writer.processID))")
            })
        #expect(!second.hasEnded)
        writer.feed(#"{"type":"learner","login":"first"}"#)
        #expect(try writer.wait().exitCode == 0)
        #expect(try second.wait().exitCode == 0)
        let dump = try bench.must("dump").stdout
        #expect(dump.contains(#""login":"first""#) && dump.contains(#""login":"second""#))
        #expect(try bench.cairn("verify").exitCode == 0)
    }

    @Test(arguments: [["load", "-"], ["demo", "--learners", "3"], ["restore", "backup.db"]])
    func writerThatMayNotWaitFails(arguments: [String]) throws {
        let (bench, writer) = try beingWritten()
        try bench.must("backup", "backup.db")
        let outcome = try bench.cairn(arguments + ["--wait", "0"])
        #expect(outcome.exitCode == 3)
        #expect(outcome.stderr.contains("written to by cairn load (process \(writer.processID))"), "\(outcome)")
        #expect(try writer.wait().exitCode == 0)
    }

    @Test func readersReadOn() throws {
        let (bench, writer) = try beingWritten()
        let before = try bench.must("export", "job.xml", "-o", "-").output
        writer.feed(Samples.history)
        for arguments in [["verify"], ["dump"], ["preview", "job.xml"], ["backup", "copy.db"], ["init"]] {
            #expect(try bench.cairn(arguments).exitCode == 0)
        }
        #expect(try bench.must("export", "job.xml", "-o", "-").output == before)
        #expect(try writer.wait().exitCode == 0)
        #expect(try bench.must("export", "job.xml", "-o", "-").output != before)
    }

    @Test func readerWhoMayNotWriteReadsOn() throws {
        let (bench, writer) = try beingWritten()
        let before = try bench.must("dump").output
        // Enough for a committed transaction, which now stands beside the store, and for another one that waits.
        writer.feed((0..<20_001).map { #"{"type":"entity","guid":"e\#($0)","name":"E"}"# + "\n" }.joined())
        #expect(try RunningProgram.eventually { try bench.must("dump").output != before })
        try bench.run("chmod", "-R", "a+rX", "..")
        let reader = getuid() == 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []
        let command = (reader + ["\"$CAIRN\" verify --data \"$DATA\""]).joined(separator: " ")
        let outcome = try bench.shell(getuid() == 0 ? command : "chmod a-w instance/cairn.sqlite; \(command)")
        withKnownIssue("whoever may not write cannot read either while somebody writes") {
            #expect(outcome.exitCode == 0, "\(outcome)")
        }
        #expect(try writer.wait().exitCode == 0)
    }

    @Test func waitingWriterMayBeInterrupted() throws {
        let (bench, writer) = try beingWritten()
        let second = try bench.start(["load", "-"])
        #expect(RunningProgram.eventually { second.messagesSoFar.contains("waiting") })
        second.send(SIGINT)
        #expect(second.waitWhileOpen(atMost: 20) == 130)
        #expect(try writer.wait().exitCode == 0)
    }

    @Test func manyWritersAtOnceAllGetTheirTurn() throws {
        let bench = try Workbench.copy(of: Workbench.sharing(Samples.course))
        let writers = try (0..<4).map { index in
            let writer = try bench.start(["load", "-"])
            writer.feed(
                #"{"type":"log","id":"w-\#(index)","registration":"r-ann","item":"i-lo","startedAt":"2021-05-01","seconds":\#(index)}"#
            )
            writer.closeInput()
            return writer
        }
        for writer in writers { #expect(try writer.wait().exitCode == 0) }
        #expect(try bench.must("verify").stdout.contains("4 batches, 4 entries"))
    }
}
