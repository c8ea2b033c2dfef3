/// A CSV file as RFC 4180 has it, read for checking outputs. It shares nothing with the program's own reader, so that a
/// mistake in one of them shows.
public struct Sheet: Sendable {
    public var header: [String]
    public var rows: [[String]]

    /// - Parameter delimiter: what parts the cells, in ASCII.
    public init(_ text: String, delimiter: Character = ";") {
        var records = Self.records(Array(text.utf8), delimiter.asciiValue ?? 0)
        header = records.isEmpty ? [] : records.removeFirst()
        rows = records
    }

    /// The cells of a column, top down; empty where there is no such column.
    public func column(_ name: String) -> [String] {
        guard let index = header.firstIndex(of: name) else { return [] }
        return rows.map { index < $0.count ? $0[index] : "" }
    }

    /// A column's whole numbers added up by the value of another one.
    public func sums(of name: String, by key: String) -> [String: Int] {
        var sums: [String: Int] = [:]
        for (key, value) in zip(column(key), column(name)) { sums[key, default: 0] += Int(value) ?? 0 }
        return sums
    }

    private static func records(_ bytes: [UInt8], _ delimiter: UInt8) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var wasQuote = false
        func endCell() {
            record.append(String(decoding: cell, as: UTF8.self))
            cell.removeAll(keepingCapacity: true)
        }
        for byte in bytes {
            if isQuoted, byte == UInt8(ascii: "\"") {
                isQuoted = false
                wasQuote = true
                continue
            }
            switch byte {
            case UInt8(ascii: "\""):
                // A quote after a closing one is a quote of the cell.
                if wasQuote { cell.append(byte) }
                isQuoted = true
            case delimiter where !isQuoted: endCell()
            case 13 where !isQuoted: break
            case 10 where !isQuoted:
                endCell()
                records.append(record)
                record = []
            default: cell.append(byte)
            }
            wasQuote = false
        }
        if !cell.isEmpty || !record.isEmpty {
            endCell()
            records.append(record)
        }
        return records
    }
}
