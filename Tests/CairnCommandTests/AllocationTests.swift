import CairnCatalog
import CairnTesting
import Foundation
import Testing

/// A row of a large export is made without an allocation, whatever columns it has.
///
/// One after the other, since SQLite has more to do where an instance is opened twice at once.
@Suite(.serialized) struct AllocationTests {
    /// A small library that counts the allocations of the program that it is preloaded to; nil where it cannot be had.
    private static let counter: String? = {
        guard Project.fastProgram != Project.program else { return nil }
        let source = Project.root + "/Tests/Allocations/counter.c"
        let bench = try? Workbench.shared("counter of allocations") { bench in
            let made = try bench.run("clang", ["-shared", "-fPIC", "-O1", "-o", bench.path("counter.so"), source])
            try #require(made.exitCode == 0, "\(made)")
        }
        return bench?.path("counter.so")
    }()

    /// Learners with so many registrations each, of the same sessions; every registration has an entry on each item.
    private static func bench(registrations: Int) throws -> Workbench {
        try Workbench.shared("\(registrations) registrations for allocations") { bench in
            bench.program = Project.fastProgram
            // Names that no string holds without memory of its own.
            func name(_ kind: String, _ numbers: Int...) -> String {
                "\(kind) number \(numbers.map { String($0 + 100) }.joined(separator: "-"))"
            }
            let items = (0..<4).map {
                #"{"guid":"\#(name("Item", $0))","kind":"learning resource","learningObject":"Content"}"#
            }
            var lines = [
                #"{"type":"learningObject","guid":"Content"}"#,
                #"{"type":"version","guid":"Version","learningObject":"Content","locale":"en","title":"One; or two"}"#,
                #"{"type":"training","guid":"Training","title":"Training; of all","modality":"guided","items":["#
                    + items.joined(separator: ",") + "]}",
            ]
            for session in 0..<400 {
                let guid = name("Session", session)
                lines.append(#"{"type":"session","guid":"\#(guid)","training":"Training","title":"\#(guid)"}"#)
            }
            for learner in 0..<40 {
                let guid = name("Learner", learner)
                lines.append(#"{"type":"learner","guid":"\#(guid)","login":"\#(guid)","name":"Name; of \#(guid)"}"#)
                for session in 0..<registrations {
                    let registration = name("Registration", learner, session)
                    lines.append(
                        #"{"type":"registration","guid":"\#(registration)","learner":"\#(guid)","session":""#
                            + #"\#(name("Session", session))"}"#)
                    for item in 0..<4 {
                        lines.append(
                            #"{"type":"log","registration":"\#(registration)","item":"\#(name("Item", item))","#
                                + #""startedAt":"2026-05-01T10:00:00Z","seconds":60,"progression":50,"score":75.5}"#)
                    }
                }
            }
            try bench.makeInstance(lines.joined(separator: "\n") + "\n")
        }
    }

    /// The allocations of an export, and its rows.
    private static func count(_ job: JobText, _ bench: Workbench) throws -> (allocations: Int, rows: Int) {
        let counter = try #require(counter)
        let scratch = try Workbench()
        scratch.program = Project.fastProgram
        try scratch.write(job.xml, to: "job.xml")
        let outcome = try scratch.cairn(
            // A reader keeps few pages of the store then: both instances are larger, so that both fill them.
            "export", "job.xml", "-o", "rows.csv", "--threads", "1", "--memory", "16M", "--data", bench.instance,
            environment: ["LD_PRELOAD": counter, "CAIRN_ALLOCATIONS": scratch.path("count")])
        try #require(outcome.exitCode == 0, "\(outcome)")
        let allocations = try scratch.text("count").trimmingCharacters(in: .whitespacesAndNewlines)
        return (try #require(Int(allocations)), try ManifestFile("rows.csv", in: scratch).rows)
    }

    @Test(
        "A row takes none",
        .enabled(if: counter != nil, "needs a release binary in bin, glibc, and clang that compiles a counter"),
        arguments: [
            ("trackingLogProvider", 4), ("trackingProvider", 4), ("activityProvider", 4),
            ("consolidatedTrackingProvider", 1),
        ])
    func row(name: String, rowsOfRegistration: Int) throws {
        let provider = try #require(Catalog.provider(named: name))
        let job = JobText(
            name, provider.columns.map { CoverageTests.element($0.name) },
            parameters: #"<templates><template id="1">{0}, {1}</template></templates>"#)
        let (small, large) = (
            try Self.count(job, Self.bench(registrations: 100)), try Self.count(job, Self.bench(registrations: 400))
        )
        #expect(small.rows == 40 * 100 * rowsOfRegistration)
        #expect(large.rows == 40 * 400 * rowsOfRegistration)
        let more = large.allocations - small.allocations
        // Buffers grow to what the largest part needs; and larger learners make more parts, which take a few each.
        let parts = 40
        #expect(more < 8 * parts, "\(more) for \(large.rows - small.rows) rows more")
    }
}
