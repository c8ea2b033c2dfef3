import CairnCatalog
import CairnCore
import CairnJobs
import Testing

@testable import CairnExport
@testable import CairnStore

/// Work is counted in rows and in steps of SQLite's machine, which nothing but the work itself changes.
@Suite("What few rows cost")
struct CostTests {
    /// Organisations of two sizes with the same few learners.
    private static func benches() throws -> [CostBench] {
        [try CostBench(learners: 200), try CostBench(learners: 500)]
    }

    // MARK: Filters

    /// What looks at every learner, and at nothing else of them.
    private static func isNarrow(_ sql: String) -> Bool { [LearnerColumn.scan, SmartGroupColumn.scan].contains(sql) }

    @Test("Filters of learners cost what these learners cost, but for a narrow scan of all")
    func filters() throws {
        let benches = try Self.benches()
        var tried = 0
        for provider in Catalog.providers {
            let filters = [("entityIds", "FEW"), ("learnersSmartGroups", "G")].filter { name, _ in
                provider.parameters.contains { $0.name == name }
            }
            for (name, value) in filters {
                let job = try exportJob(
                    provider.name, [try #require(provider.columns.first).name], "<\(name)>\(value)</\(name)>")
                let outcomes = try benches.map { try $0.read(job) }
                let told = "\(provider.name) \(name)"
                #expect(outcomes[0].rows == outcomes[1].rows, "\(told)")
                // Nobody was awarded anything.
                #expect(outcomes[0].rows >= 4 || provider.name.contains("Gamification"), "\(told)")
                let counts = outcomes.map { $0.read.bySQL.filter { !Self.isNarrow($0.key) } }
                #expect(counts[0] == counts[1], "\(told)")
                // Learners 90 and 91 are read together, the others alone.
                #expect(outcomes[1].read.rows(of: "learner l") == 4, "\(told)")
                #expect(outcomes[1].read.rows(of: "log_of_tracking") <= 4 * 3, "\(told)")
                #expect(outcomes[1].read.rows(of: "consolidated") <= 4, "\(told)")
                #expect(outcomes[1].read.rows(of: "registration r") <= 4 + 4, "\(told)")
                tried += 1
            }
        }
        #expect(tried > 12)
    }

    /// Registers the few in a session of a training of its own too, each with an entry.
    private static func registerFew(_ bench: CostBench) throws {
        var lines = [
            #"{"type":"training","guid":"TF","pathCode":"PF","title":"TF","modality":"guided","items":[{"guid":"IF","kind":"learning resource","learningObject":"O"},{"guid":"CF","kind":"classroom activity"}]}"#,
            #"{"type":"session","guid":"SF","training":"TF","title":"Few"}"#,
            #"{"type":"event","guid":"EF","session":"SF","item":"CF","startAt":"2021-05-03T09:00:00Z","durationMinutes":90}"#,
        ]
        for number in CostBench.few {
            lines.append(#"{"type":"registration","guid":"RF\#(number)","learner":"L\#(number)","session":"SF"}"#)
            lines.append(
                #"{"type":"log","registration":"RF\#(number)","item":"IF","startedAt":"2021-05-03T09:00:00Z","seconds":9}"#
            )
        }
        #expect(try bench.bench.load(lines) == [])
    }

    @Test("Filters of sessions and trainings cost what their learners cost")
    func sessionFilters() throws {
        let benches = try Self.benches()
        for bench in benches { try Self.registerFew(bench) }
        var tried = 0
        for provider in Catalog.providers
        where [.logEntry, .tracking, .activity, .registration, .attendance].contains(provider.grain) {
            let filters = [
                ("sessionGuid", "SF"), ("sessionTitle", "Few"), ("trainingGuid", "TF"), ("trainingPathCode", "PF"),
            ].filter { name, _ in provider.parameters.contains { $0.name == name } }
            for (name, value) in filters {
                let job = try exportJob(
                    provider.name, [try #require(provider.columns.first).name], "<\(name)>\(value)</\(name)>")
                let outcomes = try benches.map { try $0.read(job) }
                let told = "\(provider.name) \(name)"
                #expect(outcomes[0].rows >= 4 && outcomes[0].rows == outcomes[1].rows, "\(told)")
                #expect(outcomes[0].read.bySQL == outcomes[1].read.bySQL, "\(told)")
                // Of each learner both registrations are looked at.
                #expect(outcomes[1].read.rows(of: "registration r") <= 4 * 2 + 4, "\(told)")
                #expect(outcomes[1].read.rows(of: "log_of_tracking") <= 4 * 4, "\(told)")
                tried += 1
            }
        }
        #expect(tried > 15)
    }

    @Test("A filter and a time frame together cost those whom both keep")
    func filterAndFrame() throws {
        let bench = try CostBench(learners: 300)
        // Another one has an entry of this week, whom the filter leaves out.
        try bench.append { $0 == 200 ? [(0, -90_000)] : [] }
        let frame = "<timeFrames>7</timeFrames><timeFramesScale>less_than_n_days</timeFramesScale>"
        for (parameters, rows) in [(frame, 5), (frame + "<entityIds>FEW</entityIds>", 4)] {
            let outcome = try bench.read(try exportJob("trackingLogProvider", ["candidateGuid"], parameters))
            #expect(outcome.rows == rows)
            #expect(outcome.read.rows(of: "registration r") == rows)
        }
    }

    @Test("Those whom a filter keeps and those whom it leaves out are all together")
    func parts() throws {
        let demo = try DemoBench.made.get()
        let store = try demo.store()
        let settings = ExportSettings(timeZone: "UTC", now: DemoBench.now, version: "test")
        func rows(_ provider: String, _ parameters: String) throws -> [[String]] {
            let job = try exportJob(
                provider, ["candidateGuid", "candidateEntityId", "sessionGuid", "trainingGuid"], parameters)
            return Array(try ExportRunner(store: store, settings).preview(job, rows: .max)[0].rows.dropFirst())
        }
        let frame = "<timeFrames>3</timeFrames><timeFramesScale>less_than_n_months</timeFramesScale>"
        for provider in ["trackingProvider", "trackingLogProvider", "consolidatedTrackingProvider"] {
            for base in ["", frame] {
                let whole = try rows(provider, base)
                for (place, parameter) in [(1, "entityIds"), (2, "sessionGuid"), (3, "trainingGuid")] {
                    let values = Set(whole.map { $0[place] }).sorted()
                    #expect(values.count > 2)
                    for value in values.prefix(12) {
                        #expect(
                            try rows(provider, base + "<\(parameter)>\(value)</\(parameter)>")
                                == whole.filter { $0[place] == value }, "\(provider) \(parameter) \(value)")
                    }
                }
            }
        }
    }

    @Test("A manager is looked up once, and told while there")
    func managers() throws {
        let bench = try CostBench(learners: 200)
        // All learners but the first have one of three managers by turns, or none.
        let managed = (4..<200).filter { $0 % 4 != 0 }.map {
            #"{"type":"learner","guid":"L\#($0)","manager":"L\#($0 % 4)"}"#
        }
        let gone = #"{"type":"learner","guid":"L3","deleted":true}"#
        #expect(try bench.bench.load(managed + [gone]) == [])
        let job = try exportJob("platformCandidatesProvider", ["candidateGuid", "managerLogin"])
        let read = try bench.read(job).read
        #expect(read.bySQL.first { $0.key.contains("SELECT login FROM learner") }?.value == 2)
        let settings = ExportSettings(timeZone: "UTC", now: bench.bench.now, version: "test")
        let rows = try ExportRunner(store: bench.bench.store, settings).preview(job, rows: .max)[0].rows.dropFirst()
        #expect(rows.count == 199)
        for row in rows {
            let number = try #require(Int(row[0].dropFirst()))
            #expect(row[1] == (number < 4 ? "" : ["", "l1", "l2", ""][number % 4]), "\(row)")
        }
    }

    // MARK: Deltas

    @Test(
        "A delta costs what changed",
        arguments: [
            "trackingProvider", "trackingLogProvider", "consolidatedTrackingProvider", "activityProvider",
        ])
    func delta(provider: String) throws {
        let job = try exportJob(
            provider, ["candidateGuid", "registrationGuid", "timeGlobal"],
            "<deltaMode>yes</deltaMode><deltaDeletions>yes</deltaDeletions>")
        var outcomes: [(read: RowsRead, rows: Int, plans: [String])] = []
        for bench in try Self.benches() {
            let before = try bench.bench.store.read { connection throws(Failure) in try connection.position() }
            try bench.append { [7, 60, 61].contains($0) ? [(0, -10_000_000)] : [] }
            outcomes.append(try bench.read(job, from: .position(before)))
        }
        #expect(outcomes[0].rows >= 3 && outcomes[0].rows == outcomes[1].rows)
        #expect(outcomes[0].read.bySQL == outcomes[1].read.bySQL)
        // Nothing is passed over in silence either.
        #expect(outcomes[0].read.work == outcomes[1].read.work)
        #expect(outcomes[1].read.rows(of: "consolidated") <= 3 + 3)
        #expect(outcomes[1].read.rows(of: "log_of_tracking") <= 3 * 3)
    }

    @Test(
        "A delta of awards costs those who were awarded something",
        arguments: [
            ("consolidatedGamificationBadgesProvider", #"{"type":"badgeAward","badge":"B","#, "badge_award w"),
            (
                "consolidatedGamificationEventsProvider", #"{"type":"pointsAward","action":"A","points":5,"#,
                "points_award w"
            ),
        ])
    func awards(provider: String, award: String, table: String) throws {
        func line(_ learner: Int, _ day: Int) -> String {
            award + #""learner":"L\#(learner)","at":"2021-04-0\#(day)T10:00:00Z"}"#
        }
        let job = try exportJob(provider, ["candidateGuid"], "<deltaMode>yes</deltaMode>")
        let outcomes = try [200, 500].map { learners in
            let bench = try CostBench(learners: learners)
            let made = [#"{"type":"badge","guid":"B","code":"B"}"#, #"{"type":"pointsAction","guid":"A","code":"A"}"#]
            #expect(try bench.bench.load(made + (0..<learners).map { line($0, 1) }) == [])
            let before = try bench.bench.store.read { connection throws(Failure) in try connection.position() }
            #expect(try bench.bench.load([7, 60, 61].map { line($0, 2) }) == [])
            return try bench.read(job, from: .position(before))
        }
        #expect(outcomes.map(\.rows) == [3, 3])
        #expect(outcomes[0].read.bySQL == outcomes[1].read.bySQL)
        #expect(outcomes[1].read.rows(of: table) == 3 * 2)
    }

    @Test("A time frame of accesses costs those who came in it")
    func accesses() throws {
        let job = try exportJob(
            "platformCandidatesAccessProvider", ["candidateGuid"],
            "<timeFrames>7</timeFrames><timeFramesScale>less_than_n_days</timeFramesScale>")
        let outcomes = try Self.benches().map { bench in
            let moment = Instant(seconds: bench.bench.now.seconds - 90_000).iso
            let lines = [7, 60, 61].map { #"{"type":"access","learner":"L\#($0)","at":"\#(moment)"}"# }
            #expect(try bench.bench.load(lines) == [])
            return try bench.read(job)
        }
        #expect(outcomes.map(\.rows) == [3, 3])
        #expect(outcomes[0].read.bySQL == outcomes[1].read.bySQL)
        #expect(outcomes[1].read.rows(of: "access w") == 3 * 2)
    }

    // MARK: Columns

    /// The statements of a job, each on one line.
    private static func statements(_ job: Job, _ bench: CostBench) throws -> [String] {
        try bench.read(job).read.work.keys.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }

    @Test("A job reads what its columns stand on")
    func columns() throws {
        let bench = try CostBench(learners: 20)
        let job = try exportJob(
            "trackingProvider", ["candidateGuid", "trainingTitle", "progression", "status", "timeGlobal"])
        let narrow = try Self.statements(job, bench)
        // The figures of a tracking stand together: they are read all, and no other statement reads any of them.
        #expect(
            narrow.filter { $0.contains(" FROM consolidated ") } == [
                "SELECT collect(learner_id, registration_id, reached_at, change, trackings) "
                    + "FROM consolidated WHERE learner_id BETWEEN $1 AND $2"
            ])
        for table in ["log", "log_of_tracking", "learner_custom", "learner_smart_group", "tracking"] {
            #expect(!narrow.contains { $0.contains(" FROM \(table) ") }, "\(table)")
        }
        let learners = try #require(narrow.first { $0.contains(" FROM learner l ") })
        #expect(!learners.contains("name") && !learners.contains("email"))
    }

    @Test("A field is read once, however many columns show it: a function of SQLite has few hundred values at most")
    func repeated() throws {
        let bench = try CostBench(learners: 20)
        let columns = (0..<130).flatMap { [#"candidateLogin label="l\#($0)""#, #"registrationGuid label="r\#($0)""#] }
        let job = try exportJob("consolidatedTrackingProvider", columns)
        #expect(try bench.read(job).rows > 0)
        let statements = try Self.statements(job, bench)
        let learners = try #require(statements.first { $0.contains(" FROM learner l ") })
        let registrations = try #require(statements.first { $0.contains(" FROM registration r ") })
        #expect(learners.ranges(of: "l.login").count == 1)
        #expect(registrations.ranges(of: "r.guid").count == 1)
    }

    @Test(
        "And what is asked for besides",
        arguments: [
            (
                "trackingProvider", "<candidateCustomFieldGuid>F</candidateCustomFieldGuid>", "",
                " FROM learner_custom "
            ),
            ("trackingProvider", "<candidateSmartgroups/>", "", " FROM learner_smart_group "),
            (
                "trackingProvider", "<candidateGuid/>", "<learnersSmartGroups>G</learnersSmartGroups>",
                " FROM learner_smart_group "
            ),
            ("trackingProvider", "<candidateName/>", "", "l.name"),
            ("trackingLogProvider", "<reportId/>", "", " FROM consolidated "),
            ("trackingLogProvider", "<candidateName/>", "", "l.name"),
        ])
    func more(provider: String, column: String, parameters: String, reads: String) throws {
        let bench = try CostBench(learners: 5)
        let job = try checkedJob(
            """
            <export guid="test"><providers><\(provider)><columns><candidateLogin/>\(column)</columns>\
            <parameters>\(parameters)</parameters></\(provider)></providers></export>
            """)
        #expect(try Self.statements(job, bench).contains { $0.contains(reads) })
        let plain = try Self.statements(try exportJob(provider, ["candidateLogin"]), bench)
        #expect(!plain.contains { $0.contains(reads) && !$0.contains(" FROM version ") })
    }
}
