internal import CairnCore
internal import CairnModel
internal import CairnStore

/// Finds the learning resource that a row names.
final class TrackingContents {
    /// What a row's reference to a content means in a training.
    struct Content {
        /// Why nobody may import to it, if so.
        var lock: RowMessage?
        var meaning: Meaning
    }

    enum Meaning {
        /// There is none, or the training lacks it.
        case unknown
        /// It means several learning objects of the training.
        case ambiguous
        /// The training's first item with it, and its learning object with those versions that are meant.
        case found(item: Int64, LearningObject)
    }

    /// A learning object with the versions that a reference means, and why it may not be touched.
    private struct Candidate {
        var object: LearningObject
        /// Because of its publisher.
        var lock: RowMessage?
        /// Because of what it is.
        var quizLock: RowMessage?
    }

    private let protectedPublishers: Set<String>
    private let fields: TrackingFields
    private let places: [Int?]
    private var contents: Remembered<RowKey, Content>
    private var key = RowKey()
    private var itemsOfTraining = Remembered<Int64, [Int64: Int64]>()

    /// The bytes of a content here.
    private static let bytesOfContent = 500

    /// - Parameter memory: the bytes that may be taken.
    init(_ fields: TrackingFields, protectedPublishers: [String], memory: Int) {
        self.fields = fields
        places = [fields.lovCode, fields.lovGuid]
        contents = Remembered(most: memory / Self.bytesOfContent)
        self.protectedPublishers = Set(protectedPublishers)
    }

    /// - Parameter training: nil where the row's session is unknown.
    func content(_ row: ImportRow, training: Int64?, _ connection: Connection) throws -> Content {
        key.take(row, places, and: training ?? 0)
        if let content = contents[key] { return content }
        let known = try training.map { id throws(Failure) in try items(of: id, connection) }
        let names = try TrackingNames(row, fields)
        let found = content(try candidates(names.content, connection), known ?? [:])
        key.remember(found, in: &contents)
        return found
    }

    /// Of several learning objects those of the training are meant. A lock is told also where the training lacks the
    /// content; where several are meant, only if all are locked.
    private func content(_ candidates: [Candidate], _ items: [Int64: Int64]) -> Content {
        let known = candidates.filter { items[$0.object.id] != nil }
        let meant = known.isEmpty ? candidates : known
        return Content(
            lock: Self.common(meant, \.lock) ?? Self.common(meant, \.quizLock), meaning: meaning(known, items))
    }

    private func meaning(_ known: [Candidate], _ items: [Int64: Int64]) -> Meaning {
        guard let object = known.first?.object, let item = items[object.id] else { return .unknown }
        return known.count > 1 ? .ambiguous : .found(item: item, object)
    }

    /// The first candidate's value, where all have one.
    private static func common<Value>(_ candidates: [Candidate], _ value: (Candidate) -> Value?) -> Value? {
        candidates.allSatisfy { value($0) != nil } ? candidates.first.flatMap(value) : nil
    }

    private func candidates(
        _ name: TrackingNames.Content, _ connection: Connection
    ) throws(Failure) -> [Candidate] {
        let rows = try connection.versions(name)
        var candidates: [Candidate] = []
        while try rows.step() {
            let id = rows.integer(1)
            let index = candidates.firstIndex { $0.object.id == id } ?? candidates.count
            if index == candidates.count {
                let object = LearningObject(id: id, guid: rows.text(5), publisher: nil)
                candidates.append(Candidate(object: object, quizLock: rows.flag(6) ? .easyQuizz : nil))
            }
            candidates[index].object.versions.append(
                Version(
                    id: rows.integer(0), learningObject: id, locale: rows.text(2), number: rows.integer(3),
                    status: VersionStatus(rawValue: rows.text(4)) ?? .disabled, publisher: nil))
            // Where the object itself has no publisher one protected version is enough: it could be the one recorded.
            if let title = rows.optionalText(7), protectedPublishers.contains(title) {
                candidates[index].lock = .protectedPublisher(title)
            }
        }
        return candidates
    }

    /// The first item of each learning object of a training.
    private func items(of training: Int64, _ connection: Connection) throws(Failure) -> [Int64: Int64] {
        try itemsOfTraining.value(training) { () throws(Failure) in
            let rows = try connection.statement(
                """
                SELECT learning_object_id, id FROM training_item
                WHERE training_id = $1 AND deleted = 0 AND learning_object_id IS NOT NULL ORDER BY position
                """)
            rows.bind(1, training)
            var items: [Int64: Int64] = [:]
            while try rows.step() {
                let object = rows.integer(0)
                if items[object] == nil { items[object] = rows.integer(1) }
            }
            return items
        }
    }
}

extension Connection {
    /// The live versions to which all the references point, each with its publisher: its object's, else its own.
    fileprivate func versions(_ name: TrackingNames.Content) throws(Failure) -> Statement {
        try rows(
            """
            SELECT v.id, v.learning_object_id, v.locale, v.version, v.status, o.guid, o.easy_quizz, p.title
            FROM version v JOIN learning_object o ON o.id = v.learning_object_id
            LEFT JOIN publisher p ON p.id = coalesce(o.publisher_id, v.publisher_id)
            WHERE v.deleted = 0 AND o.deleted = 0
            """,
            where: [("v.code", name.code), ("v.guid", name.guid)], order: "v.id")
    }
}
