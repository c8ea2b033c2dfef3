import CairnTesting
import Testing

/// A job of one provider for the demo organisation, and how each of its filters is told.
struct ExplainedJob: Sendable, CustomTestStringConvertible {
    struct Filter: Sendable {
        let name: String
        let xml: String
        let sentence: String

        /// - Parameter value: the parameter's text, or the elements that it takes.
        init(_ name: String, _ value: String, _ sentence: String) {
            self.name = name
            self.xml = value.hasPrefix("<") ? value : "<\(name)>\(value)</\(name)>"
            self.sentence = sentence
        }
    }

    let provider: String
    let column: String
    /// Parameters that say which rows there are to begin with.
    let population: String
    /// In the order in which they are asked.
    let filters: [Filter]

    init(_ provider: String, _ column: String, population: String = "", _ filters: [Filter]) {
        (self.provider, self.column, self.population, self.filters) = (provider, column, population, filters)
    }

    var testDescription: String { "\(provider) by \(filters.map(\.name).joined(separator: ", "))" }

    /// The provider with the first filters only.
    func text(filters count: Int) -> JobText {
        JobText(provider, [column], parameters: population + filters.prefix(count).map(\.xml).joined())
    }

    /// The provider with no filter, the first one, the first two, and so on.
    var growing: String { JobText.xml((0...filters.count).map(text)) }

