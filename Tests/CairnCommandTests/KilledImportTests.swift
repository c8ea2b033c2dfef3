import CairnTesting
import Testing

/// Imports that are killed, without a chance to clean up, and then run again: all is as if nobody had disturbed them.
@Suite struct KilledImportTests {
    /// Over all scenarios. The debug build is too slow for many.
    private static let momentCount = Project.fastProgram == Project.program ? 18 : 60

    @Test(arguments: ImportScenario.all)
    func killedImportMayBeRunAgain(scenario: ImportScenario) async throws {
        var random = SeededRandom(seed: 9)
        let count = (Self.momentCount + ImportScenario.all.count - 1) / ImportScenario.all.count
        let undisturbed = try UndisturbedImport(scenario)
        let first = KillMoment.spread(count, &random)
        // Some are killed a second time, while they do the work again.
        let second = random.shuffled(KillMoment.spread(count, &random))
        let moments = zip(first, second).enumerated().map { $0.isMultiple(of: 5) ? [$1.0, $1.1] : [$1.0] }
        let killed = try await withThrowingTaskGroup(of: [UndisturbedImport.Killed].self) { group in
            for lane in 0..<2 {
                group.addTask {
                    var killed: [UndisturbedImport.Killed] = []
                    for index in stride(from: lane, to: count, by: 2) {
                        killed.append(try undisturbed.killing(at: moments[index], looksBetween: index % 4 < 2))
                        // Other tests wait for their turn, some of them with a limit of time.
                        await Task.yield()
                    }
                    return killed
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(killed.count == count)
        // The moments are worth something only if they hit the import, and before and after its commits.
        #expect(killed.count(where: \.wasRunning) * 10 >= count * 6)
        #expect(Set(killed.map(\.counts)).count >= 3)
    }

    /// A file that ends after its first transaction stands for an import that was killed then.
    @Test func filledInMomentSurvivesARowInBetween() throws {
        let rows = ["ann;s-1;lov-1;40\n", "ann;s-1;lov-1;100\n"]
        func moment(ofImporting files: [String]) throws -> [String] {
            let bench = try Workbench.copy(of: Workbench.sharing(Samples.course))
            try bench.write(
                """
                <import-config><import>
                    <providers><fileSystemSourceProvider><fileName>f.csv</fileName><columnsMapping>
                        <candidateLogin/><sessionGuid/><lovGuid/><progression/>
                    </columnsMapping></fileSystemSourceProvider></providers>
                    <actions><createOrUpdateConsolidatedTrackingAction/></actions>
                </import></import-config>
                """, to: "job.xml")
            for (index, file) in ([rows[1]] + files).enumerated() {
                try bench.write("login;session;content;progression\n" + file, to: "instance/imports/f.csv")
                try bench.must("import", "job.xml", "--now", "2026-06-0\(min(index, 1) + 1)T12:00:00Z")
            }
            try bench.write(Samples.tracking.xml, to: "export.xml")
            return Sheet(try bench.must("export", "export.xml", "-o", "-").stdout).column("firstCompletionDate")
        }
        let undisturbed = try moment(ofImporting: [rows.joined()])
        #expect(undisturbed == ["2026-06-01 12:00:00"])
        let killed = try moment(ofImporting: [rows[0], rows.joined()])
        #expect(killed == undisturbed)
    }
}
