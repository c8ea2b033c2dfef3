import CairnTesting
import Testing

/// `cairn import`: consolidated trackings out of CSV files.
@Suite struct ImportCommandTests {
    private static let job = """
        <import-config><import>
            <providers><fileSystemSourceProvider>
                <fileName>history.csv</fileName>
                <columnsMapping><candidateLogin/><sessionGuid/><lovGuid/><progression/><timeSpent/><ignoredColumn/></columnsMapping>
            </fileSystemSourceProvider></providers>
            <actions><createOrUpdateConsolidatedTrackingAction/></actions>
        </import></import-config>
        """
    private static let header = "login;session;content;progression;time;remark\n"

    private func bench(_ file: String?) throws -> Workbench {
        let bench = try Workbench()
        try bench.makeInstance(Samples.course + Samples.history)
        try bench.write(Self.job, to: "import.xml")
        if let file { try bench.write(file, to: "instance/imports/history.csv") }
        return bench
    }

    private func exports(_ bench: Workbench) throws -> [String] {
        try Samples.exports.map { job in
            try bench.write(job.xml, to: "job.xml")
            return try bench.must("export", "job.xml", "-o", "-", "--now", "2026-07-01T00:00:00Z").stdout
        }
    }

    @Test func importingAgainOnAnotherDayChangesNothing() throws {
        let bench = try bench(Self.header + "ann;s-1;lov-1;100;600;x\nbob;s-1;lov-1;40;1:30;\"a;b\nc\"\n")
        #expect(try bench.cairn("import", "import.xml", "--now", "2026-06-02T12:00:00Z").exitCode == 0)
        let once = try exports(bench)
        #expect(try bench.cairn("import", "import.xml", "--now", "2026-06-03T12:00:00Z").exitCode == 0)
        #expect(try exports(bench) == once)
        let batches = try bench.sql("SELECT count(*) FROM batch WHERE kind = 'import'")
        #expect(batches.split(separator: "\n").first == "2")
        #expect(try bench.cairn("verify").exitCode == 0)
    }

    @Test func badRowInTheMiddleLosesOnlyItself() throws {
        let bad = "nobody;s-1;lov-1;50;60;\"as it came\"\n"
        let bench = try bench(Self.header + "ann;s-1;lov-1;100;600;\n" + bad + "bob;s-1;lov-1;40;90;\n")
        let outcome = try bench.cairn("import", "import.xml")
        #expect(outcome.exitCode == 1)
        #expect(outcome.stderr.contains("No registration found for given parameters."))
        #expect(try bench.text("instance/imports/history.rejected.csv") == Self.header + bad)
        #expect(try bench.text("instance/imports/history.rejected.jsonl").contains(#""line":3"#))
        #expect(try bench.sql("SELECT count(*) FROM log WHERE kind = 1").hasPrefix("2"))
    }

    @Test func dryRunWritesNothing() throws {
        let bench = try bench(Self.header + "ann;s-1;lov-1;100;600;\nnobody;s-1;lov-1;50;60;\n")
        let before = try bench.must("dump").output
        let names = try bench.names(in: "instance", deep: true)
        #expect(try bench.cairn("import", "--dry-run", "import.xml").exitCode == 1)
        #expect(try bench.must("dump").output == before)
        #expect(try bench.names(in: "instance", deep: true) == names)
    }

    @Test func fileThatIsMissingOrEmptyIsTold() throws {
        let missing = try bench(nil).cairn("import", "import.xml")
        #expect(missing.exitCode == 2 && missing.stderr.contains("history.csv"), "\(missing)")
        let empty = try bench("").cairn("import", "import.xml")
        #expect(empty.exitCode == 0 && empty.stderr.contains("history.csv"), "\(empty)")
    }

    @Test func rowsInAnotherEncodingAreRejectedByLine() throws {
        let bench = try bench(nil)
        let bytes =
            Array((Self.header + "ann;s-1;lov-1;100;600;").utf8) + [0xE9, 10] + Array("bob;s-1;lov-1;40;90;\n".utf8)
        try bench.write(bytes, to: "instance/imports/history.csv")
        #expect(try bench.cairn("import", "import.xml").exitCode == 1)
        #expect(try bench.bytes("instance/imports/history.rejected.csv").contains(0xE9))
        #expect(try bench.sql("SELECT count(*) FROM log WHERE kind = 1").hasPrefix("1"))
    }
}
