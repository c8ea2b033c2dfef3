import Foundation

/// A JSON value, to be held against another one.
indirect enum JSONData: Decodable, Equatable {
    case null
    case truth(Bool)
    case number(Double)
    case text(String)
    case list([JSONData])
    case object([String: JSONData])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .truth(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSONData].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: JSONData].self))
        }
    }

    /// The values of a text with one on each line.
    static func lines(_ text: String) throws -> [JSONData] {
        try text.split(separator: "\n").map { try JSONDecoder().decode(JSONData.self, from: Data($0.utf8)) }
    }

    var members: [String: JSONData] {
        if case .object(let members) = self { members } else { [:] }
    }
}

extension JSONData: CustomStringConvertible {
    var description: String {
        switch self {
        case .null: "null"
        case .truth(let value): String(value)
        case .number(let value): value == value.rounded() ? String(Int64(value)) : String(value)
        case .text(let value): value.debugDescription
        case .list(let values): "[" + values.map(\.description).joined(separator: ",") + "]"
        case .object(let members):
            "{"
                + members.sorted { $0.key < $1.key }.map { "\($0.key.debugDescription):\($0.value)" }
                .joined(separator: ",") + "}"
        }
    }
}

/// Holds objects against what a case says of them, as `Tests/Cases/README.md` tells.
struct JSONPattern {
    /// What the texts that begin with `$` stand for.
    private(set) var bound: [String: JSONData] = [:]

    /// Whether an object has all that is wanted; one that says nothing of `deleted` wants an object that is not.
    mutating func fits(_ wanted: JSONData, _ given: JSONData) -> Bool {
        differences(wanted, given).isEmpty
    }

    /// The wanted members that an object does not have as they are wanted. What is bound stays so only if there is
    /// none.
    mutating func differences(_ wanted: JSONData, _ given: JSONData) -> [String] {
        var pattern = self
        let live = wanted.members["deleted"] == nil ? ["deleted": JSONData.null] : [:]
        let names = wanted.members.merging(live) { $1 }.sorted { $0.key < $1.key }.compactMap { name, value in
            pattern.value(value, given.members[name]) ? nil : name
        }
        if names.isEmpty { self = pattern }
        return names
    }

    private mutating func value(_ wanted: JSONData, _ given: JSONData?) -> Bool {
        switch wanted {
        case .null: given == nil || given == .list([])
        case .text(let name) where name.hasPrefix("$"): sameAsBefore(name, given)
        case .list(let values): list(values, given)
        default: given == wanted
        }
    }

    private mutating func sameAsBefore(_ name: String, _ given: JSONData?) -> Bool {
        guard let given else { return false }
        if let before = bound[name] { return before == given }
        bound[name] = given
        return true
    }

    /// Lists are as long as is wanted; objects in them have the wanted members.
    private mutating func list(_ wanted: [JSONData], _ given: JSONData?) -> Bool {
        guard case .list(let values) = given, values.count == wanted.count else { return false }
        for (wanted, given) in zip(wanted, values) {
            if case .object(let members) = wanted {
                for (name, wanted) in members where !value(wanted, given.members[name]) { return false }
            } else if !value(wanted, given) {
                return false
            }
        }
        return true
    }
}

extension JSONPattern {
    /// Looks for an object that has all that is wanted, and says what is different in the nearest one if there is none.
    mutating func lack(of wanted: JSONData, in dump: [JSONData]) -> String? {
        for object in dump where fits(wanted, object) { return nil }
        let wantedType = wanted.members["type"]
        let near = dump.filter { $0.members["type"] == wantedType }
            .map { object in (object: object, differences: differences(wanted, object)) }
            .min { $0.differences.count < $1.differences.count }
        guard let near else { return "there is no such object: \(wanted)" }
        let told = near.differences.map { name in
            "\(name) is \(near.object.members[name].map(\.description) ?? "missing")"
        }
        return "no object fits \(wanted); in the nearest one \(told.joined(separator: ", ")): \(near.object)"
    }
}