    static let all: [ExplainedJob] = [
        ExplainedJob(
            "trackingLogProvider", "reportId",
            [
                .init(
                    "entityIds", "<entityIds>entity-group</entityIds><includeSubEntities>yes</includeSubEntities>",
                    "learners of the entity entity-group and of those below"),
                .init("modality", "guided", "trainings taken as 'guided'"),
                .init(
                    "publishers", "publisher-academy,publisher-northwind",
                    "contents of the publishers publisher-academy, publisher-northwind"),
                .init("reportStatus", "<reportStatus><completed/></reportStatus>", "rows of the status completed"),
                .init(
                    "time frame",
                    "<timeFrames>6</timeFrames><timeFramesScale>less_than_n_full_months</timeFramesScale>",
                    "start from 2025-12-01 00:00:00 to 2026-06-01 12:00:00 (UTC)"),
            ]),
        ExplainedJob(
            "trackingLogProvider", "reportId",
            population: "<withoutLaunchTime>yes</withoutLaunchTime>"
                + "<trackingLogGranularity>day</trackingLogGranularity>",
            [
                .init(
                    "learnersSmartGroups", "group-remote,group-safety,group-leads",
                    "learners of the smart groups group-remote, group-safety, group-leads"),
                .init("trainingStatus", "P", "trainings of the status P"),
                .init("preferredLocales", "en-GB", "contents in en-GB"),
                .init("reportStatus", "incomplete,notAttempted", "rows of the status notAttempted, incomplete"),
            ]),
        ExplainedJob(
            "trackingProvider", "reportId",
            population: "<withoutLaunchTime>yes</withoutLaunchTime>",
            [
                .init(
                    "entityIds", "entity-de-DE-2,entity-en-GB-3,entity-he-IL-1",
                    "learners of the entities entity-de-DE-2, entity-en-GB-3, entity-he-IL-1"),
                .init(
                    "learnersSmartGroups", "group-remote,group-safety,group-leads",
                    "learners of the smart groups group-remote, group-safety, group-leads"),
                .init("catalogVisibility", "yes", "trainings in the catalogue"),
                .init(
                    "reportStatus", "<reportStatus><incomplete/><notAttempted/></reportStatus>",
                    "rows of the status notAttempted, incomplete"),
            ]),
        ExplainedJob(
            "trackingProvider", "reportId",
            population: "<timeFrameScaleMode>timeSpent</timeFrameScaleMode><timeZone>Asia/Kolkata</timeZone>",
            [
                .init("onlyFromImportedSessions", "yes", "imported sessions"),
                .init("trainingPublishers", "Cairn Academy", "trainings published by Cairn Academy"),
                .init("preferredLocales", "en-GB,ja-JP", "contents in en-GB, ja-JP"),
                .init(
                    "time frame", "<timeFrames>90</timeFrames><timeFramesScale>less_than_n_days</timeFramesScale>",
                    "any entry from 2026-03-03 00:00:00 to 2026-06-01 17:30:00 (Asia/Kolkata)"),
            ]),
        ExplainedJob(
            "activityProvider", "reportGuid",
            [
                .init("sessionTitle", "Summer 2024", "sessions titled 'Summer 2024'"),
                .init("catalogVisibility", "yes", "trainings in the catalogue"),
                .init("activityType", "assignment,poll", "trainings with items of the types poll, assignment"),
                .init("reportStatus", "completed,pendingFeedback", "rows of the status completed, pendingFeedback"),
            ]),
        ExplainedJob(
            "instructorLedTrainingActivityProvider", "eventID",
            [
                .init("locationIds", "1,3,4", "events in the locations 1, 3, 4"),
                .init("eventStarted", "yes", "events that have begun"),
                .init("attendanceStatus", "present,absent", "attendances of the status present, absent"),
                .init(
                    "time frame", "<timeFrames>2</timeFrames><timeFramesScale>less_than_n_years</timeFramesScale>",
                    "start of the event from 2024-06-01 00:00:00 to 2026-06-01 12:00:00 (UTC)"),
            ]),
        ExplainedJob(
            "consolidatedTrackingProvider", "registrationGuid",
            population: "<timeFrameScaleMode>timeSpent</timeFrameScaleMode>",
            [
                .init("modality", "guided", "trainings taken as 'guided'"),
                .init("trainingStatus", "P", "trainings of the status P"),
                .init(
                    "activityType", "0,classroom activity",
                    "trainings with items of the types learning resource, classroom activity"),
                .init("reportStatus", "completed", "rows of the status completed"),
                .init(
                    "time frame", "<timeFrames>1</timeFrames><timeFramesScale>less_than_n_full_years</timeFramesScale>",
                    "any entry from 2026-01-01 00:00:00 to 2026-06-01 12:00:00 (UTC)"),
            ]),
        ExplainedJob(
            "consolidatedTrackingProvider", "registrationGuid",
            population: "<withoutLaunchTime>yes</withoutLaunchTime>",
            [
                .init("onlyHrisSelectedItems", "yes", "sessions or trainings marked for the human resources system"),
                .init("onlyFromImportedRegistrations", "yes", "imported registrations"),
                .init(
                    "publishers", "publisher-northwind",
                    "trainings with learning resources of the publishers publisher-northwind"),
                .init("reportStatus", "notAttempted", "rows of the status notAttempted"),
            ]),
        ExplainedJob(
            "platformCandidatesProvider", "candidateLogin",
            [
                .init(
                    "entityIds", "<entityIds>entity-group</entityIds><includeSubEntities>yes</includeSubEntities>",
                    "learners of the entity entity-group and of those below"),
                .init(
                    "learnersSmartGroups", "group-remote,group-safety,group-leads",
                    "learners of the smart groups group-remote, group-safety, group-leads"),
                .init(
                    "time frame", "<timeFrames>2</timeFrames><timeFramesScale>less_than_n_years</timeFramesScale>",
                    "creation or last change from 2024-06-01 00:00:00 to 2026-06-01 12:00:00 (UTC)"),
            ]),
        ExplainedJob(
            "platformCandidatesAccessProvider", "candidateLogin",
            population: "<failedConnections>yes</failedConnections>",
            [
                .init(
                    "learnersSmartGroups", "group-remote,group-safety",
                    "learners of the smart groups group-remote, group-safety"),
                .init(
                    "time frame", "<timeFrames>6</timeFrames><timeFramesScale>less_than_n_months</timeFramesScale>",
                    "access from 2025-12-01 00:00:00 to 2026-06-01 12:00:00 (UTC)"),
            ]),
        ExplainedJob(
            "trainingSessionMetadataProvider", "sessionId",
            population: "<exportAllSessions>yes</exportAllSessions>",
            [
                .init("trainingStatus", "P,A", "trainings of the status P, A"),
                .init("sessionTitle", "20", "sessions with '20' in the title"),
                .init("onlyHrisSelectedItems", "yes", "sessions or trainings marked for the human resources system"),
                .init("onlyWithClassroomActivity", "yes", "trainings with a classroom activity"),
                .init(
                    "time frame", "<lastNMonths>24</lastNMonths>",
                    "creation or last change from 2024-06-01 00:00:00 to 2026-06-01 12:00:00 (UTC)"),
            ]),
        ExplainedJob(
            "sessionAuditMetadataProvider", "sessionId",
            [
                .init("modality", "guided", "trainings taken as 'guided'"),
                .init("selectedLocales", "en-GB", "sessions in en-GB"),
            ]),
        ExplainedJob(
            "trainingCourseMetadataProvider", "trainingId",
            [
                .init("modality", "guided", "trainings taken as 'guided'"),
                .init("trainingTitle", "a", "trainings with 'a' in the title"),
                .init("onlyFromImportedTraining", "no", "trainings of any origin"),
            ]),
        ExplainedJob(
            "trainingAuditContentProvider", "trainingId",
            [
                .init("trainingIds", "training-1,training-5", "the trainings training-1, training-5")
            ]),
        ExplainedJob(
            "trainingAuditMetadataProvider", "trainingId",
            [
                .init("trainingStatus", "P", "trainings of the status P"),
                .init("catalogVisibility", "yes", "trainings in the catalogue"),
                .init("selectedLocales", "en-GB", "trainings in en-GB"),
            ]),
        ExplainedJob(
            "learningObjectMetadataProvider", "learningObjectId",
            [
                .init("onlyHrisSelectedItems", "yes", "learning objects marked for the human resources system"),
                .init(
                    "time frame", "<timeFrames>3</timeFrames><timeFramesScale>less_than_n_years</timeFramesScale>",
                    "last change from 2023-06-01 00:00:00 to 2026-06-01 12:00:00 (UTC)"),
            ]),
        ExplainedJob(
            "learningObjectVersionMetadataProvider", "learningObjectVersionId",
            [
                .init("preferredLocales", "en-GB,fr-FR", "contents in en-GB, fr-FR"),
                .init("onlyHrisSelectedItems", "yes", "learning objects marked for the human resources system"),
                .init("excludeDeactivatedContents", "yes", "versions that are not disabled"),
            ]),
        ExplainedJob(
            "eventLearnerMetadataProvider", "trainingTitle",
            [
                .init("eventStatusFilter", "C,P", "events of the status C, P"),
                .init("eventDurationAllDayFilter", "yes", "events of whole days"),
                .init(
                    "entityIds", "entity-de-DE-2,entity-en-GB-3,entity-he-IL-1",
                    "learners of the entities entity-de-DE-2, entity-en-GB-3, entity-he-IL-1"),
            ]),
        ExplainedJob(
            "eventSessionMetadataProvider", "trainingTitle",
            population: "<exportAllSessions>yes</exportAllSessions>",
            [
                .init("eventClassRoomTypeFilter", "Standard", "events in rooms of the kind Standard"),
                .init("eventStatusFilter", "P", "events of the status P"),
            ]),
        ExplainedJob(
            "eventTrainingMetadataProvider", "trainingTitle",
            [
                .init("eventStatusFilter", "P,CA", "events of the status P, CA"),
                .init("catalogVisibility", "yes", "trainings in the catalogue"),
            ]),
        ExplainedJob(
            "consolidatedGamificationBadgesProvider", "candidateLogin",
            [
                .init("badgeCategory", "Gold", "badges of the sort 'Gold'"),
                .init("preferredLocales", "en-GB,de-DE,he-IL", "awards in en-GB, de-DE, he-IL"),
            ]),
        ExplainedJob(
            "consolidatedGamificationEventsProvider", "candidateLogin",
            [
                .init(
                    "learnersSmartGroups", "group-remote,group-safety",
                    "learners of the smart groups group-remote, group-safety"),
                .init("preferredLocales", "en-GB,de-DE", "awards in en-GB, de-DE"),
            ]),
    ]
}
