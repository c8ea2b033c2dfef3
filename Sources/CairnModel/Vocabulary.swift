/// How a training is taken; the raw values are the names that jobs and objects use.
public enum Modality: String, CaseIterable, Sendable {
    case learningChannel = "learning_channel"
    case guided
    case kc
    case distanciel
    case blended
    case campus
    case mentoredActionLearning = "mentored_action_learning"
    case portal
    case seriousGame = "serious_game"
    case publicCourse = "public_course"
    case vodeclic
    case learningFeed = "learning_feed"
    case contentTest = "content_test"
}

/// What a training item is; the raw values are the codes that filters take beside the names.
public enum ActivityType: Int64, CaseIterable, Sendable {
    case learningResource = 0
    case webResource, editorial, openQuestion, classroomActivity, poll, assignment, assessment, quiz
    case actionPlan, measureYourProgress, endOfCourseSurvey

    /// The name as objects, exports and filters write it.
    public var name: String {
        switch self {
        case .learningResource: "learning resource"
        case .webResource: "web resource"
        case .editorial: "editorial"
        case .openQuestion: "open question"
        case .classroomActivity: "classroom activity"
        case .poll: "poll"
        case .assignment: "assignment"
        case .assessment: "assessment"
        case .quiz: "quiz"
        case .actionPlan: "action plan"
        case .measureYourProgress: "measure your progress"
        case .endOfCourseSurvey: "end-of-course survey"
        }
    }

    /// The type of a code or a name, letter case ignored.
    public init?(codeOrName text: String) {
        let lowered = text.lowercased()
        guard
            let type = Self.allCases.first(where: {
                $0.name == lowered || String($0.rawValue) == lowered
            })
        else { return nil }
        self = type
    }

    /// Whether a facilitator answers a submission, so that there are feedbacks to wait for.
    public var takesFeedback: Bool { self == .assignment || self == .assessment }
}

/// How far a training is made: under construction, published, archived.
public enum TrainingStatus: String, CaseIterable, Sendable {
    case underConstruction = "C"
    case published = "P"
    case archived = "A"
}

/// Where a version of a learning object stands; the raw values are as objects write them.
public enum VersionStatus: String, CaseIterable, Sendable {
    case validated = "Validated"
    case disabled = "Disabled"
    case underConstruction = "Under construction"
    case pendingValidation = "Pending validation"
}

/// Whether a learner was at an event.
public enum AttendanceStatus: String, CaseIterable, Sendable {
    case present, absent
    case absentButExcused = "absent but excused"
    case noInformation = "no information"
    case notApplicable = "not applicable"
}

/// Where a tracking or a registration stands; the raw values number them for compact storage.
public enum ProgressStatus: Int64, CaseIterable, Sendable {
    case notAttempted = 0
    case incomplete = 1
    case completed = 2

    /// The text that exports show unless a job renames it.
    public var text: String {
        switch self {
        case .notAttempted: "not attempted"
        case .incomplete: "incomplete"
        case .completed: "completed"
        }
    }
}

/// Where an activity of a guided training stands; the raw values number them for compact storage.
public enum ActivityStatus: Int64, CaseIterable, Sendable {
    case notStarted = 0
    case started, completed, pendingFeedback, feedbackGiven

    /// The text that exports show.
    public var text: String {
        switch self {
        case .notStarted: "Not started"
        case .started: "Started"
        case .completed: "Completed"
        case .pendingFeedback: "Pending feedback"
        case .feedbackGiven: "Feedback given"
        }
    }
}

/// What became of a row since an export's previous run; the raw values number them for compact storage.
public enum DeltaAction: Int64, CaseIterable, Sendable {
    case upserted = 0
    case deleted = 1

    /// The text that exports show.
    public var text: String { self == .upserted ? "U" : "D" }
}
