import CairnCatalog
import Testing

/// The imports of the catalog, held against the reference of jobs as it was read by hand.
@Suite("The imports against the reference")
struct ImportCoverageTests {
    struct Import: Sendable, CustomTestStringConvertible {
        var name: String
        var fields: String
        var mandatory = ""
        var options = ""

        var testDescription: String { name }
    }

    static let imports: [Import] = [
        Import(
            name: "createOrUpdateEntityAction", fields: "hierarchyEntityName ignoredColumn",
            options: "defaultEntityId"),
        Import(
            name: "createOrUpdateLearnerAction",
            fields: """
                candidateName candidateFirstname candidateLogin managerLogin managerRefNumber candidateEmail entityGuid
                entityId entityName candidateRefNumber custom presentation candidateValidity candidateLanguages
                candidateTimeZone enabledFrom enabledUntil candidatePassword ignoredColumn
                """,
            options: """
                defaultEntityId defaultLangCode traineeSearchField fullAccess enableAllLearners disableImportFlag
                """),
        Import(
            name: "createOrUpdateTrainingCourseAction",
            fields: """
                trainingAction trainingPathCode trainingLocale trainingTitle trainingModality lovCodes
                trainingDescription trainingCost trainingDuration trainingWhatYouWillLearn trainingOverview
                trainingOutcomes trainingAudience trainingFurtherInformation trainingWelcomeText trainingSteps
                ignoredColumn
                """,
            mandatory: "trainingPathCode trainingModality", options: "fullAccess"),
        Import(
            name: "createOrUpdateSessionAction",
            fields: """
                sessionAction trainingPathCode trainingId trainingTitle sessionTitle sessionId sessionGuid
                sessionStartDate sessionEndDate teacherLogin ignoredColumn
                """,
            options: "sessionSearchField fullAccess"),
        Import(
            name: "registerLearnerAction",
            fields: """
                candidateLogin candidateRefNumber candidateEmail trainingPathCode trainingId sessionTitle sessionId
                sessionStartDate sessionEndDate registrationGuid registrationDate registerFlag ignoredColumn
                """,
            options: """
                traineeSearchField trainingSearchField sessionSearchField dontUpdateExistingSessions fullAccess
                reactivateRegisteredLearners
                """),
        Import(
            name: "createOrUpdateInterventionAction",
            fields: """
                interventionGuid trainingGuid trainingPathCode sessionGuid sessionTitle interventionDate
                interventionDuration roomGuid roomLabel roomCapacity teacherLogin interventionStatus ignoredColumn
                """),
    ]

    func names(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }

    @Test("There are six beside that of trackings")
    func all() {
        #expect(
            Catalog.importActions.map(\.name) == Self.imports.map(\.name) + ["createOrUpdateConsolidatedTrackingAction"]
        )
        #expect(Set(Catalog.importActions.map(\.title)).count == 7)
    }

    @Test("Each has the reference's columns and settings, in its order", arguments: imports)
    func columns(wanted: Import) throws {
        let action = try #require(Catalog.importAction(named: wanted.name))
        #expect(action.fields.map(\.name) == names(wanted.fields))
        #expect(action.fields.filter(\.isMandatory).map(\.name) == names(wanted.mandatory))
        #expect(action.options.map(\.name) == names(wanted.options))
    }

    @Test("Columns that every file has, that may stand several times, and that hold days")
    func kinds() {
        func names(_ isMeant: (ImportAction.Field) -> Bool) -> Set<String> {
            Set(Catalog.importActions.flatMap { $0.fields.filter(isMeant).map(\.name) })
        }
        #expect(names { $0.need == .column } == ["lovCodes", "hierarchyEntityName"])
        #expect(names(\.isRepeatable) == ["custom", "hierarchyEntityName", "ignoredColumn"])
        #expect(names(\.isCustomField) == ["custom"])
        #expect(
            names(\.isDate) == [
                "enabledFrom", "enabledUntil", "sessionStartDate", "sessionEndDate", "registrationDate",
            ])
        #expect(names { !$0.settings.isEmpty } == ["registerFlag"])
    }

    @Test("Search settings take the reference's names, as far as the import has such columns")
    func searches() {
        let all = [
            "traineeSearchField": ["candidateRefNumber", "candidateEmail", "candidateLogin", "custom"],
            "trainingSearchField": ["trainingPathCode", "trainingId"],
            "sessionSearchField": [
                "sessionGuid", "sessionTitle", "sessionId", "sessionStartDate", "sessionEndDate",
            ],
        ]
        var count = 0
        for action in Catalog.importActions {
            for option in action.options {
                guard case .searchFields(let names, _) = option.kind else { continue }
                count += 1
                let there = all[option.name, default: []].filter { action.fields.named($0) != nil }
                #expect(Set(names) == Set(there), "\(action.name) \(option.name)")
            }
        }
        #expect(count == 5)
    }

    @Test("Mapped values have texts that differ")
    func texts() {
        for field in Catalog.importActions.flatMap(\.fields) where !field.mapping.isEmpty {
            let texts = field.mapping.map { $0.standardText ?? $0.name }
            #expect(Set(texts).count == texts.count, "\(field.name)")
        }
    }

    @Test("The settings of consolidators, and which of them must be given")
    func consolidators() {
        let wanted = [
            "timeStampedFileErrorLogger": ["location", "disabled"],
            "massDisableLearners": ["fullAccess", "noInscriptions", "inscriptionsWithExpiredSession", "oldLearners"],
            "moveToBackupConsolidator": ["backupFolder", "timestamp", "disabled"], "deleteOldSessions": ["fullAccess"],
            "deleteEmptySessions": ["fullAccess"], "timeLogger": [], "deleteProcessedFilesConsolidator": [],
            "cleanFolder": ["dataFolderPath", "cleanLogs", "cleanOlderThan"],
        ]
        let built = Catalog.consolidators.filter(\.isBuilt)
        #expect(Dictionary(uniqueKeysWithValues: built.map { ($0.name, $0.settings.map(\.name)) }) == wanted)
        let mandatory =
            built.flatMap { $0.settings.filter(\.isMandatory) } + Catalog.fileSourceSettings.filter(\.isMandatory)
        #expect(mandatory.map(\.name) == ["location", "fileName"])
        for consolidator in Catalog.consolidators {
            #expect(consolidator.summary.hasSuffix("."), "\(consolidator.name)")
            let actions = consolidator.limits.flatMap(\.actions)
            #expect(actions.allSatisfy { Catalog.importAction(named: $0) != nil }, "\(consolidator.name)")
            let limited = consolidator.limits.compactMap(\.setting)
            #expect(limited.allSatisfy { consolidator.settings.named($0) != nil }, "\(consolidator.name)")
        }
    }
}
