internal import CairnCore
internal import CairnModel
internal import CairnStore

/// Makes the sessions that rows ask for and that are not there yet.
///
/// A session without a GUID of its own gets one by its training and title, so that a file that is imported again finds
/// the same sessions under the same ids: one that was deleted in between comes back, as if it were new.
struct SessionMaking {
    private let objects: RowObjects

    init(_ objects: RowObjects) { self.objects = objects }

    /// - Parameters:
    ///   - guid: nil for a derived one; whether a deleted session of that GUID may come back is for the caller to say.
    ///   - key: what tells the session from others of its title, where the title is not all that it is searched by.
    ///   - cells: by the names of the object format; what is not named has its standard value.
    func make(
        training: Int64, title: String, guid: String? = nil, key: [String] = [], cells: [String: Cell] = [:]
    ) throws -> Written {
        let guid = if let guid { guid } else { try freeGUID(training, [title] + key) }
        let existing = try objects.row(.session, guid: guid)
        if existing?.isDeleted == false { throw Rejection("guid", "is '\(guid)', which another session has already.") }
        var values: [String: Cell] = [:]
        for field in ObjectType.session.columnFields { values[field.name] = field.standardCell }
        values["training"] = .integer(training)
        values["title"] = .text(title)
        values["createdAt"] = .integer(objects.now.seconds)
        values["modifiedAt"] = .integer(objects.now.seconds)
        values["imported"] = .integer(1)
        values.merge(cells) { $1 }
        return try objects.write(.session, existing, values, guid: guid)
    }

    /// The first derived GUID that no session has, or only a deleted one of this training that an import made.
    private func freeGUID(_ training: Int64, _ key: [String]) throws -> String {
        let owner = try objects.connection.guid(ofObject: training, table: ObjectType.training.table) ?? ""
        let key = key.joined(separator: "\u{1f}")
        var guid = GUID.derived(type: ObjectType.session.name, key: owner, key)
        var number = 1
        while let other = try objects.row(.session, guid: guid), !Self.mayComeBack(other, in: training) {
            number += 1
            guid = GUID.derived(type: ObjectType.session.name, key: owner, key, "#\(number)")
        }
        return guid
    }

    private static func mayComeBack(_ session: ObjectTable.Row, in training: Int64) -> Bool {
        session.isDeleted && session.cell("imported", of: .session) == .integer(1)
            && session.cell("training", of: .session) == .integer(training)
    }
}
