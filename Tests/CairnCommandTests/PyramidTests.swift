import CairnTesting
import Testing

/// The three levels add up, as read from the exported files.
@Suite struct PyramidTests {
    /// An exported file of an instance.
    private func sheet(_ job: JobText, of bench: Workbench) throws -> Sheet {
        var job = job
        job.parameters += "<timeGlobalFormat>rawSeconds</timeGlobalFormat>"
        try bench.write(job.xml, to: "job.xml")
        try bench.must("export", "job.xml", "-o", "out.csv")
        return Sheet(try bench.text("out.csv"))
    }

    /// The demonstration, and what becomes of it when trainings, attendances and registrations change.
    private func benches() throws -> [Workbench] {
        let changed = try Workbench.withDemo()
        let dump = try changed.must("dump").stdout.split(separator: "\n").map(String.init)
        func guids(_ type: String) -> [String] {
            dump.filter { $0.hasPrefix("{\"type\":\"\(type)\"") && !$0.contains("\"deleted\":true}") }
                .compactMap { $0.firstMatch(of: /"guid":"([^"]+)"/).map { String($0.1) } }
        }
        let deleted = guids("registration").prefix(5).map { #"{"type":"registration","guid":"\#($0)","deleted":true}"# }
        let events = guids("event").prefix(3).map { #"{"type":"event","guid":"\#($0)","durationMinutes":25}"# }
        try changed.must("load", "-", input: (deleted + events).joined(separator: "\n"))
        return [try Workbench.withDemo(), changed]
    }

    @Test func logTrackingsAndConsolidatedRowsAddUp() throws {
        for bench in try benches() {
            let log = try sheet(
                JobText("trackingLogProvider", ["reportId", "registrationGuid", "activityType", "timeGlobal"]),
                of: bench)
            let tracking = try sheet(
                JobText("trackingProvider", ["reportId", "registrationGuid", "timeGlobal"]), of: bench)
            let consolidated = try sheet(
                JobText(
                    "consolidatedTrackingProvider",
                    ["registrationGuid", "timeGlobal", "timeSpentCBT", "timeSpentDigital", "timeSpent"],
                    parameters: "<withoutLaunchTime>yes</withoutLaunchTime>"), of: bench)
            #expect(log.rows.count > 1000 && tracking.rows.count > 300 && consolidated.rows.count > 100)

            // Each learning resource: the log summed by reportId is the tracking.
            var resources = log
            resources.rows.removeAll { $0[2] != "learning resource" }
            #expect(resources.sums(of: "timeGlobal", by: "reportId") == tracking.sums(of: "timeGlobal", by: "reportId"))
            #expect(tracking.rows.count == Set(tracking.column("reportId")).count)

            // Each registration: the log summed is timeSpent; the trackings summed are timeGlobal.
            let spent = consolidated.sums(of: "timeSpent", by: "registrationGuid")
            #expect(
                log.sums(of: "timeGlobal", by: "registrationGuid") == spent.filter { $0.value > 0 || isIn(log, $0.key) }
            )
            let global = consolidated.sums(of: "timeGlobal", by: "registrationGuid")
            #expect(
                tracking.sums(of: "timeGlobal", by: "registrationGuid")
                    == global.filter { $0.value > 0 || isIn(tracking, $0.key) })

            // Each row: the parts of the time are the whole.
            for row in consolidated.rows {
                let seconds = row.dropFirst().compactMap { Int($0) }
                #expect(seconds.count == 4 && seconds[0] + seconds[1] + seconds[2] == seconds[3])
            }
            #expect(try bench.cairn("verify").exitCode == 0)
        }
    }

    private func isIn(_ sheet: Sheet, _ registration: String) -> Bool {
        sheet.column("registrationGuid").contains(registration)
    }

    @Test func demoAndItsExportsAreTheSameEachTime() throws {
        let first = try Workbench.withDemo()
        let second = try Workbench()
        try second.must("init")
        try second.must("demo", "--learners", "60")
        #expect(try first.must("dump").output == (try second.must("dump").output))
        for job in Samples.exports {
            try first.write(job.xml, to: "job.xml")
            try second.write(job.xml, to: "job.xml")
            #expect(try first.must("export", "job.xml").output == (try second.must("export", "job.xml").output))
        }
    }

    @Test func demoOfAnotherSeedIsAnother() throws {
        let bench = try Workbench()
        try bench.must("init")
        try bench.must("demo", "--learners", "60", "--seed", "2")
        #expect(try bench.must("dump").output != (try Workbench.withDemo().must("dump").output))
        #expect(try bench.cairn("verify").exitCode == 0)
    }
}
