import CairnCatalog
import CairnCore
import Testing

@Suite("The glossary in the terminal")
struct GlossaryTests {
    @Test("Without a name it lists what there is")
    func overview() {
        let lines = Glossary.overview().split(separator: "\n")
        #expect(lines.first == "Exports")
        #expect(lines.contains { $0.hasPrefix("  trackingLogProvider ") && $0.hasSuffix("  Tracking log") })
        #expect(lines.contains("  createOrUpdateConsolidatedTrackingAction  Consolidated tracking"))
    }

    @Test("A provider's page has its columns and parameters, within the width of a terminal")
    func provider() throws {
        let page = try Glossary.entry(named: "TRACKINGprovider")
        #expect(page.hasPrefix("trackingProvider: Tracking\nOne row for each registration and learning resource"))
        #expect(page.contains("\n  candidateLogin                    text          The name with which"))
        #expect(page.contains("Values: rawSeconds, rawMinutes,"))
        #expect(page.contains("  deltaMode                      yes or no       Exports, if yes,"))
        #expect(page.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }

    @Test("A column or parameter is told with its owners, once for each meaning")
    func uses() throws {
        #expect(
            try Glossary.entry(named: "sessionscore").hasPrefix(
                """
                score, a column: decimal
                  The score that the action recorded.
                  In trackingLogProvider.

                score, a column: decimal
                  The best score.
                  In trackingProvider
                """))
        let zone = try Glossary.entry(named: "timeZone")
        #expect(zone.contains("timeZone, a parameter: time zone"))
        #expect(zone.contains("In trackingLogProvider, trackingProvider, activityProvider"))
        #expect(zone.contains("timeZone, a setting of imports: time zone"))
    }

    @Test("Imports and parts of jobs have pages")
    func others() throws {
        let action = try Glossary.entry(named: "createOrUpdateConsolidatedTrackingAction")
        #expect(action.contains("Mapped values: notAttempted, incomplete, completed,"))
        #expect(try Glossary.entry(named: "fileExportAction").contains("XML, XLS, XLSX, JSONL."))
        #expect(try Glossary.entry(named: "fileSystemSourceProvider").contains("skipFirstLine"))
        #expect(try Glossary.entry(named: "timeStampedFileErrorLogger").contains("instance's. Mandatory."))
    }

    @Test("The page of an import tells its rows, what is mandatory, and which texts stand for values")
    func imports() throws {
        let page = try Glossary.entry(named: "createorupdatelearneraction")
        #expect(page.hasPrefix("createOrUpdateLearnerAction: Learners\nEach row is a learner: "))
        #expect(page.contains("Mapped values: enabledValue (Y), disabledValue (N),\n"))
        #expect(page.contains("  fullAccess          yes or no     Whether learners that no import has made"))
        #expect(page.split(separator: "\n").allSatisfy { $0.count <= 100 })
        let training = try words(of: "createOrUpdateTrainingCourseAction")
        #expect(training.contains("The training's reference code. Mandatory. trainingLocale"))
        #expect(training.contains("|| between steps. The file must have the column; its cells may be empty."))
        #expect(try words(of: "hierarchyEntityName").contains("its cells may be empty. A file may have several."))
        #expect(try words(of: "registerFlag").contains("keepSession: whether a session stays"))
    }

    /// An entry on one line.
    private func words(of name: String) throws -> String {
        try Glossary.entry(named: name).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test("Consolidators and the settings of imports are told by their names, and what is to come says so")
    func consolidators() throws {
        let page = try words(of: "massdisablelearners")
        #expect(page.contains("It may stand twice. oldLearners goes only with createOrUpdateLearnerAction, reg"))
        #expect(try words(of: "deleteOldSessions").contains("It goes only with registerLearnerAction."))
        #expect(try Glossary.entry(named: "import").contains("  maxChanges   number or percent"))
        #expect(try Glossary.entry(named: "maxchanges").contains("maxChanges, a setting: number or percent"))
        #expect(try Glossary.entry(named: "maxchanges").contains("\n  In import."))
        let failure = #expect(throws: Failure.self) { try Glossary.entry(named: "emailReport") }
        #expect(failure?.message == "'emailReport' is not yet available in this version.")
        let notYet = Glossary.overview().split(separator: "Not yet available\n")[1]
        #expect(notYet.contains("  removeFromSFTP\n") && !notYet.contains("  timeLogger\n"))
    }

    @Test(
        "Unknown names get a suggestion",
        arguments: [
            ("candidateLogn", "unknown name 'candidateLogn'. Did you mean 'candidateLogin'?"),
            ("qwertyuiop", "unknown name 'qwertyuiop'. 'cairn glossary' lists what there is."),
        ])
    func unknown(name: String, message: String) {
        let failure = #expect(throws: Failure.self) { try Glossary.entry(named: name) }
        #expect(failure?.message == message)
        #expect(failure?.kind == .input)
    }
}
