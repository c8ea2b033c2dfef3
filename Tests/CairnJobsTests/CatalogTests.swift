import CairnCatalog
import Testing

@Suite("The catalog")
struct CatalogTests {
    static let ofLearner = """
        candidateAccountActivated candidateAccountActivatedFrom candidateAccountActivatedUntil candidateBadges
        candidateCustomFieldGuid candidateEmail candidateEntityAncestors candidateEntityId candidateEntityName
        candidateFirstname candidateFollowLinkedin candidateFollowTwitter candidateFollowWeb candidateGuid candidateId
        candidateLocale candidateLocales candidateLogin candidateName candidatePoints candidatePresentation
        candidateRefNumber candidateSmartgroups candidateTimeZone lastPlatformAccessDate managerLogin
        """
    static let ofRegistrationAndTraining = """
        registrationDate registrationGuid sessionEndDate sessionGuid sessionId sessionLocale sessionStartDate
        sessionTitle catalogVisibility trainingAudience trainingBOLink trainingBenefits trainingChapters
        trainingDescription trainingDigestSettings trainingDuration trainingFolderDescription trainingFurtherInformation
        trainingGoals trainingGuid trainingId trainingLearningPath trainingLocale trainingModality trainingPathCode
        trainingPrice trainingPublisher trainingStatus trainingTitle trainingWelcomeText
        """
    static let ofContent = """
        contentGuid contentLocale contentRefNumber contentTitle learningObjectGuid learningObjectPublisher
        trainingContentFolder trainingContentMandatory
        """
    static let common = ofLearner + " " + ofRegistrationAndTraining + " constantValue templatedValue "
    static let tracked = """
         reportId reportGuid firstLaunchDate completionTime firstCompletionDate learningObjectRealCompletionTime
        progression score status timeGlobal
        """
    static let columns = [
        "trackingLogProvider": common + ofContent + tracked
            + " logDate activityId activityName activityType pointsGained",
        "trackingProvider": common + ofContent + tracked,
        "consolidatedTrackingProvider": common + """
            nbLO nbLOStarted nbLOFinished completionTime firstLaunchDate progression progressionMandatory score scoreNPS
            status thresholdReachedDate firstCompletionDate timeGlobal timeSpentCBT timeSpentDigital timeSpent
            """,
    ]
    static let sharedParameters = """
        dateFormat dateTimeFormat timeZone entityIds includeSubEntities learnersSmartGroups modality
        onlyFromImportedRegistrations onlyFromImportedSessions onlyFromImportedTraining onlyHrisSelectedItems
        preferredLocales publishers reportStatus statusFormat timeFrames timeFramesScale timeFrameScaleMode
        timeGlobalFormat trainingGuid trainingPathCode trainingStatus trainingPublishers trainingStatusFormat
        trainingModalityFormat sessionTitle sessionGuid withoutLaunchTime deltaMode deltaDeletions ancestorsWithCurrent
        catalogVisibility templates stripHTML maxLength
        """
    static let parameters = [
        "trackingLogProvider": sharedParameters + " trackingLogGranularity",
        "trackingProvider": sharedParameters,
        "consolidatedTrackingProvider": sharedParameters + " activityType",
    ]

    static func names(_ text: String?) -> [String] {
        (text ?? "").split(whereSeparator: \.isWhitespace).map(String.init).sorted()
    }

    @Test("The exports of trackings have their columns and parameters, each once", arguments: columns.keys.sorted())
    func complete(name: String) {
        let provider = Catalog.provider(named: name.uppercased())
        #expect(provider?.columns.map(\.name).sorted() == Self.names(Self.columns[name]))
        #expect(provider?.parameters.map(\.name).sorted() == Self.names(Self.parameters[name]))
    }

    @Test("There are nineteen providers, and each has a name and a title of its own")
    func providers() {
        #expect(Catalog.providers.count == 19)
        #expect(Set(Catalog.providers.map { $0.name.lowercased() }).count == 19)
        #expect(Set(Catalog.providers.map(\.title)).count == 19)
    }

    @Test("Every summary is one sentence")
    func summaries() {
        let columns = Catalog.providers.flatMap { $0.columns.map { ($0.name, $0.summary) } }
        let parameters = Catalog.providers.flatMap { $0.parameters.map { ($0.name, $0.summary) } }
        let fields = Catalog.importActions.flatMap { action in
            action.fields.map { ($0.name, $0.summary) } + action.options.map { ($0.name, $0.summary) }
        }
        for (name, summary) in columns + parameters + fields {
            #expect(summary.hasSuffix(".") && !summary.dropLast().contains(". "), "\(name)")
            #expect(summary.first?.isUppercase == true, "\(name)")
        }
    }

    @Test("Other spellings lead to names, slips are marked as such")
    func aliases() {
        let consolidated = Catalog.provider(named: "consolidatedTrackingProvider")
        #expect(consolidated?.column(named: "SESSIONscore")?.column.name == "score")
        #expect(consolidated?.column(named: "sessionScore")?.alias?.isMisspelling == false)
        #expect(consolidated?.column(named: "timeSpentCB")?.alias?.isMisspelling == true)
        #expect(consolidated?.column(named: "contentGUID") == nil)
        #expect(consolidated?.parameter(named: "sessionReportStatus")?.parameter.name == "reportStatus")
        #expect(Catalog.columnAliases.count + Catalog.parameterAliases.count == 50)
        #expect(
            (Catalog.columnAliases + Catalog.parameterAliases).filter(\.isMisspelling).map(\.name)
                == ["timeSpentCB", "hieracrchyEntityName", "removeSouces"])
    }

    @Test("The import of trackings has its fields in order")
    func importFields() {
        let action = Catalog.importAction(named: "createorupdateconsolidatedtrackingaction")
        #expect(
            action?.fields.map(\.name)
                == Self.names(
                    """
                    candidateEmail candidateLogin candidateRefNumber firstAccessDate firstCompletionDate ignoredColumn
                    lastAccessDate lovCode lovGuid progression score scoreMax sessionGuid sessionId sessionTitle timeSpent
                    trackingStatus trainingId trainingPathCode
                    """))
        #expect(
            action?.options.map(\.name).sorted() == ["dateTimeFormat", "defaultScoreMax", "defaultTime", "timeZone"])
        #expect(
            action?.fields.named("trackingStatus")?.mapping.map(\.name)
                == ["notAttempted", "incomplete", "completed", "passed", "failed", "browsed"])
    }
}
