internal import CairnCore
internal import CairnModel
internal import CairnStore

/// Takes one line of objects at a time into the store: the rules of the object format.
///
/// A line is read and checked whole before anything of it is written, so that a rejected line leaves nothing behind.
final class ObjectApplier {
    let references = References()
    var report = LoadReport()
    /// Whether given ids are taken: only by an instance that holds nothing but the root.
    let takesIDs: Bool
    let now: Instant
    /// Far from the end of the numbers, so that there is always a next id.
    static let largestID: Int64 = 1 << 53

    init(takesIDs: Bool, now: Instant) {
        self.takesIDs = takesIDs
        self.now = now
    }

    /// - Throws: a `Rejection` if the line is not taken, a `Failure` if the load cannot go on.
    func apply(_ line: UnsafeRawBufferPointer, _ writer: StoreWriter) throws {
        references.connection = writer.connection
        let members = try Self.members(line)
        guard case .string(let name)? = members.first(where: { $0.key == "type" })?.value else {
            throw Rejection("type", "is missing. It says what the object is.")
        }
        if name == "log" { return try LogLine(self, writer).apply(members) }
        guard let type = ObjectType.named(name) else {
            let names = ObjectType.all.map(\.name) + ["log"]
            throw Rejection("type", "is '\(name)', which is unknown.\(Suggestion.sentence(for: name, in: names))")
        }
        try ObjectUpsert(self, writer, type).apply(members)
    }

    private static func members(_ line: UnsafeRawBufferPointer) throws -> [(key: String, value: JSONValue)] {
        guard line.allSatisfy({ $0 < 0x80 }) || String(validating: line, as: UTF8.self) != nil else {
            throw Rejection("the line is not in UTF-8.")
        }
        let value: JSONValue
        do {
            value = try JSONParser.parse(line)
        } catch let mistake {
            throw Rejection("the line is no JSON: \(mistake.reason) (at byte \(mistake.column)).")
        }
        guard case .object(let members) = value else { throw Rejection("the line is no JSON object.") }
        return members
    }

    /// Rejects a field that the type does not have.
    static func checkNames(
        _ members: [(key: String, value: JSONValue)], _ type: String, _ names: [String]
    ) throws {
        for member in members where !names.contains(member.key) {
            throw Rejection(
                member.key,
                "is unknown in \(type).\(Suggestion.sentence(for: member.key, in: names))")
        }
    }
}
