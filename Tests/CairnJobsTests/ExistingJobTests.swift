import CairnCatalog
import CairnCore
import CairnJobs
import Testing

/// Fragments as the users of older systems have them.
@Suite("Jobs that exist already")
struct ExistingJobTests {
    static let consolidatedColumns = """
        candidateId candidateName candidateFirstname candidateLogin candidateEmail candidateRefNumber candidateGuid
        candidateEntityAncestors candidateEntityName candidateCustomFieldGuid lastPlatformAccessDate nbLO nbLOStarted
        nbLOFinished registrationDate registrationGuid sessionId sessionTitle sessionGuid sessionStartDate sessionEndDate
        trainingId trainingTitle trainingPathCode trainingGuid catalogVisibility trainingStatus trainingModality
        trainingPublisher trainingChapters trainingDuration completionTime firstLaunchDate progression
        progressionMandatory score status thresholdReachedDate firstCompletionDate timeGlobal constantValue scoreNPS
        timeSpentCB timeSpentDigital timeSpent
        """

    static let logColumns = """
        candidateId candidateGuid candidateRefNumber candidateName candidateFirstname candidateLogin candidateEmail
        candidateCustomFieldGuid candidatePresentation candidateTimeZone contentGuid learningObjectGuid contentRefNumber
        contentTitle contentLocale learningObjectPublisher registrationGuid sessionId sessionTitle sessionGuid
        sessionStartDate sessionEndDate trainingId trainingGuid trainingPathCode trainingTitle trainingContentFolder
        trainingContentMandatory firstLaunchDate completionTime firstCompletionDate progression score status timeGlobal
        constantValue logDate trainingModality trainingPublisher
        """

    func job(_ name: String, _ columns: String, _ parameters: String) -> String {
        let elements = columns.split(whereSeparator: \.isWhitespace).map { column in
            column == "candidateCustomFieldGuid" && name == "consolidatedTrackingProvider"
                ? "<\(column) label=\"Department\">8345C0A3-B8AB-7F65-0638-39B0E1244AA8</\(column)>" : "<\(column)/>"
        }
        return """
            <providers>
                <\(name)>
                    <columns>
                        \(elements.joined(separator: "\n            "))
                    </columns>
                    <parameters>
                        <dateTimeFormat>YYYY-MM-DD hh:ii:ss</dateTimeFormat>
                        \(parameters)
                    </parameters>
                </\(name)>
            </providers>
            """
    }

    @Test("A consolidated tracking")
    func consolidated() {
        let (job, findings) = check(job("consolidatedTrackingProvider", Self.consolidatedColumns, ""))
        #expect(job?.exports.first?.providers.first?.columns.count == 45)
        #expect(findings.map(\.message) == ["'timeSpentCB' is taken for 'timeSpentCBT'. Write it so."])
    }

    @Test("A consolidated tracking with a time frame")
    func timeFrame() {
        let frame = """
            <timeFrames>3</timeFrames><timeFramesScale>less_than_n_days</timeFramesScale>
            <timeFrameScaleMode>lastActivity,timeSpent</timeFrameScaleMode>
            """
        let (job, findings) = check(job("consolidatedTrackingProvider", Self.consolidatedColumns, frame))
        let provider = job?.exports.first?.providers.first
        #expect(provider?.frame == TimeFrameRule(.days, 3))
        #expect(provider?.frameMode.rows == .lastActivity)
        #expect(provider?.frameMode.time == .withinFrame)
        #expect(findings.map(\.severity) == [.warning])
    }

    @Test("A tracking log")
    func trackingLog() {
        let (job, findings) = check(job("trackingLogProvider", Self.logColumns, ""))
        #expect(job?.exports.first?.providers.first?.columns.count == 39)
        #expect(findings.map(\.severity) == [.warning])
    }
}
