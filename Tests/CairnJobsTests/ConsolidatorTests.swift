import CairnCatalog
import CairnCore
import CairnJobs
import Testing

/// What may follow the rows of an import.
@Suite("Consolidators of imports")
struct ConsolidatorTests {
    static let register = "registerLearnerAction"

    func xml(_ consolidators: String, action: String = register) -> String {
        importing(
            by: action, columns: "<candidateLogin/>", rest: "<consolidators>\n\(consolidators)\n</consolidators>")
    }

    @Test("All that there are, in their order, with their settings")
    func whole() throws {
        let job = try #require(
            importJob(
                xml(
                    """
                    <timeStampedFileErrorLogger><location>imports/logs</location></timeStampedFileErrorLogger>
                    <massDisableLearners><noInscriptions/><fullAccess>yes</fullAccess></massDisableLearners>
                    <massDisableLearners><options><oldLearners/></options></massDisableLearners>
                    <moveToBackupConsolidator><timestamp>yes</timestamp><backupFolder>b/c</backupFolder></moveToBackupConsolidator>
                    <deleteOldSessions><fullAccess>no</fullAccess></deleteOldSessions>
                    <deleteEmptySessions/>
                    <TIMELOGGER/>
                    <deleteProcessedFilesConsolidator/>
                    <cleanFolder><dataFolderPath>old</dataFolderPath><cleanOlderThan>7</cleanOlderThan></cleanFolder>
                    """)))
        #expect(
            job.consolidators.map(\.name) == [
                "timeStampedFileErrorLogger", "massDisableLearners", "massDisableLearners", "moveToBackupConsolidator",
                "deleteOldSessions", "deleteEmptySessions", "timeLogger", "deleteProcessedFilesConsolidator",
                "cleanFolder",
            ])
        #expect(
            job.consolidators.map(\.settings) == [
                ["location": .text("imports/logs")], ["noInscriptions": .yesNo(true), "fullAccess": .yesNo(true)],
                ["oldLearners": .yesNo(true)], ["timestamp": .yesNo(true), "backupFolder": .text("b/c")],
                ["fullAccess": .yesNo(false)], [:], [:], [:],
                ["dataFolderPath": .text("old"), "cleanOlderThan": .integer(7)],
            ])
        #expect(job.consolidators.map(\.place.line) == Array(7...15))
        #expect(job.errorLogger?.location == "imports/logs")
    }

    @Test("Without any there are none, and no error log")
    func none() {
        let job = importJob(importing(by: Self.register, columns: "<candidateLogin/>"))
        #expect(job?.consolidators.isEmpty == true)
        #expect(job != nil && job?.errorLogger == nil)
        #expect(importJob(xml("<timeLogger/>"))?.errorLogger == nil)
    }

    @Test("One that stands too late says before which it must stand, those to come too")
    func order() {
        let clean = "<cleanFolder><cleanLogs>yes</cleanLogs></cleanFolder>"
        #expect(
            messages(xml("<deleteOldSessions/>\n\(clean)\n<timeLogger/>\n<deleteEmptySessions/>")) == [
                "job.xml:9:1: 'timeLogger' must stand before 'cleanFolder'. Move it up.",
                "job.xml:10:1: 'deleteEmptySessions' must stand before 'cleanFolder'. Move it up.",
            ])
        #expect(
            texts(xml("<deleteProcessedFilesConsolidator/><emailReport/>")) == [
                "'emailReport' is not yet available in this version.",
                "'emailReport' must stand before 'deleteProcessedFilesConsolidator'. Move it up.",
            ])
        #expect(
            texts(xml("<removeFromSFTP/><timeLogger/>")) == [
                "'removeFromSFTP' is not yet available in this version.",
                "'timeLogger' must stand before 'removeFromSFTP'. Move it up.",
            ])
    }

    /// Every two of them, the wrong way round.
    @Test("The order is that of the reference")
    func pairs() {
        let names = Catalog.consolidators.map(\.name)
        #expect(
            names == [
                "timeStampedFileErrorLogger", "massDisableLearners", "moveToBackupConsolidator", "deleteOldSessions",
                "deleteEmptySessions", "timeLogger", "emailReport", "deleteProcessedFilesConsolidator",
                "removeFromSFTP", "cleanFolder",
            ])
        for (place, early) in names.enumerated() {
            for late in names[(place + 1)...] {
                let told = texts(xml("<\(late)/><\(early)/>")).filter { $0.contains("must stand before") }
                #expect(told == ["'\(early)' must stand before '\(late)'. Move it up."])
                #expect(!texts(xml("<\(early)/><\(late)/>")).contains { $0.contains("must stand before") })
            }
        }
    }

    @Test("Each stands once, but learners may be disabled twice")
    func tooMany() {
        #expect(
            texts(xml("<timeLogger/><timeLogger/>")) == [
                "'timeLogger' stands twice in consolidators, first in line 7. Leave one out."
            ])
        let disable = "<massDisableLearners><noInscriptions/></massDisableLearners>"
        #expect(texts(xml(disable + disable)) == [])
        #expect(
            texts(xml(disable + disable + disable)) == [
                "'massDisableLearners' stands more than twice in consolidators. Leave one out."
            ])
    }

    @Test("Unknown ones, and unknown or wrong settings")
    func unknown() {
        #expect(
            texts(xml("<timeLoger/>")) == ["unknown consolidator 'timeLoger'. Did you mean 'timeLogger'?"])
        #expect(
            texts(xml("<moveToBackupConsolidator><backupFoldr>b</backupFoldr></moveToBackupConsolidator>")) == [
                "unknown setting 'backupFoldr' in moveToBackupConsolidator. Did you mean 'backupFolder'?"
            ])
        #expect(
            texts(xml("<cleanFolder><cleanLogs>yes</cleanLogs><cleanOlderThan>-1</cleanOlderThan></cleanFolder>")) == [
                "wrong value '-1' for cleanOlderThan. Give a whole number of at least 0."
            ])
        #expect(texts(xml("<deleteEmptySessions>x</deleteEmptySessions>")).count == 1)
    }

    @Test("Which learners are disabled is said, and only once")
    func massDisable() {
        #expect(
            texts(xml("<massDisableLearners/>")) == [
                "'massDisableLearners' does not say which are meant. Give it one of noInscriptions,"
                    + " inscriptionsWithExpiredSession or oldLearners."
            ])
        let both = xml("<massDisableLearners>\n<oldLearners/>\n<noInscriptions/></massDisableLearners>")
        let (job, findings) = check(both)
        #expect(
            findings.map(\.message) == [
                "This consolidation was cancelled because only one of these options can be used at the same time"
                    + " (noInscriptions, inscriptionsWithExpiredSession or oldLearners)."
            ])
        #expect(findings.map(\.severity) == [.warning])
        #expect(
            job?.imports.first?.consolidators.first?.settings
                == ["oldLearners": .yesNo(true), "noInscriptions": .yesNo(true)])
    }

    @Test(
        "Who is absent from the files is known to some imports only",
        arguments: [
            ("createOrUpdateLearnerAction", true, false), ("registerLearnerAction", true, true),
            ("createOrUpdateConsolidatedTrackingAction", true, false),
            ("createOrUpdateInterventionAction", false, false),
        ])
    func absence(action: String, oldLearners: Bool, oldSessions: Bool) {
        func told(_ consolidators: String) -> [String] {
            texts(xml(consolidators, action: action)).filter { $0.contains("does not go with") }
        }
        let disable = "<massDisableLearners><oldLearners/></massDisableLearners>"
        #expect(
            told(disable)
                == (oldLearners
                    ? []
                    : [
                        "'oldLearners' does not go with \(action), only with createOrUpdateLearnerAction,"
                            + " registerLearnerAction, createOrUpdateConsolidatedTrackingAction. Leave it out."
                    ]))
        #expect(
            told("<deleteOldSessions/>")
                == (oldSessions
                    ? []
                    : [
                        "'deleteOldSessions' does not go with \(action), only with registerLearnerAction. Leave it out."
                    ]))
        #expect(told(disable.replacing("oldLearners", with: "noInscriptions") + "<deleteEmptySessions/>") == [])
    }

    @Test("Folders lead nowhere upwards, and a folder to clean is named")
    func folders() {
        #expect(
            texts(xml("<moveToBackupConsolidator><backupFolder>../b</backupFolder></moveToBackupConsolidator>")) == [
                "String '..' is forbidden in in/output path folder"
            ])
        #expect(
            texts(xml("<cleanFolder><dataFolderPath>a/../..</dataFolderPath></cleanFolder>")) == [
                "String '..' is forbidden in file path"
            ])
        #expect(
            texts(xml("<cleanFolder/>")) == [
                "'cleanFolder' cleans nothing. Give it a dataFolderPath, or cleanLogs."
            ])
        #expect(check(xml("<cleanFolder/>")).job != nil)
        #expect(texts(xml("<cleanFolder><cleanLogs>yes</cleanLogs></cleanFolder>")) == [])
    }
}
