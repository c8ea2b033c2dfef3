/// One type of object in the object format (JSON Lines): how it is known, and which fields it has.
public struct ObjectType: Sendable {
    /// What tells two objects of the type apart.
    public enum Key: Sendable {
        /// The GUID alone.
        case guid
        /// The GUID, else the field of that name.
        case guidOr(String)
        /// The GUID, else two references together.
        case guidOrPair(String, String)
        /// Two references together; such an object has no GUID.
        case pair(String, String)
        /// Nothing: each line is a fact of its own.
        case none
    }

    /// What stands in `type`.
    public var name: String
    /// Its table in the store.
    public var table: String
    public var key: Key
    public let fields: [ObjectField]
    /// The fields that are columns of the type's own table, in order.
    public let columnFields: [ObjectField]
    /// Whether its objects carry a GUID.
    public let hasGUID: Bool
    /// All names that a line of the type may have.
    public let lineNames: [String]

    init(_ name: String, table: String? = nil, key: Key = .guid, _ fields: [ObjectField]) {
        self.name = name
        self.table = table ?? ObjectField.snakeCase(name)
        self.key = key
        self.fields = fields
        columnFields = fields.filter { !$0.kind.isElsewhere }
        let isNamed = if case .pair = key { false } else if case .none = key { false } else { true }
        lineNames = ["type", "id", "deleted"] + (isNamed ? ["guid"] : []) + fields.map(\.name)
        hasGUID = isNamed
    }

    public static func named(_ name: String) -> ObjectType? { byName[name] }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}

/// One field of an object.
public struct ObjectField: Sendable {
    public enum Kind: Sendable {
        case text(atMost: Int)
        case flag
        case integer(ClosedRange<Int64>)
        /// A decimal of at most two decimals, kept as hundredths in this range.
        case hundredths(ClosedRange<Int64>)
        case instant
        case day
        case choice([String])
        case activityType
        /// A list of texts, kept as it came.
        case texts
        /// A list of `{id, name, firstname}`, kept as it came.
        case authors
        /// Another object's GUID (or code, login, path code, where its type has one).
        case reference(String)
        /// Parts that stand in tables of their own: values of custom fields, smart groups, items, facilitators.
        case customFields, smartGroups, items, learners

        /// Whether it stands in another table than the object.
        public var isElsewhere: Bool {
            switch self {
            case .customFields, .smartGroups, .items, .learners: true
            default: false
            }
        }
    }

    /// The field's value where an object is made without it.
    public enum Standard: Sendable {
        case none
        case integer(Int64)
        case text(String)
    }

    public var name: String
    public var column: String
    public var kind: Kind
    public var isMandatory = false
    /// Whether it stays for good what it was made with.
    public var isFixed = false
    public var standard = Standard.none

    init(_ name: String, _ kind: Kind, column: String? = nil) {
        self.name = name
        self.kind = kind
        let suffix = if case .reference = kind { "_id" } else { "" }
        self.column = (column ?? Self.snakeCase(name)) + suffix
    }

    var mandatory: ObjectField {
        var field = self
        field.isMandatory = true
        return field
    }

    var fixed: ObjectField {
        var field = self
        field.isFixed = true
        return field
    }

    func or(_ value: Int64) -> ObjectField {
        var field = self
        field.standard = .integer(value)
        return field
    }

    func or(_ value: String) -> ObjectField {
        var field = self
        field.standard = .text(value)
        return field
    }

    /// `virtualMeetingURL` as `virtual_meeting_url`.
    static func snakeCase(_ name: String) -> String {
        var result = ""
        var lastWasUpper = true
        for character in name {
            if character.isUppercase, !lastWasUpper { result += "_" }
            lastWasUpper = character.isUppercase
            result += character.lowercased()
        }
        return result
    }
}

extension ObjectField.Kind {
    /// Any text.
    static let text = Self.text(atMost: .max)
    /// A whole number from 0 to a milliard, so that no sum of them runs over.
    static let count = Self.integer(0...1_000_000_000)
}
