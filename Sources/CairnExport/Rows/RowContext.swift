internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// What all row sources share: filters by row, time frame, delta, never-launched rows, GUIDs.
struct RowContext {
    let filters: RowFilters
    let directory: Directory
    let zone: Zone
    let now: Instant
    let frame: TimeFrame?
    let frameMode: FrameMode
    let delta: DeltaWindow?
    /// Whether things that were never launched have rows too.
    let includesUnlaunched: Bool
    /// Whether rows that a filter leaves out are made all the same, for those who count them.
    let keepsAll: Bool
    /// Whether rows say what became of them.
    private let showsAction: Bool
    private let subjects: ContentSubjects
    /// The facts that rows stand on.
    let wanted: WantedFacts

    init(
        _ job: ProviderJob, _ filters: RowFilters, _ directory: Directory, zone: Zone, now: Instant,
        frame: TimeFrame?, delta: DeltaWindow?, keepsAll: Bool
    ) {
        self.filters = filters
        self.directory = directory
        self.zone = zone
        self.now = now
        self.frame = frame
        self.delta = delta
        self.keepsAll = keepsAll
        frameMode = job.frameMode
        showsAction = job.tellsDeletions
        includesUnlaunched =
            job.provider.grain == .activity || job.parameters["withoutLaunchTime"]?.isYes ?? false
        subjects = ContentSubjects(directory, filters)
        wanted = WantedFacts(job, keepsAll: keepsAll)
    }

    var tellsDeletions: Bool { delta?.tellsDeletions ?? false }

    /// Whether learners' locales are needed, to find the best versions of what was never launched.
    var needsLocales: Bool { includesUnlaunched }

    /// Whether something of which the filters say this is read at all.
    func reads(_ verdict: Int) -> Bool { keepsAll || verdict == RowFilters.none }

    // MARK: Beginning a row

    /// A row that points to a registration's members, with no figures yet.
    func begin(_ row: inout FactRow, _ registration: BlockRegistration, _ session: SessionEntry) {
        begin(&row, verdict: registration.verdict)
        row.learner = registration.learnerMember
        row.learnerID = registration.learner
        row.registration = registration.member
        row.registrationID = registration.id
        row.session = session.id
        row.training = session.training
    }

    func begin(_ row: inout FactRow, _ learner: BlockLearner, verdict: Int) {
        begin(&row, verdict: verdict)
        row.learner = learner.member
        row.learnerID = learner.id
    }

    func begin(_ row: inout FactRow, verdict: Int) {
        row.clear(verdict: verdict)
        if showsAction { row[.deltaAction] = DeltaAction.upserted.rawValue }
    }

    /// Points a row to an item, and gives it the GUID of its tracking.
    func point(_ row: inout FactRow, to item: ItemEntry, of registration: BlockRegistration) {
        row.item = item.id
        guard let hash = registration.guid?.combined(with: item.guid) else { return }
        row[.reportGUIDHigh] = Int64(bitPattern: hash.high)
        row[.reportGUIDLow] = Int64(bitPattern: hash.low)
    }

    // MARK: What filters say of a row

    /// Points a row to a version (0 for none), and notes what the filters say of it.
    func point(_ row: inout FactRow, toVersion version: Int64) {
        row.version = version
        if filters.asksForContents { row.note(subjects.verdict(version)) }
    }

    /// - Parameter isPending: whether the row waits for feedback, which its status does not show.
    func note(_ row: inout FactRow, _ status: ProgressStatus, isPending: Bool = false) {
        row.status = status
        row.note(filters.verdict(StatusSubject(status: status, pendingFeedback: isPending)))
    }

    /// - Parameter hasPending: whether something that the row stands on waits for feedback, whatever its own status is:
    ///   then it is kept by either.
    func note(_ row: inout FactRow, _ status: ProgressStatus, hasPending: Bool) {
        row.status = status
        let verdict = filters.verdict(StatusSubject(status: status, pendingFeedback: false))
        guard hasPending, verdict != RowFilters.none else { return row.note(verdict) }
        row.note(filters.verdict(StatusSubject(status: status, pendingFeedback: true)))
    }

    /// Leaves a row out whose moment (`.absent` for none) does not lie in the time frame.
    func noteFrame(_ row: inout FactRow, _ moment: Int64) {
        if let frame, !frame.contains(moment) { row.note(filters.framePlace) }
    }

    /// Leaves a row out that has not changed since the previous run.
    func noteDelta(_ row: inout FactRow, _ isChanged: (DeltaWindow) -> Bool) {
        if let delta, !isChanged(delta) { row.note(filters.deltaPlace) }
    }

    /// Makes of a row one that tells that it is gone: what it points to stays, its figures are empty.
    func markDeleted(_ row: inout FactRow) {
        row[.deltaAction] = DeltaAction.deleted.rawValue
        row.status = nil
    }

    // MARK: What belongs to a registration

    /// The best version of an item's content for a learner; 0 where it has none.
    func bestVersion(of item: ItemEntry, for learner: BlockLearner) -> Int64 {
        let object = item.learningObject.flatMap { directory.learningObjects[$0] }
        return object?.bestVersion(forLocales: learner.locales)?.id ?? 0
    }

    /// Whether a tracking (its last change; nil for none) has changed, or came into the export, since the previous run.
    func isChanged(
        _ tracking: Int64?, _ item: ItemEntry, _ registration: BlockRegistration, _ delta: DeltaWindow
    ) -> Bool {
        delta.isChanged(tracking ?? registration.change) || delta.isChanged(item.appeared)
            || delta.isChanged(registration.appeared)
    }
}

/// What the filters say of each version, asked once.
private final class ContentSubjects {
    private let directory: Directory
    private let filters: RowFilters
    private var answers: [Int64: Int] = [:]

    init(_ directory: Directory, _ filters: RowFilters) {
        self.directory = directory
        self.filters = filters
    }

    func verdict(_ version: Int64) -> Int {
        if let answer = answers[version] { return answer }
        let answer = filters.verdict(
            ContentSubject(version: directory.version(version), publisher: directory.publisher(ofVersion: version)))
        answers[version] = answer
        return answer
    }
}
