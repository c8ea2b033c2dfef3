/// What a load did, line by line counted.
public struct LoadReport: Sendable, Encodable {
    public var lines = 0
    public var created = 0
    public var updated = 0
    public var unchanged = 0
    public var deleted = 0
    /// Entries appended to the log, corrections included.
    public var entries = 0
    public var corrected = 0
    /// Entries that the log had already.
    public var entriesUnchanged = 0
    /// Entries of registrations that are deleted: kept in the log, counted by no export.
    public var entriesOfDeleted = 0
    public var rejected = 0
    /// Ids that were not taken because the instance was not empty.
    public var idsIgnored = 0

    public init() {}

    mutating func add(_ effect: Written.Effect) {
        switch effect {
        case .created: created += 1
        case .updated: updated += 1
        case .unchanged: unchanged += 1
        case .deleted: deleted += 1
        }
    }

    /// Two or three lines for a person.
    public var text: String {
        var text = """
            \(lines) lines read: \(created) objects created, \(updated) updated, \(unchanged) unchanged, \(deleted) deleted;
            \(entries) entries appended to the tracking log (\(corrected) of them corrections), \(entriesUnchanged) there already; \(rejected) lines rejected.
            """
        if entriesOfDeleted > 0 {
            text +=
                "\nwarning: \(entriesOfDeleted) entries belong to deleted registrations: the log keeps them, no export counts them."
        }
        if idsIgnored > 0 {
            text += "\nwarning: \(idsIgnored) ids were not taken, because ids are only given to an empty instance."
        }
        return text
    }
}
