public import CairnCore
public import CairnModel

extension Connection {
    /// A learning object with its live versions; nil where there is none of that id.
    public func learningObject(_ id: Int64) throws(Failure) -> LearningObject? {
        var rows = try statement("SELECT id, guid, publisher_id FROM learning_object WHERE id = $1")
        rows.bind(1, id)
        guard try rows.step() else { return nil }
        var object = LearningObject(id: id, guid: rows.text(1), publisher: rows.optional(2))
        rows.reset()
        rows = try statement(
            """
            SELECT id, locale, version, status, publisher_id FROM version
            WHERE learning_object_id = $1 AND deleted = 0 ORDER BY id
            """)
        rows.bind(1, id)
        while try rows.step() {
            object.versions.append(
                Version(
                    id: rows.integer(0), learningObject: id, locale: rows.text(1), number: rows.integer(2),
                    status: VersionStatus(rawValue: rows.text(3)) ?? .disabled, publisher: rows.optional(4)))
        }
        return object
    }

    /// A learner's locales in the order of preference: its locale, then its other ones.
    public func locales(ofLearner id: Int64) throws(Failure) -> [String] {
        let rows = try statement("SELECT locale, locales FROM learner WHERE id = $1")
        rows.bind(1, id)
        defer { rows.reset() }
        guard try rows.step() else { return [] }
        return Locales.preferred(locale: rows.optionalText(0), list: rows.optionalText(1))
    }
}

/// The preference of locales as the store keeps it.
public enum Locales {
    /// - Parameter list: a JSON list of texts, as the store keeps lists.
    public static func preferred(locale: String?, list: String?) -> [String] {
        let first = locale.map { [$0] } ?? []
        guard let list else { return first }
        return first + texts(ofList: list).filter { $0 != locale }
    }

    /// The texts of a stored list; locales have no quotes or backslashes, so that no escapes need be read.
    static func texts(ofList list: String) -> [String] {
        if list.isEmpty { return [] }
        return list.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
}
