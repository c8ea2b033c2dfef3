internal import CairnCore
internal import CairnModel
internal import CairnStore

/// Turns a field's JSON into what the store keeps, or says why not.
struct FieldReader {
    let references: References

    /// The cell of a value that is not null.
    func cell(_ value: JSONValue, for field: ObjectField, allowDeleted: Bool) throws -> Cell {
        switch field.kind {
        case .text(let most):
            guard case .string(let text) = value else { throw wrong(field, "a text", value) }
            guard text.count <= most else {
                throw Rejection(field.name, "has \(text.count) characters; at most \(most) are allowed.")
            }
            return .text(text)
        case .flag:
            guard case .boolean(let flag) = value else { throw wrong(field, "true or false", value) }
            return .integer(flag ? 1 : 0)
        case .integer(let range):
            guard case .number(let digits) = value, let number = Int64(digits) else {
                throw wrong(field, "a whole number", value)
            }
            guard range.contains(number) else { throw outside(field, digits, range.lowerBound, range.upperBound) }
            return .integer(number)
        case .hundredths(let range):
            return .integer(try hundredths(value, field.name, range))
        case .instant: return .integer(try instant(value, field.name).seconds)
        case .day: return .integer(Int64(try instant(value, field.name).dayUTC.number))
        case .choice(let choices):
            guard case .string(let text) = value, choices.contains(text) else {
                throw Rejection(
                    field.name, "is \(value.text); one of these is expected: \(choices.joined(separator: ", ")).")
            }
            return .text(text)
        case .activityType:
            guard case .string(let text) = value, let type = ActivityType(codeOrName: text) else {
                let names = ActivityType.allCases.map(\.name).joined(separator: ", ")
                throw Rejection(field.name, "is \(value.text); one of these is expected: \(names).")
            }
            return .integer(type.rawValue)
        case .texts: return try texts(value, field)
        case .authors: return try authors(value, field)
        case .reference(let type):
            guard case .string(let key) = value else { throw wrong(field, "a GUID", value) }
            return .integer(try references.id(of: key, type: type, field: field.name, allowDeleted: allowDeleted))
        case .customFields, .smartGroups, .items, .learners:
            preconditionFailure("parts are read elsewhere")
        }
    }

    func instant(_ value: JSONValue, _ field: String) throws -> Instant {
        guard case .string(let text) = value, let instant = Instant(iso: text) else {
            throw Rejection(field, "is \(value.text); a date of ISO 8601 is expected, e.g. 2021-02-25T10:30:00Z.")
        }
        return instant
    }

    func hundredths(_ value: JSONValue, _ field: String, _ range: ClosedRange<Int64>) throws -> Int64 {
        guard case .number(let digits) = value, let number = Hundredths.parse(digits) else {
            throw Rejection(field, "is \(value.text); a number of at most two decimals is expected.")
        }
        guard range.contains(number) else {
            throw Rejection(
                field,
                "is \(digits); it must be from \(Hundredths.text(range.lowerBound)) to \(Hundredths.text(range.upperBound))."
            )
        }
        return number
    }

    private func texts(_ value: JSONValue, _ field: ObjectField) throws -> Cell {
        guard case .array(let values) = value else { throw wrong(field, "a list of texts", value) }
        for item in values {
            guard case .string = item else { throw wrong(field, "a list of texts", item) }
        }
        return .text(value.text)
    }

    private func authors(_ value: JSONValue, _ field: ObjectField) throws -> Cell {
        let expected = "a list of {id, name, firstname}"
        guard case .array(let values) = value else { throw wrong(field, expected, value) }
        for item in values {
            guard case .object(let members) = item,
                members.allSatisfy({ ["id", "name", "firstname"].contains($0.key) })
            else { throw wrong(field, expected, item) }
        }
        return .text(value.text)
    }

    private func wrong(_ field: ObjectField, _ expected: String, _ value: JSONValue) -> Rejection {
        Rejection(field.name, "is \(value.text); \(expected) is expected.")
    }

    private func outside(_ field: ObjectField, _ digits: String, _ low: Int64, _ high: Int64) -> Rejection {
        Rejection(field.name, "is \(digits); it must be from \(low) to \(high).")
    }
}
