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

    /// Names that stand for objects of one kind.
    enum Kind {
        case login, refNumber, email, entity, pathCode, sessionTitle, versionCode, staffLogin

        fileprivate var place: (table: String, column: String) {
            switch self {
            case .login: ("learner", "login")
            case .refNumber: ("learner", "ref_number")
            case .email: ("learner", "email")
            case .entity: ("entity", "name")
            case .pathCode: ("training", "path_code")
            case .sessionTitle: ("session", "title")
            case .versionCode: ("version", "code")
            case .staffLogin: ("staff", "login")
            }
        }
    }

    private var known: [Kind: Known] = [:]
    private static let mostLooks = 200
    /// In bytes; what is longer is no slip of the pen, and dear to compare.
    private static let longest = 200
    /// Beyond so many names only the letter case is looked at.
    private static let mostCompared = 20_000

    /// What a text may have been meant for among the names of a kind; nil where nothing is near.
    func suggestion(for text: String?, _ kind: Kind, _ connection: Connection) throws(Failure) -> String? {
        guard let text, (1...Self.longest).contains(text.utf8.count) else { return nil }
        var names = if let names = known[kind] { names } else { try Self.read(kind, connection) }
        defer { known[kind] = names }
        if let other = names.byLowercase[text.lowercased()] { return other == text ? nil : other }
        guard names.names.count <= Self.mostCompared, names.looks < Self.mostLooks else { return nil }
        names.looks += 1
        return Suggestion.nearest(to: text, in: names.names)
    }

    private static func read(_ kind: Kind, _ connection: Connection) throws(Failure) -> Known {
        let (table, column) = kind.place
        let rows = try connection.prepare(
            "SELECT DISTINCT \(column) FROM \(table) WHERE deleted = 0 AND \(column) IS NOT NULL ORDER BY \(column)")
        var known = Known()
        while try rows.step() {
            let name = rows.text(0)
            guard name.utf8.count <= longest else { continue }
            known.names.append(name)
            known.byLowercase[name.lowercased()] = name
        }
        return known
    }
}
