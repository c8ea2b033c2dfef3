internal import CairnModel

/// The cells of the row at which a statement stands, by column from 0.
public protocol RowCells: ~Copyable {
    func isNull(_ column: Int32) -> Bool
    /// `.absent` for null.
    func integer(_ column: Int32) -> Int64
    /// Whether the number is not 0.
    func flag(_ column: Int32) -> Bool
    /// Empty for null; valid as long as the statement stands there.
    func bytes(_ column: Int32) -> UnsafeRawBufferPointer
}

extension RowCells where Self: ~Copyable {
    public func optional(_ column: Int32) -> Int64? { integer(column).optional }

    public func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

    public func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }
}
