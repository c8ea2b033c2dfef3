import CairnTesting
import Testing

/// The manifest's `schemaVersion`: it changes when the columns change or how they are written, and only then.
@Suite struct SchemaVersionTests {
    private static let plain = JobText(
        "trackingLogProvider", ["candidateLogin", "logDate", "progression", "timeGlobal", "status"],
        fileAction: "<format>CSV</format>")

    private static func changed(_ change: (inout JobText) -> Void) -> JobText {
        var job = plain
        change(&job)
        return job
    }

    /// That of the plain job, reckoned once.
    private func plainVersion() throws -> String {
        let bench = try Workbench.shared("schema version") { bench in
            try bench.write(try version(Self.plain), to: "version")
        }
        return try bench.text("version")
    }

    private func version(_ job: JobText, guid: String = "test") throws -> String {
        let bench = try Workbench.copy(of: Workbench.sharing(Samples.course + Samples.history))
        try bench.write(job.xml.replacing(#"guid="test""#, with: "guid=\"\(guid)\""), to: "job.xml")
        try bench.must("export", "job.xml", "-o", "out")
        return try ManifestFile("out", in: bench).schemaVersion
    }

    @Test(arguments: [
        changed { $0.columns.append("score") }, changed { $0.columns.removeLast() },
        changed { $0.columns.swapAt(0, 1) },
        changed { $0.columns[0] = #"<candidateLogin label="Login"/>"# },
        changed { $0.parameters = "<dateFormat>DD/MM/YYYY</dateFormat>" },
        changed { $0.parameters = "<timeGlobalFormat>padded</timeGlobalFormat>" },
        changed { $0.parameters = "<timeZone>Asia/Kolkata</timeZone>" },
        changed { $0.parameters = "<statusFormat><completed>done</completed></statusFormat>" },
        changed { $0.fileAction = "<decimal>comma</decimal>" }, changed { $0.fileAction = "<format>XML</format>" },
        changed { $0.fileAction = "<delimiter>pipe</delimiter>" }, changed { $0.fileAction = "<excel>fr-FR</excel>" },
        changed { $0.fileAction = "<showHeaders>no</showHeaders>" },
    ])
    func changesWithTheColumns(job: JobText) throws {
        #expect(try version(job) != plainVersion())
    }

    /// Columns of the same name and header that show something else.
    @Test(arguments: [
        [template("{0}"), template("{0} ({1})")],
        [
            changed { $0.columns[0] = "<candidateCustomFieldGuid>f-1</candidateCustomFieldGuid>" },
            changed { $0.columns[0] = "<candidateCustomFieldGuid>f-2</candidateCustomFieldGuid>" },
        ],
    ])
    func changesWithWhatAColumnShows(jobs: [JobText]) throws {
        let versions = try jobs.map { try version($0) }
        #expect(versions[0] != versions[1])
    }

    private static func template(_ text: String) -> JobText {
        changed {
            $0.columns.append(#"<templatedValue templateId="1"/>"#)
            $0.parameters = "<templates><template id=\"1\">\(text)</template></templates>"
        }
    }

    @Test(arguments: [
        plain, changed { $0.fileAction = nil }, changed { $0.parameters = "<entityIds>e-1</entityIds>" },
        changed { $0.parameters = "<withoutLaunchTime>yes</withoutLaunchTime>" },
        changed { $0.parameters = "<timeFrames>1</timeFrames><timeFramesScale>less_than_n_days</timeFramesScale>" },
        changed { $0.columns[0] = "CANDIDATELOGIN" },
        changed { $0.columns[0] = #"<candidateLogin label="candidateLogin"/>"# },
        changed { $0.fileAction = "<compression>gzip</compression>" },
    ])
    func staysWhateverElseChanges(job: JobText) throws {
        #expect(try version(job, guid: "other") == plainVersion())
    }

    /// What a job may say although it is so without it.
    @Test(arguments: [
        changed { $0.parameters = "<dateFormat>YYYY-MM-DD</dateFormat>" },
        changed { $0.parameters = "<timeGlobalFormat>rawSeconds</timeGlobalFormat>" },
        changed { $0.parameters = "<ancestorsWithCurrent>yes</ancestorsWithCurrent>" },
        changed { $0.parameters = "<trainingStatusFormat><published>out</published></trainingStatusFormat>" },
    ])
    func staysWithWhatChangesNoCell(job: JobText) throws {
        let (given, plain) = (try version(job), try plainVersion())
        #expect(given == plain)
    }
}
