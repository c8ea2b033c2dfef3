internal import CairnCore
internal import CairnStore

/// What a name that leads nowhere may have been meant for: one that differs by letter case, else a near one.
///
/// Names are read once, when the first is asked for: what a suggestion needs, not what a decision needs.
final class NearNames {
    private struct Known {
        var names: [String] = []
        var byLowercase: [String: String] = [:]
        /// Comparing with every name is dear; a file that is wrong throughout is told about its first rows.
        var looks = 0
    }

    private var known: [String: Known] = [:]
    private static let mostLooks = 200
    /// Beyond so many names only the letter case is looked at.
    private static let mostCompared = 20_000

    func login(_ text: String?, _ connection: Connection) throws(Failure) -> String? {
        try near(text, "SELECT login FROM learner WHERE deleted = 0", connection)
    }

    func refNumber(_ text: String?, _ connection: Connection) throws(Failure) -> String? {
        try near(text, "SELECT ref_number FROM learner WHERE deleted = 0 AND ref_number IS NOT NULL", connection)
    }

    func email(_ text: String?, _ connection: Connection) throws(Failure) -> String? {
        try near(text, "SELECT email FROM learner WHERE deleted = 0 AND email IS NOT NULL", connection)
    }

    func entity(_ text: String?, _ connection: Connection) throws(Failure) -> String? {
        try near(text, "SELECT name FROM entity WHERE deleted = 0", connection)
    }

    func pathCode(_ text: String?, _ connection: Connection) throws(Failure) -> String? {
        try near(text, "SELECT path_code FROM training WHERE deleted = 0 AND path_code IS NOT NULL", connection)
    }

    func sessionTitle(_ text: String?, _ connection: Connection) throws(Failure) -> String? {
        try near(text, "SELECT DISTINCT title FROM session WHERE deleted = 0", connection)
    }

    func versionCode(_ text: String?, _ connection: Connection) throws(Failure) -> String? {
        try near(text, "SELECT DISTINCT code FROM version WHERE deleted = 0 AND code IS NOT NULL", connection)
    }

    func staffLogin(_ text: String?, _ connection: Connection) throws(Failure) -> String? {
        try near(text, "SELECT login FROM staff WHERE deleted = 0", connection)
    }

    private func near(_ text: String?, _ sql: String, _ connection: Connection) throws(Failure) -> String? {
        guard let text, !text.isEmpty else { return nil }
        if known[sql] == nil { known[sql] = try Self.read(sql, connection) }
        if let other = known[sql]?.byLowercase[text.lowercased()] { return other == text ? nil : other }
        guard let names = known[sql]?.names, names.count <= Self.mostCompared, known[sql]!.looks < Self.mostLooks
        else { return nil }
        known[sql]!.looks += 1
        return Suggestion.nearest(to: text, in: names)
    }

    private static func read(_ sql: String, _ connection: Connection) throws(Failure) -> Known {
        let rows = try connection.prepare(sql)
        var known = Known()
        while try rows.step() {
            let name = rows.text(0)
            known.names.append(name)
            known.byLowercase[name.lowercased()] = name
        }
        return known
    }
}
