import CairnTesting

extension ImportScenario {
    /// A night of an organisation: entities, learners with managers further down, sessions and registrations that come
    /// and go, and what is missing in the files disabled or deleted.
    static let organisation = ImportScenario(
        testDescription: "organisation", objects: Night.objects, files: Night.files, job: Night.job)

    private enum Night {
        static let learners = 700

        static let objects =
            (0..<4).map { training in
                #"{"type":"training","guid":"t-\#(training)","pathCode":"P\#(training)","title":"T","modality":"guided","imported":true,"items":[]}"#
                    + "\n"
            }.joined()
            + (0..<60).map { #"{"type":"learner","guid":"old-\#($0)","login":"old-\#($0)","imported":true}"# + "\n" }
            .joined()

        static let job = """
            <import-config>
            \(step("tree.csv", "createOrUpdateEntityAction", "<hierarchyEntityName/><hierarchyEntityName/>"))
            \(step(
                "people.csv", "createOrUpdateLearnerAction",
                "<candidateLogin/><candidateRefNumber/><candidateName/><managerLogin/><entityName/><candidateValidity/>",
                options: "<traineeSearchField>candidateRefNumber</traineeSearchField>",
                after: "<massDisableLearners><oldLearners>yes</oldLearners></massDisableLearners>"))
            \(step(
                "sessions.csv", "createOrUpdateSessionAction",
                "<sessionAction/><trainingPathCode/><sessionTitle/><sessionStartDate/>"))
            \(step(
                "places.csv", "registerLearnerAction",
                "<candidateLogin/><trainingPathCode/><sessionTitle/><registerFlag/>",
                after: "<deleteOldSessions/><deleteEmptySessions/>"))
            </import-config>
            """

        private static func step(
            _ file: String, _ action: String, _ columns: String, options: String = "", after: String = ""
        ) -> String {
            """
            <import label="\(file)"><providers><fileSystemSourceProvider><fileName>\(file)</fileName></fileSystemSourceProvider></providers>
            <actions><\(action)><fields>\(columns)</fields><options>\(options)</options></\(action)></actions>
            <consolidators><timeStampedFileErrorLogger><location>imports/logs</location></timeStampedFileErrorLogger>\(after)</consolidators>
            <maxChanges>100%</maxChanges></import>
            """
        }

        static let files = [
            File(name: "tree.csv", header: "a;b", rows: (0..<40).map { "D\($0 % 4);D\($0 % 4)-T\($0 % 10)" }),
            File(
                name: "people.csv", header: "login;ref;name;manager;entity;validity",
                rows: (0..<learners).map { number in
                    // Some share a login, some managers come later or never. Not both: what is said of a row that waits
                    // for its manager is said at the end of the file, and only as long as the manager is not there.
                    let sharesLogin = number % 50 == 7
                    let login = sharesLogin ? "same" : "u-\(number)"
                    let late = number % 3 == 0 ? "u-\((number + 40) % learners)" : ""
                    let manager = sharesLogin ? "" : number % 90 == 4 ? "nobody" : late
                    let validity = number % 20 == 1 ? "N" : "Y"
                    return "\(login);r-\(number);N \(number % 13);\(manager);D\(number % 4)-T\(number % 10);\(validity)"
                }),
            File(
                name: "sessions.csv", header: "action;training;title;start",
                // What is deleted was made further up, so that the file says the same of it a second time.
                rows: (0..<100).map { "\($0 < 80 ? "M" : "A");P\($0 % 4);S\($0 % 20);2026-0\(1 + $0 % 9)-01" }),
            File(
                name: "places.csv", header: "login;training;title;flag",
                rows: (0..<2 * learners).map { number in
                    let title = number % 11 == 0 ? "" : "S\(number % 20)"
                    return "u-\(number * 7 % learners);P\(number % 4);\(title);\(number % 5 == 4 ? "N" : "Y")"
                }),
        ]
    }
}
