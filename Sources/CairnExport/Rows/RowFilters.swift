internal import CairnCatalog
internal import CairnJobs
internal import CairnModel

/// The filters of a job, made ready for one run: each is asked once per member of what it looks at.
struct RowFilters {
    private var learners: [(LearnerSubject) -> Bool] = []
    private var sessions: [(SessionSubject) -> Bool] = []
    private var registrations: [(RegistrationSubject) -> Bool] = []
    private var contents: [(ContentSubject) -> Bool] = []
    private var statuses: [(StatusSubject) -> Bool] = []

    init(_ job: ProviderJob, _ directory: Directory) {
        for parameter in job.provider.parameters {
            guard case .filter(let filter) = parameter.role, let value = job.parameters[parameter.name] else {
                continue
            }
            switch filter {
            case .learner(let make): learners.append(make(value, directory))
            case .session(let make): sessions.append(make(value, directory))
            case .registration(let make): registrations.append(make(value, directory))
            case .content(let make): contents.append(make(value, directory))
            case .status(let make): statuses.append(make(value, directory))
            }
        }
    }

    var asksForLearners: Bool { !learners.isEmpty }
    var asksForContents: Bool { !contents.isEmpty }

    func keeps(_ subject: LearnerSubject) -> Bool { learners.allSatisfy { $0(subject) } }
    func keeps(_ subject: SessionSubject) -> Bool { sessions.allSatisfy { $0(subject) } }
    func keeps(_ subject: RegistrationSubject) -> Bool { registrations.allSatisfy { $0(subject) } }
    func keeps(_ subject: ContentSubject) -> Bool { contents.allSatisfy { $0(subject) } }
    func keeps(_ subject: StatusSubject) -> Bool { statuses.allSatisfy { $0(subject) } }
}
