import CairnTesting

extension ImportScenario {
    /// Rows of all kinds, in several files: new trackings, changed, unchanged and emptied ones, some of them in several
    /// rows, and rows of every way to be rejected.
    static let consolidatedTracking = ImportScenario(
        testDescription: "consolidated tracking", objects: Trackings.objects, earlierFiles: [Trackings.earlier],
        files: Trackings.files, job: Trackings.job)

    private enum Trackings {
        static let learners = 150
        static let contents = 30
        static let header = "login;session;content;status;progression;score;time;last;remark"

        static let job = """
            <import-config><import>
                <providers><fileSystemSourceProvider>
                    <fileName>results-*.csv</fileName>
                    <columnsMapping>
                        <candidateLogin/><sessionGuid/><lovGuid/>
                        <trackingStatus><completed/><incomplete/><notAttempted/></trackingStatus>
                        <progression/><score/><timeSpent/><lastAccessDate/><ignoredColumn/>
                    </columnsMapping>
                </fileSystemSourceProvider></providers>
                <actions><createOrUpdateConsolidatedTrackingAction/></actions>
                <consolidators>
                    <timeStampedFileErrorLogger><location>imports/logs</location></timeStampedFileErrorLogger>
                </consolidators>
            </import></import-config>
            """

        static let objects: String = {
            var lines: [String] = []
            for content in 0..<contents {
                lines += [
                    #"{"type":"learningObject","guid":"lo-\#(content)"}"#,
                    #"{"type":"version","guid":"v-\#(content)","learningObject":"lo-\#(content)","locale":"en","title":"V"}"#,
                ]
            }
            let items = (0..<contents).map {
                #"{"guid":"i-\#($0)","kind":"learning resource","learningObject":"lo-\#($0)","points":1}"#
            }
            lines += [
                #"{"type":"training","guid":"t","title":"T","modality":"guided","threshold":50,"items":[\#(items.joined(separator: ","))]}"#,
                #"{"type":"session","guid":"s","training":"t","title":"S"}"#,
            ]
            for learner in 0..<learners {
                lines += [
                    #"{"type":"learner","guid":"l-\#(learner)","login":"u-\#(learner)"}"#,
                    #"{"type":"registration","guid":"r-\#(learner)","learner":"l-\#(learner)","session":"s"}"#,
                    #"{"type":"log","registration":"r-\#(learner)","item":"i-\#(learner % contents)","startedAt":"2026-01-01","seconds":60}"#,
                ]
            }
            return lines.map { $0 + "\n" }.joined()
        }()

        static let earlier = File(
            name: "results-0.csv", header: header,
            rows: (0..<learners).flatMap { learner in
                (0..<contents).filter { wasImportedEarlier(learner, $0) }.map { row(learner, $0, variant: 0) }
            })

        /// The first needs two transactions, the last has nothing to reject.
        static let files: [File] = {
            var random = SeededRandom(seed: 1)
            return [10_500, 3_000, 1_500, 1_000].enumerated().map { index, count in
                let rows = (0..<count).map { _ in
                    index < 3 && random.percent(4) ? rejected(&random) : row(&random)
                }
                return File(name: "results-\(index + 1).csv", header: header, rows: rows)
            }
        }()

        /// What a row says is decided by its tracking and variant: the same one again changes nothing.
        private static func row(_ learner: Int, _ content: Int, variant: Int) -> String {
            let number = learner * 7 + content * 13 + variant * 29
            let status = ["", "incomplete", "completed", ""][number % 4]
            let cells = [
                "u-\(learner)", "s", "v-\(content)", status, status == "completed" ? "" : String(number % 100),
                number % 3 == 0 ? String(number % 100) : "", String(number * 11), "2026-03-0\(1 + number % 9) 10:00:00",
                number % 50 == 0 ? "\"two\nlines\"" : "x",
            ]
            return cells.joined(separator: ";")
        }

        private static func wasImportedEarlier(_ learner: Int, _ content: Int) -> Bool { learner % 3 == content % 3 }

        private static func row(_ random: inout SeededRandom) -> String {
            let (learner, content) = (random.below(learners), random.below(contents))
            // The moment of completion that an earlier import filled in is lost with the first row that says anything
            // else; so nothing else is said of these.
            let same = row(learner, content, variant: 0)
            if wasImportedEarlier(learner, content), same.contains("completed") { return same }
            if random.percent(5) { return "u-\(learner);s;v-\(content);notAttempted;;;;;" }
            return row(learner, content, variant: random.below(3))
        }

        private static func rejected(_ random: inout SeededRandom) -> String {
            let learner = random.below(learners)
            return random.pick([
                "nobody;s;v-1;;10;;60;;x", "u-\(learner);s;v-1;;101;;60;;x", "u-\(learner);s;v-1",
                "u-\(learner);;v-1;;;;;;",
                "u-\(learner);s;v-1;;10;;60;;\"x", "u-\(learner);s;\"v-1\"x;;10;;60;;",
                "u-\(learner);s;v-1;gone;10;;60;;x",
                "u-\(learner);s;v-1;;10;;60;2027-01-01 00:00:00;x", "nobody;s;v-1;;10;;60;;\"two\nlines\"",
            ])
        }
    }
}
