internal import CairnCatalog
internal import CairnCore
internal import CairnModel
internal import CairnStore

/// What a question is about: an object whose rows are looked for.
enum WhyTarget {
    case learner(Int64)
    case registration(Int64, learner: Int64)
    /// A registration on one item.
    case tracking(learner: Int64, registration: Int64, item: Int64)
    case training(Int64)
    case session(Int64)
    case event(Int64)
    /// With the items of trainings that have it.
    case learningObject(Int64, items: Set<Int64>)
    case version(Int64)

    /// Whether a row is about it.
    func isMet(by row: FactRow) -> Bool {
        switch self {
        case .learner(let id): row.learnerID == id
        case .registration(let id, _): row.registrationID == id
        case .tracking(_, let registration, let item): row.registrationID == registration && row.item == item
        case .training(let id): row.training == id
        case .session(let id): row.session == id
        case .event(let id): row.event == id
        case .learningObject(let id, let items): row.learningObject == id || items.contains(row.item)
        case .version(let id): row.version == id
        }
    }

    /// The learner whose rows alone can be about it; nil where those of any can.
    var learner: Int64? {
        switch self {
        case .learner(let id), .registration(_, let id), .tracking(let id, _, _): id
        default: nil
        }
    }
}

/// Finds what a user names: by an id, a GUID, a login or a code, with the kind before a colon where it is not clear.
struct WhyTargetFinder {
    private let connection: Connection
    private let grain: Provider.Grain

    init(_ connection: Connection, _ grain: Provider.Grain) {
        self.connection = connection
        self.grain = grain
    }

    /// The kinds that may stand before a colon, with the columns that an object is known by.
    private static let kinds: [(name: String, table: String, texts: [String])] = [
        ("learner", "learner", ["login", "guid", "email", "ref_number"]),
        ("registration", "registration", ["guid"]),
        ("training", "training", ["path_code", "guid"]),
        ("session", "session", ["guid", "title"]),
        ("event", "event", ["guid"]),
        ("learningObject", "learning_object", ["guid", "code"]),
        ("version", "version", ["guid", "code"]),
    ]

    func find(_ text: String) throws(Failure) -> WhyTarget {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        if parts.count == 2, let kind = kind(parts[0]) {
            if let found = try find(parts[1], as: kind) { return found }
            throw .input("there is no \(kind) '\(parts[1])'. Give its id or GUID.")
        }
        for kind in Int64(text) == nil ? textKinds : [numberKind] {
            if let found = try find(text, as: kind) { return found }
        }
        let known = (["report"] + Self.kinds.map(\.name)).joined(separator: ", ")
        throw .input(
            "nothing is known by '\(text)'. Give an id, a GUID or a login; or say what it is of, as KIND:ID (\(known))."
        )
    }

    private func kind(_ name: String) -> String? {
        if ["report", "tracking"].contains(name.lowercased()) { return "report" }
        return Self.kinds.first { $0.name.lowercased() == name.lowercased() }?.name
    }

    /// What a plain number means: the id of a row's own object.
    private var numberKind: String {
        switch grain {
        case .logEntry, .tracking, .activity: "report"
        case .registration: "registration"
        case .attendance, .eventOfLearner, .eventOfSession, .eventOfTraining: "event"
        case .learner, .access, .badgeAward, .pointsAward: "learner"
        case .training, .trainingItem: "training"
        case .session: "session"
        case .learningObject: "learningObject"
        case .version: "version"
        }
    }

    private var textKinds: [String] {
        [numberKind]
            + ["learner", "registration", "report", "training", "session", "event", "learningObject", "version"]
            .filter { $0 != numberKind }
    }

    private func find(_ text: String, as kind: String) throws(Failure) -> WhyTarget? {
        if kind == "report" { return try report(text) }
        guard let known = Self.kinds.first(where: { $0.name == kind }),
            let id = try id(of: text, in: known.table, by: known.texts)
        else { return nil }
        switch kind {
        case "learner": return .learner(id)
        case "registration":
            let learner = try connection.integer("SELECT learner_id FROM registration WHERE id = $1", id)
            return .registration(id, learner: learner ?? 0)
        case "training": return .training(id)
        case "session": return .session(id)
        case "event": return .event(id)
        case "learningObject": return .learningObject(id, items: try items(ofLearningObject: id))
        default: return .version(id)
        }
    }

    private func id(of text: String, in table: String, by columns: [String]) throws(Failure) -> Int64? {
        if let id = Int64(text), let found = try connection.integer("SELECT id FROM \(table) WHERE id = $1", id) {
            return found
        }
        for column in columns {
            let rows = try connection.statement(
                "SELECT id FROM \(table) WHERE \(column) = $1 ORDER BY deleted, id LIMIT 1")
            rows.bind(1, text)
            defer { rows.reset() }
            if try rows.step() { return rows.integer(0) }
        }
        return nil
    }

    private func items(ofLearningObject id: Int64) throws(Failure) -> Set<Int64> {
        let rows = try connection.prepare("SELECT id FROM training_item WHERE learning_object_id = $1")
        rows.bind(1, id)
        var items: Set<Int64> = []
        while try rows.step() { items.insert(rows.integer(0)) }
        return items
    }

    private func report(_ text: String) throws(Failure) -> WhyTarget? {
        if let id = Int64(text) {
            let rows = try connection.statement(
                "SELECT learner_id, registration_id, item_id FROM tracking WHERE id = $1")
            rows.bind(1, id)
            defer { rows.reset() }
            guard try rows.step() else { return nil }
            return .tracking(learner: rows.integer(0), registration: rows.integer(1), item: rows.integer(2))
        }
        guard text.utf8.count == 36 else { return nil }
        return try report(guid: text)
    }

    /// The GUID of a tracking is made from those of its registration and item, and stands nowhere: all are tried.
    private func report(guid: String) throws(Failure) -> WhyTarget? {
        var items: [Int64: [(id: Int64, guid: GUID.Hash)]] = [:]
        var rows = try connection.prepare("SELECT training_id, id, guid FROM training_item")
        while try rows.step() {
            items[rows.integer(0), default: []].append((rows.integer(1), GUID.Hash(rows.bytes(2))))
        }
        rows = try connection.prepare(
            "SELECT r.id, r.learner_id, r.guid, s.training_id FROM registration r JOIN session s ON s.id = r.session_id"
        )
        while try rows.step() {
            let registration = GUID.Hash(rows.bytes(2))
            for item in items[rows.integer(3)] ?? [] where GUID.text(registration.combined(with: item.guid)) == guid {
                return .tracking(learner: rows.integer(1), registration: rows.integer(0), item: item.id)
            }
        }
        return nil
    }
}
