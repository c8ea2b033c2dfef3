import CairnTesting
import Testing

/// `cairn.yaml`, and the environment over it.
@Suite struct SettingsTests {
    /// The first launch of the course's first entry, at 10:00 UTC, under these settings.
    private func firstLaunch(_ settings: String?, _ environment: [String: String] = [:]) throws -> Outcome {
        let bench = try Workbench.copy(of: Workbench.sharing(Samples.course + Samples.history))
        try bench.write(JobText("trackingProvider", ["firstLaunchDate"]).xml, to: "job.xml")
        if let settings {
            try bench.write(settings, to: "instance/cairn.yaml")
        } else {
            try bench.remove("instance/cairn.yaml")
        }
        return try bench.cairn(["export", "job.xml"], environment: environment)
    }

    @Test(
        arguments: [
            (nil, [:], "10:00:00"), ("", [:], "10:00:00"), ("# nothing\n", [:], "10:00:00"),
            ("timeZone: Europe/Paris\n", [:], "12:00:00"),
            ("timeZone: Europe/Paris\n", ["CAIRN_TIME_ZONE": "Asia/Tokyo"], "19:00:00"),
            (nil, ["CAIRN_TIME_ZONE": "Asia/Tokyo"], "19:00:00"),
            ("timeZone: \"Europe/Paris\" # ours\nprotectedPublishers: [A, B]\n", [:], "12:00:00"),
        ] as [(String?, [String: String], String)])
    func timeZoneIsTheJobsUsualOne(settings: String?, environment: [String: String], time: String) throws {
        let outcome = try firstLaunch(settings, environment)
        #expect(outcome.exitCode == 0, "\(outcome)")
        #expect(Sheet(outcome.stdout).rows == [["2021-05-01 \(time)"]])
    }

    @Test func jobsZoneComesFirst() throws {
        let bench = try Workbench.copy(of: Workbench.sharing(Samples.course + Samples.history))
        var job = JobText("trackingProvider", ["firstLaunchDate"])
        job.parameters = "<timeZone>America/New_York</timeZone>"
        try bench.write(job.xml, to: "job.xml")
        let outcome = try bench.cairn(["export", "job.xml"], environment: ["CAIRN_TIME_ZONE": "Asia/Tokyo"])
        #expect(Sheet(outcome.stdout).rows == [["2021-05-01 06:00:00"]])
    }

    @Test(
        arguments: [
            ("timeZone: Europe/Pariss\n", [:], "Europe/Paris"),
            (nil, ["CAIRN_TIME_ZONE": "Mars/Olympus"], "Mars/Olympus"),
            ("timeZone: [unclosed\n", [:], "cairn.yaml"), ("- a\n- b\n", [:], "cairn.yaml"),
            ("just a text\n", [:], "cairn.yaml"),
            ("timeZone: 7\n", [:], "'7'"),
        ] as [(String?, [String: String], String)])
    func wrongSettingIsWrongInput(settings: String?, environment: [String: String], says: String) throws {
        let outcome = try firstLaunch(settings, environment)
        #expect(outcome.exitCode == 2, "\(outcome)")
        #expect(outcome.stderr.contains(says))
        #expect(!outcome.stderr.contains(".."))
        #expect(outcome.stdout.isEmpty)
    }

    @Test(arguments: ["timezone: Europe/Paris\n", "timeZone: [Europe/Paris]\n"])
    func settingThatIsNotUnderstoodIsNotPassedOver(settings: String) throws {
        let outcome = try firstLaunch(settings)
        #expect(outcome.exitCode == 2, "\(outcome)")
    }
}
