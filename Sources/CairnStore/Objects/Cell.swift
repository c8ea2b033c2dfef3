internal import CairnCore
internal import CairnModel

/// One value of an object as the store keeps it.
public enum Cell: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)

    /// Texts are compared byte by byte: another form of the same characters is another value.
    public static func == (a: Cell, b: Cell) -> Bool {
        switch (a, b) {
        case (.null, .null): true
        case (.integer(let left), .integer(let right)): left == right
        case (.text(let left), .text(let right)): left.isExactly(right)
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .integer(let value): hasher.combine(value)
        case .text(var value): value.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }

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
