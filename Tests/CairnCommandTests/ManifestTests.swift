import CairnTesting
import Foundation
import Testing

/// The manifest beside each exported file.
@Suite struct ManifestTests {
    private func bench(_ job: String) throws -> Workbench {
        let bench = try Workbench.copy(of: Workbench.sharing(Samples.course + Samples.history))
        try bench.write(job, to: "job.xml")
        return bench
    }

    private static let columns = [
        "registrationGuid", #"<candidateName label="Who; &quot;él&quot;"/>"#, "logDate", "firstLaunchDate",
        "progression", "pointsGained", "timeGlobal", "trainingContentMandatory", "status", "reportId",
    ]
    private static let job = JobText(
        "trackingLogProvider", columns,
        parameters: """
            <timeZone>Asia/Kolkata</timeZone>\
            <timeFrames>6</timeFrames><timeFramesScale>less_than_n_years</timeFramesScale>\
            <entityIds>e-1</entityIds><withoutLaunchTime>no</withoutLaunchTime>
            """)

    @Test func fieldsTellTheFile() throws {
        let bench = try bench(Self.job.xml)
        try bench.must("export", "job.xml", "-o", "out.csv")
        let manifest = try ManifestFile("out.csv", in: bench)
        let sheet = Sheet(try bench.text("out.csv"))
        #expect(manifest.file == "out.csv" && manifest.provider == "trackingLogProvider")
        #expect(manifest.rows == 3 && sheet.rows.count == 3)
        #expect(manifest.bytes == (try bench.bytes("out.csv").count))
        #expect(manifest.sha256 == (try bench.mustRun("sha256sum < out.csv").stdout.prefix(64)))
        #expect((manifest.format, manifest.encoding) == ("CSV", "UTF-8"))
        #expect(manifest.compression == nil && manifest.signatures.isEmpty)
        #expect((manifest.job.guid, manifest.job.label) == ("test", "test"))
        #expect(manifest.job.digest.count == 64)
        #expect(try bench.must("--version").stdout.contains(manifest.cairn))
        #expect(
            manifest.timeFrame
                == ManifestFile.Frame(
                    from: "2020-05-31T18:30:00Z", to: Workbench.now, zone: "Asia/Kolkata"))
        #expect((manifest.now, manifest.timeZone) == (Workbench.now, "Asia/Kolkata"))
    }

    @Test func parametersAreThoseOfTheJob() throws {
        let bench = try bench(Self.job.xml)
        try bench.must("export", "job.xml", "-o", "out.csv")
        let parameters = try ManifestFile("out.csv", in: bench).parameters
        #expect(
            parameters.keys.sorted() == ["entityIds", "timeFrames", "timeFramesScale", "timeZone", "withoutLaunchTime"])
        #expect(parameters["timeFrames"] == "6" && parameters["withoutLaunchTime"] == "no")
        #expect(parameters["timeZone"] == "Asia/Kolkata")
        #expect(parameters["timeFramesScale"] == "less_than_n_years")
        #expect(parameters["entityIds"] == "e-1")
    }

    @Test func columnsHaveTheirKinds() throws {
        let bench = try bench(Self.job.xml)
        try bench.must("export", "job.xml", "-o", "out.csv")
        let columns = try ManifestFile("out.csv", in: bench).columns
        #expect(columns.map(\.header) == Sheet(try bench.text("out.csv")).header)
        #expect(columns[1] == ManifestFile.Column(name: "candidateName", header: "Who; \"él\"", kind: "text"))
        #expect(
            columns.map(\.kind) == [
                "text", "text", "day", "moment", "decimal", "whole number", "duration", "Y or N", "choice",
                "whole number",
            ])
    }

    @Test(arguments: [("iso-8601", "CSV"), ("paddedhh", "XML"), ("rawSeconds", "JSONL"), ("rawMinutes", "XLSX")])
    func controlSumsAreThoseOfTheRows(timeFormat: String, format: String) throws {
        let bench = try Workbench.copy(of: Workbench.sharing(ReaderSamples.objects))
        var texts = ReaderSamples.providers(timeFormat: "rawSeconds")
        texts[2].columns.append("timeSpent")
        try bench.write(JobText.xml(texts), to: "plain.xml")
        try bench.must("export", "plain.xml", "-o", "%i.csv")
        let others = texts.map { text in
            var other = text
            other.parameters = text.parameters.replacingOccurrences(of: "rawSeconds", with: timeFormat)
            return other
        }
        try bench.write(JobText.xml(others, fileAction: "<format>\(format)</format>"), to: "other.xml")
        try bench.must("export", "other.xml", "-o", "%i.out")
        for (file, columns) in Self.sums.enumerated() {
            let sheet = Sheet(try bench.text("\(file + 1).csv"))
            let expected = columns.map { column, unit in
                ManifestFile.Sum(
                    column: column, unit: unit, sum: sheet.column(column).reduce(0) { $0 + (Int($1) ?? 0) })
            }
            #expect(try ManifestFile("\(file + 1).csv", in: bench).controlSums == expected)
            #expect(try ManifestFile("\(file + 1).out", in: bench).controlSums == expected, "\(texts[file].provider)")
        }
    }

    /// The columns of the six providers whose cells can be added up. Awarded points that are multiplied and rounded
    /// are checked on their own.
    private static let sums: [[(String, String)]] = [
        [("timeGlobal", "seconds")],
        [("timeGlobal", "seconds"), ("timeSpentCBT", "seconds"), ("timeSpent", "seconds")],
        [("pointsGained", "points"), ("timeSpent", "seconds")],
        [],
    ]

    @Test(arguments: ["", "<threshold>-1.5</threshold>", "<threshold>0.15</threshold>"])
    func awardedPointsAreAddedUpAsShown(parameters: String) throws {
        let bench = try Workbench.copy(of: Workbench.sharing(ReaderSamples.objects))
        let job = JobText(
            "consolidatedGamificationEventsProvider", ["candidateId", "gamificationPoints"], parameters: parameters)
        try bench.write(job.xml, to: "job.xml")
        try bench.must("export", "job.xml", "-o", "out.csv")
        let shown = Sheet(try bench.text("out.csv")).column("gamificationPoints").compactMap(Int.init)
        #expect(shown.count == ReaderSamples.texts.count)
        #expect(try ManifestFile("out.csv", in: bench).controlSums.map(\.sum) == [shown.reduce(0, +)])
    }

    @Test func sameRunGivesTheSameManifest() throws {
        let bench = try bench(Self.job.xml)
        try bench.must("export", "job.xml", "-o", "out.csv")
        let first = try bench.bytes("out.csv.manifest.json")
        try bench.must("export", "job.xml", "-o", "out.csv")
        #expect(try bench.bytes("out.csv.manifest.json") == first)
        try bench.mustRun(
            "jq -e -S . out.csv.manifest.json > sorted.json && cmp sorted.json <(jq . out.csv.manifest.json)")
    }

    @Test func positionGrowsWithTheStore() throws {
        let bench = try bench(Self.job.xml)
        try bench.must("export", "job.xml", "-o", "out.csv")
        let before = try ManifestFile("out.csv", in: bench)
        try bench.must("load", "-", input: #"{"type":"smartGroup","guid":"g-2","name":"Second"}"# + "\n")
        try bench.must("export", "job.xml", "-o", "out.csv")
        let after = try ManifestFile("out.csv", in: bench)
        #expect(after.position > before.position && before.position > 0)
        #expect(after.sha256 == before.sha256)
    }

    @Test func digestIsThatOfTheJobAndNotOfItsSpaces() throws {
        let bench = try bench(Self.job.xml)
        var more = Self.job
        more.columns.append("sessionTitle")
        try bench.write(
            Self.job.xml.replacingOccurrences(of: "><", with: ">\n  <!-- a word -->\n  <"), to: "spaced.xml")
        try bench.write(more.xml, to: "more.xml")
        let digests = try ["job", "spaced", "more"].map { name in
            try bench.must("export", "\(name).xml", "-o", "\(name).csv")
            return try ManifestFile("\(name).csv", in: bench).job.digest
        }
        #expect(digests[0] == digests[1])
        #expect(digests[0] != digests[2])
    }

    @Test func standardOutputHasNone() throws {
        let bench = try bench(Self.job.xml)
        try bench.must("export", "job.xml")
        try bench.must("export", "job.xml", "-o", "-")
        try bench.must("export", "job.xml", "-o", "/dev/null")
        #expect(try bench.names() == ["instance", "job.xml"])
        #expect(try bench.names(in: "instance/exports", deep: true).allSatisfy { !$0.contains("manifest") })
    }
}
