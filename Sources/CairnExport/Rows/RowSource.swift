internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// Makes the rows of a block of learners: one way for each grain.
protocol RowSource {
    /// Reads the facts of the block's learners and emits the rows of its registrations, in order.
    func emit(
        _ registrations: [BlockRegistration], learners: ClosedRange<Int64>, _ connection: Connection,
        _ row: (FactRow) throws(Failure) -> Void
    ) throws(Failure)
}

/// What all row sources share: filters by row, never-launched rows, GUIDs.
struct RowContext {
    let filters: RowFilters
    let directory: Directory
    let zone: Zone
    /// Whether things that were never launched have rows too.
    let includesUnlaunched: Bool
    private let subjects: ContentSubjects
    /// Whether the GUIDs of trackings are shown, and have to be made.
    private let showsGUID: Bool

    init(_ job: ProviderJob, _ filters: RowFilters, _ directory: Directory, zone: Zone) {
        self.filters = filters
        self.directory = directory
        self.zone = zone
        includesUnlaunched = job.parameters["withoutLaunchTime"]?.isYes ?? false
        subjects = ContentSubjects(directory, filters)
        showsGUID = job.columns.contains {
            if case .fact(.reportGUIDHigh) = $0.column.source { true } else { false }
        }
    }

    /// Whether the filters keep rows of a version; 0 for rows without one.
    func keeps(version: Int64) -> Bool { !filters.asksForContents || subjects.keeps(version) }

    func keeps(_ status: ProgressStatus, isPending: Bool = false) -> Bool {
        filters.keeps(StatusSubject(status: status, pendingFeedback: isPending))
    }

    /// The best version of an item's content for a learner; 0 where it has none.
    func bestVersion(of item: TrainingItem, for learner: BlockLearner) -> Int64 {
        let object = item.learningObject.flatMap { directory.learningObjects[$0] }
        return object?.bestVersion(forLocales: learner.locales)?.id ?? 0
    }

    /// A registration's facts by the items of its training, in their order; items without a fact only where rows of
    /// what was never launched are wanted. Facts of items that the training no longer has are left out.
    func steps<Found>(
        of registration: BlockRegistration, _ facts: some Sequence<Found>, item: (Found) -> Int64
    ) -> [(item: TrainingItem, fact: Found?)] {
        let items = registration.session.training.items
        var placed: [(position: Int, fact: Found)] = []
        for fact in facts {
            if let position = registration.session.rule.position(ofItem: item(fact)) {
                placed.append((position, fact))
            }
        }
        placed.sort { $0.position < $1.position }
        guard includesUnlaunched else { return placed.map { (items[$0.position], $0.fact) } }
        var next = placed[...]
        return items.enumerated().map { position, item in
            next.first?.position == position ? (item, next.removeFirst().fact) : (item, nil)
        }
    }

    /// A row that points to a registration's members, with no figures yet.
    func begin(_ row: inout FactRow, _ registration: BlockRegistration) {
        row.clear()
        row.learner = registration.learner.member
        row.registration = registration.member
        row.session = registration.session.member
        row.item = 0
        row.version = 0
    }

    /// Points a row to an item, and gives it the GUID of its tracking.
    func point(_ row: inout FactRow, to item: TrainingItem, of registration: BlockRegistration) {
        row.item = item.id
        guard showsGUID else { return }
        let hash = registration.guid.combined(with: GUID.Hash(item.guid.utf8))
        row[.reportGUIDHigh] = Int64(bitPattern: hash.high)
        row[.reportGUIDLow] = Int64(bitPattern: hash.low)
    }
}

/// What the filters say of each version, asked once.
private final class ContentSubjects {
    private let directory: Directory
    private let filters: RowFilters
    private var answers: [Int64: Bool] = [:]

    init(_ directory: Directory, _ filters: RowFilters) {
        self.directory = directory
        self.filters = filters
    }

    func keeps(_ version: Int64) -> Bool {
        if let answer = answers[version] { return answer }
        let answer = filters.keeps(
            ContentSubject(
                version: directory.version(version), publisher: directory.publisher(ofVersion: version)))
        answers[version] = answer
        return answer
    }
}
