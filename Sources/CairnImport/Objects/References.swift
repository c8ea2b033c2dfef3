internal import CairnCore
internal import CairnModel
internal import CairnStore

/// Finds the objects that lines refer to; remembers those found lately.
final class References {
    /// A registration with what its log entries need.
    struct Registration {
        var id: Int64
        var learner: Int64
        var training: Int64
        var isDeleted: Bool
    }

    /// A training's items as log entries name them.
    struct Items {
        var byGUID: [ExactText: TrainingItem] = [:]
        var byLearningObject: [ExactText: TrainingItem] = [:]
    }

    var connection: Connection!
    private var known: [String: [String: (id: Int64, isDeleted: Bool)]] = [:]
    private var registrations: [String: Registration] = [:]
    private var itemsOfTraining: [Int64: Items] = [:]
    private var versions: [ExactText: (id: Int64, learningObject: Int64)] = [:]
    private var learningObjects: [Int64: LearningObject] = [:]
    private var localesOfLearner: [Int64: [String]] = [:]
    private static let most = 50_000

    /// By what else than its GUID an object may be named.
    private static let codes = [
        "learner": "login", "training": "path_code", "badge": "code", "pointsAction": "code",
    ]

    func id(of key: String, type: String, field: String, allowDeleted: Bool) throws -> Int64 {
        let found = try look(up: key, type: type)
        guard let found else { throw Rejection(field, "names '\(key)', and there is no such \(type).") }
        guard allowDeleted || !found.isDeleted else {
            throw Rejection(field, "names '\(key)', and that \(type) is deleted.")
        }
        return found.id
    }

    private func look(up key: String, type: String) throws -> (id: Int64, isDeleted: Bool)? {
        // Keys are compared byte by byte, which Swift's dictionaries do for plain ASCII only.
        let isPlain = key.utf8.allSatisfy { $0 < 0x80 }
        if isPlain, let found = known[type]?[key] { return found }
        let table = ObjectType.named(type)?.table ?? "training_item"
        var found = try row("SELECT id, deleted FROM \(table) WHERE guid = $1", key)
        if found == nil, let code = Self.codes[type] {
            found = try row("SELECT id, deleted FROM \(table) WHERE \(code) = $1 ORDER BY deleted, id LIMIT 1", key)
        }
        if let found, isPlain {
            if known[type]?.count ?? 0 >= Self.most { known[type] = nil }
            known[type, default: [:]][key] = found
        }
        return found
    }

    private func row(_ sql: String, _ key: String) throws -> (id: Int64, isDeleted: Bool)? {
        let rows = try connection.statement(sql)
        rows.bind(1, key)
        defer { rows.reset() }
        return try rows.step() ? (rows.integer(0), rows.flag(1)) : nil
    }

    /// Forgets what a written object may have changed.
    func forget(_ type: ObjectType) {
        known[type.name] = nil
        switch type.name {
        case "registration", "session": registrations = [:]
        case "training", "learningObject", "version":
            known["item"] = nil
            itemsOfTraining = [:]
            versions = [:]
            learningObjects = [:]
        default: break
        }
    }

    func forgetLearner(_ id: Int64) { localesOfLearner[id] = nil }

    // MARK: For log entries

    func registration(_ guid: String) throws -> Registration? {
        let isPlain = guid.utf8.allSatisfy { $0 < 0x80 }
        if isPlain, let found = registrations[guid] { return found }
        let rows = try connection.statement(
            """
            SELECT r.id, r.learner_id, s.training_id, r.deleted FROM registration r
            JOIN session s ON s.id = r.session_id WHERE r.guid = $1
            """)
        rows.bind(1, guid)
        defer { rows.reset() }
        guard try rows.step() else { return nil }
        let found = Registration(
            id: rows.integer(0), learner: rows.integer(1), training: rows.integer(2), isDeleted: rows.flag(3))
        if registrations.count >= Self.most { registrations = [:] }
        if isPlain { registrations[guid] = found }
        return found
    }

    /// The item that an entry names by its GUID or, for a learning resource, by its learning object's. An item that the
    /// training no longer has is found too: its entries stay in the log.
    func item(_ key: String, ofTraining training: Int64) throws -> TrainingItem? {
        if itemsOfTraining[training] == nil { itemsOfTraining[training] = try items(ofTraining: training) }
        let items = itemsOfTraining[training]!
        let key = ExactText(key)
        return items.byGUID[key] ?? items.byLearningObject[key]
    }

    private func items(ofTraining training: Int64) throws -> Items {
        let rows = try connection.statement(
            """
            SELECT i.id, i.guid, i.position, i.kind, i.learning_object_id, i.mandatory, i.points, o.guid
            FROM training_item i LEFT JOIN learning_object o ON o.id = i.learning_object_id
            WHERE i.training_id = $1 ORDER BY i.deleted, i.position
            """)
        rows.bind(1, training)
        var items = Items()
        while try rows.step() {
            let item = TrainingItem(
                id: rows.integer(0), guid: rows.text(1), position: rows.integer(2),
                kind: ActivityType(rawValue: rows.integer(3)) ?? .learningResource,
                learningObject: rows.optional(4), mandatory: rows.flag(5), points: rows.integer(6))
            items.byGUID[ExactText(item.guid)] = item
            if let object = rows.optionalText(7).map(ExactText.init), items.byLearningObject[object] == nil {
                items.byLearningObject[object] = item
            }
        }
        return items
    }

    func version(_ guid: String) throws -> (id: Int64, learningObject: Int64)? {
        let key = ExactText(guid)
        if let found = versions[key] { return found }
        let rows = try connection.statement("SELECT id, learning_object_id FROM version WHERE guid = $1")
        rows.bind(1, guid)
        defer { rows.reset() }
        guard try rows.step() else { return nil }
        let found = (rows.integer(0), rows.integer(1))
        if versions.count >= Self.most { versions = [:] }
        versions[key] = found
        return found
    }

    /// The best version of a learning object for a learner; 0 where it has none.
    func bestVersion(ofLearningObject id: Int64, forLearner learner: Int64) throws -> Int64 {
        if learningObjects[id] == nil {
            if learningObjects.count >= Self.most { learningObjects = [:] }
            learningObjects[id] = try connection.learningObject(id)
        }
        if localesOfLearner[learner] == nil {
            if localesOfLearner.count >= Self.most { localesOfLearner = [:] }
            localesOfLearner[learner] = try connection.locales(ofLearner: learner)
        }
        return learningObjects[id]?.bestVersion(forLocales: localesOfLearner[learner]!)?.id ?? 0
    }
}
