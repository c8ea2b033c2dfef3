internal import CairnCore
internal import CairnModel
internal import CairnStore
internal import CairnText

/// The logins of managers, each looked up when the first of its learners comes: most have many.
final class ManagerLogins {
    // The run time would check each access to these for overlaps with others. There are none: no access runs code of
    // somebody else.
    @exclusivity(unchecked) private var logins = FragmentTable(slots: 1)
    @exclusivity(unchecked) private var places = MemberIndex(isDense: false)
    @exclusivity(unchecked) private var current: Int?

    /// The bytes of logins from which on it begins anew, so that it stays small where there are very many managers.
    private static let fullSize = 1 << 20

    /// Goes on to a manager, `.absent` for none.
    func begin(_ manager: Int64, _ connection: Connection) throws(Failure) {
        current = nil
        guard manager.isPresent else { return }
        if let known = places[manager] {
            current = known
            return
        }
        if logins.size > Self.fullSize {
            logins.removeAll()
            places = MemberIndex(isDense: false)
        }
        let row = try connection.login(ofLearner: manager)
        defer { row.reset() }
        let isThere = try row.step()
        let place = logins.addMember { _, buffer in if isThere { buffer.append(row.bytes(0)) } }
        places[manager] = place
        current = place
    }

    /// Lends the manager's login; nothing where there is none.
    func withLogin(_ body: (UnsafeRawBufferPointer) -> Void) {
        if let current { logins.withFragment(current, 0, body) }
    }
}
