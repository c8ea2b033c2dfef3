internal import CairnCatalog
internal import CairnJobs
internal import CairnModel

/// The filters of a job, made ready for one run, in their order; each is asked once per member of what it looks at.
///
/// What a filter says is a verdict: the place of the first filter that leaves a thing out, or `none`. So a row can be
/// told by which filter it went, and the filters counted one after the other.
struct RowFilters {
    /// The verdict of what all filters keep.
    static let none = Int.max

    /// A filter as a user reads of it.
    struct Named {
        var name: String
        var sentence: String
    }

    private typealias Tests<Subject> = [(place: Int, keeps: (Subject) -> Bool)]

    /// The filters that the job has, the time frame and the delta last.
    private(set) var named: [Named] = []
    private var learners: Tests<LearnerSubject> = []
    private var sessions: Tests<SessionSubject> = []
    private var trainings: Tests<Training> = []
    private var registrations: Tests<RegistrationSubject> = []
    private var contents: Tests<ContentSubject> = []
    private var learningObjects: Tests<LearningObject> = []
    private var events: Tests<EventSubject> = []
    private var attendances: Tests<AttendanceSubject> = []
    private var records: Tests<RecordSubject> = []
    private var statuses: Tests<StatusSubject> = []

    /// - Parameters:
    ///   - frame: the time frame as a user reads of it; nil for none.
    ///   - delta: likewise.
    init(_ job: ProviderJob, _ context: FilterContext, frame: Named?, delta: Named?) {
        for parameter in job.provider.parameters {
            guard case .filter(let filter) = parameter.role, let value = job.parameters[parameter.name] else {
                continue
            }
            add(filter, value, context)
            named.append(Named(name: parameter.name, sentence: parameter.sentence(value)))
        }
        framePlace = named.count
        if let frame { named.append(frame) }
        deltaPlace = named.count
        if let delta { named.append(delta) }
    }

    /// The verdict on what lies outside the time frame, and on what has not changed.
    private(set) var framePlace = 0
    private(set) var deltaPlace = 0

    private mutating func add(_ filter: Parameter.Filter, _ value: ParameterValue, _ context: FilterContext) {
        let place = named.count
        switch filter {
        case .learner(let make): learners.append((place, make(value, context)))
        case .session(let make): sessions.append((place, make(value, context)))
        case .training(let make): trainings.append((place, make(value, context)))
        case .registration(let make): registrations.append((place, make(value, context)))
        case .content(let make): contents.append((place, make(value, context)))
        case .learningObject(let make): learningObjects.append((place, make(value, context)))
        case .event(let make): events.append((place, make(value, context)))
        case .attendance(let make): attendances.append((place, make(value, context)))
        case .record(let make): records.append((place, make(value, context)))
        case .status(let make): statuses.append((place, make(value, context)))
        }
    }

    private func first<Subject>(_ tests: Tests<Subject>, _ subject: Subject) -> Int {
        for test in tests where !test.keeps(subject) { return test.place }
        return Self.none
    }

    var asksForLearners: Bool { !learners.isEmpty }
    var asksForContents: Bool { !contents.isEmpty }
    var asksForSessions: Bool { !sessions.isEmpty }
    var asksForTrainings: Bool { !trainings.isEmpty }
    var asksForStatuses: Bool { !statuses.isEmpty }

    func verdict(_ subject: LearnerSubject) -> Int { first(learners, subject) }
    func verdict(_ subject: SessionSubject) -> Int { first(sessions, subject) }
    func verdict(_ training: Training) -> Int { first(trainings, training) }
    func verdict(_ subject: RegistrationSubject) -> Int { first(registrations, subject) }
    func verdict(_ subject: ContentSubject) -> Int { first(contents, subject) }
    func verdict(_ learningObject: LearningObject) -> Int { first(learningObjects, learningObject) }
    func verdict(_ subject: EventSubject) -> Int { first(events, subject) }
    func verdict(_ subject: AttendanceSubject) -> Int { first(attendances, subject) }
    func verdict(_ subject: RecordSubject) -> Int { first(records, subject) }
    func verdict(_ subject: StatusSubject) -> Int { first(statuses, subject) }
}
