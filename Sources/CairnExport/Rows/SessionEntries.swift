internal import CairnCatalog
internal import CairnCore
internal import CairnModel

/// What rows need of a session and its training; plain numbers alone, so that no references are counted where it is
/// handed over.
struct SessionEntry {
    var id: Int64
    var training: Int64
    var modality: Modality
    var modalityChange: Int64
    var ruleChange: Int64
    /// What the filters say of both.
    var verdict: Int
    /// The place of its training, and where that one's items stand among those of all.
    fileprivate var trainingPlace: Int
    fileprivate var items: Range<Int>
    /// How many items the training has now; those after them were lost.
    var lost: Int

    /// The places of its items: those that it has now in their order; then, from `lost` on, those that it no longer has,
    /// where deletions are told.
    var itemPlaces: Range<Int> { 0..<items.count }
}

/// What rows need of an item of a training, without its texts.
struct ItemEntry {
    var id: Int64
    var kind: ActivityType
    var learningObject: Int64?
    /// For the GUIDs of its trackings.
    var guid: GUID.Hash
    /// The number of the change with which it came into the training, or came back.
    var appeared: Int64
    /// That with which it was lost before it came back; 0 where it never was.
    var vanished: Int64

    init(_ item: TrainingItem) {
        id = item.id
        kind = item.kind
        learningObject = item.learningObject
        guid = GUID.Hash(item.guid.utf8)
        appeared = item.appeared
        vanished = item.vanished
    }
}

/// All sessions that rows may stand on, made ready once a run; each has a place, in the order of ids.
///
/// All threads read it. What they ask for a row is plain numbers, and who asks holds it by a constant of a class, so that
/// no references to it are counted: the processors would send that count to and fro.
final class SessionEntries {
    private let entries: [SessionEntry]
    private let places: MemberIndex
    // By place.
    private let sessions: [Session]
    private let events: [[Event]]
    // By the place of the training.
    private let trainings: [Training]
    private let rules: [Consolidation]
    /// Those of each training, one after the other.
    private let items: [ItemEntry]
    /// The ids of the same, of each training ascending, and which of the training's items each is.
    private let itemIDs: [Int64]
    private let placesByID: [Int]

    init(_ context: RowContext) {
        let events = Dictionary(
            grouping: context.directory.events.values.filter { !$0.isDeleted }.sorted { $0.id < $1.id }, by: \.session)
        var entries: [SessionEntry] = []
        var sessions: [Session] = []
        var parts = Parts()
        for session in context.directory.sessions.values.sorted(by: { $0.id < $1.id }) {
            guard let training = context.directory.trainings[session.training] else { continue }
            var entry = parts.entry(of: training, context)
            entry.id = session.id
            entry.verdict = min(
                entry.verdict, context.filters.verdict(SessionSubject(session: session, training: training)))
            guard context.reads(entry.verdict) else { continue }
            entries.append(entry)
            sessions.append(session)
        }
        var places = MemberIndex(isDense: true)
        for (place, entry) in entries.enumerated() { places[entry.id] = place }
        self.entries = entries
        self.places = places
        self.sessions = sessions
        self.events = entries.map { events[$0.id] ?? [] }
        trainings = parts.trainings
        rules = parts.rules
        items = parts.items
        itemIDs = parts.itemIDs
        placesByID = parts.placesByID
    }

    subscript(_ place: Int) -> SessionEntry { entries[place] }

    /// All places.
    var indices: Range<Int> { entries.indices }

    /// The ids of all sessions.
    var ids: [Int64] { entries.map(\.id) }

    /// The place of a session; nil for one that no row may stand on.
    func place(ofSession id: Int64) -> Int? { places[id] }

    func session(_ place: Int) -> Session { sessions[place] }

    /// The live events of a session, by id.
    func events(_ place: Int) -> [Event] { events[place] }

    /// The training of a session, with the items that it has now.
    func training(of entry: SessionEntry) -> Training { trainings[entry.trainingPlace] }

    /// How the training of a session consolidates.
    func rule(of entry: SessionEntry) -> Consolidation { rules[entry.trainingPlace] }

    /// The item at one of `itemPlaces`.
    func item(_ place: Int, of entry: SessionEntry) -> ItemEntry { items[entry.items.lowerBound + place] }

    /// An item's place among `itemPlaces`; nil for one that is not told of.
    func place(ofItem id: Int64, in entry: SessionEntry) -> Int? {
        itemIDs.index(of: id, amongAscending: entry.items).map { placesByID[$0] }
    }

    /// Whether the training of a session no longer has an item, where deletions are told.
    func hasLost(_ id: Int64, _ entry: SessionEntry) -> Bool {
        place(ofItem: id, in: entry).map { $0 >= entry.lost } ?? false
    }

    /// What all sessions of a training share.
    private struct Parts {
        var trainings: [Training] = []
        var rules: [Consolidation] = []
        var items: [ItemEntry] = []
        var itemIDs: [Int64] = []
        var placesByID: [Int] = []
        private var known: [Int64: SessionEntry] = [:]

        /// That of a session of a training, of which nothing else is known yet.
        mutating func entry(of whole: Training, _ context: RowContext) -> SessionEntry {
            if let entry = known[whole.id] { return entry }
            var training = whole
            training.items = whole.items.filter { !$0.isDeleted }
            let lost = whole.items.filter { $0.isDeleted && context.delta?.isChanged($0.change) == true }
            let begin = items.count
            let own = (training.items + lost).map(ItemEntry.init)
            let byID = own.indices.sorted { own[$0].id < own[$1].id }
            items += own
            itemIDs += byID.map { own[$0].id }
            placesByID += byID
            let entry = SessionEntry(
                id: 0, training: training.id, modality: training.modality, modalityChange: training.modalityChange,
                ruleChange: training.ruleChange, verdict: context.filters.verdict(training),
                trainingPlace: trainings.count, items: begin..<items.count, lost: training.items.count)
            trainings.append(training)
            rules.append(Consolidation(of: training))
            known[training.id] = entry
            return entry
        }
    }
}
