extension ImportScenario {
    /// Many small files, which are moved away or deleted when they are imported; who is in none of them is disabled or
    /// loses a registration. Were only some of the files found again, most of the learners would be absent.
    static let moving = ImportScenario(
        testDescription: "moving", objects: Moving.objects, files: Moving.people + Moving.places, job: Moving.job)

    private enum Moving {
        private static let count = 150
        private static let rows = 5

        static let objects =
            #"{"type":"training","guid":"t","pathCode":"P","title":"T","modality":"guided","imported":true,"items":[]}"#
            + "\n"
            + (0..<40).map { number in
                #"{"type":"learner","guid":"old-\#(number)","login":"old-\#(number)","imported":true}"# + "\n"
            }.joined()

        static let people = (0..<count).map { file in
            File(
                name: "people-\(1000 + file).csv", header: "login;name",
                rows: (0..<rows).map { "u-\(file)-\($0);N \(file)" })
        }

        static let places = (0..<count).map { file in
            File(
                name: "places-\(1000 + file).csv", header: "login;training;title",
                rows: (0..<rows).map { "u-\(file)-\($0);P;S\(file % 7)" })
        }

        static let job = """
            <import-config>
            \(step(
                "people-*.csv", "createOrUpdateLearnerAction", "<candidateLogin/><candidateName/>",
                after: """
                    <massDisableLearners><oldLearners>yes</oldLearners></massDisableLearners>
                    <moveToBackupConsolidator><timestamp>yes</timestamp></moveToBackupConsolidator>
                    """))
            \(step(
                "places-*.csv", "registerLearnerAction", "<candidateLogin/><trainingPathCode/><sessionTitle/>",
                after: "<deleteOldSessions/><deleteEmptySessions/><deleteProcessedFilesConsolidator/>"))
            </import-config>
            """

        private static func step(_ files: String, _ action: String, _ columns: String, after: String) -> String {
            """
            <import><providers><fileSystemSourceProvider><fileName>\(files)</fileName></fileSystemSourceProvider></providers>
            <actions><\(action)><fields>\(columns)</fields></\(action)></actions>
            <consolidators>\(after)</consolidators><maxChanges>100%</maxChanges><stopOnError>yes</stopOnError></import>
            """
        }
    }
}
