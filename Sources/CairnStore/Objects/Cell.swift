internal import CairnModel

/// One value of an object as the store keeps it.
public enum Cell: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)

    public var integer: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    public var text: String? {
        if case .text(let value) = self { value } else { nil }
    }
}

extension Statement {
    public func bind(_ position: Int32, _ cell: Cell) {
        switch cell {
        case .null: bindNull(position)
        case .integer(let value): bind(position, value)
        case .text(let value): bind(position, value)
        }
    }

    public func cell(_ column: Int32) -> Cell {
        if isNull(column) { return .null }
        return isText(column) ? .text(text(column)) : .integer(integer(column))
    }
}
