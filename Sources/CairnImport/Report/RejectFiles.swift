internal import CairnCore
internal import Foundation

/// The rows of one file that were not taken, byte for byte as they came, and beside them why, one JSON object a line.
/// The pair appears when it is whole, and only if there are such rows.
final class RejectFiles {
    let rowsPath: String
    let reasonsPath: String
    private let preamble: (UnsafeRawBufferPointer) -> [UInt8]
    private var drafts: (rows: DraftFile, reasons: DraftFile)?

    private static let rowsSuffix = ".rejected.csv"
    private static let reasonsSuffix = ".rejected.jsonl"

    /// - Parameter preamble: what must stand before a row that is the first, so that the same job can read it.
    init(source path: String, preamble: @escaping (UnsafeRawBufferPointer) -> [UInt8]) {
        let base = Self.baseName(path)
        rowsPath = base + Self.rowsSuffix
        reasonsPath = base + Self.reasonsSuffix
        self.preamble = preamble
    }

    /// What the names of a source's pair begin with. Another ending than `.csv` stays in it, so that no two files of a
    /// folder share a pair.
    static func baseName(_ source: String) -> String { source.hasSuffix(".csv") ? String(source.dropLast(4)) : source }

    /// Whether a file's name is that of rejected rows, of their reasons, or of either while it is being written.
    static func isOne(_ name: String) -> Bool {
        name.contains(rowsSuffix) || name.contains(reasonsSuffix)
    }

    /// The name of the file that rejected rows come from; the name itself where it is no name of such rows.
    static func sourceName(ofRejects name: String) -> String {
        var name = name
        while name.hasSuffix(rowsSuffix) { name = String(name.dropLast(rowsSuffix.count)) + ".csv" }
        return name
    }

    var isEmpty: Bool { drafts == nil }

    func add(
        _ rawLine: UnsafeRawBufferPointer, line: Int, byteOffset: Int, _ message: RowMessage
    ) throws(Failure) {
        let drafts = try opened(rawLine)
        try drafts.rows.append(rawLine)
        let reason = JSONValue.object([
            ("line", .number(String(line))), ("byteOffset", .number(String(byteOffset))),
            ("column", message.column.map(JSONValue.string) ?? .null), ("code", .string(message.code)),
            ("message", .string(message.text)), ("suggestion", message.suggestion.map(JSONValue.string) ?? .null),
        ])
        var bytes: [UInt8] = []
        reason.write(to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        try drafts.reasons.append(bytes)
    }

    private func opened(_ first: UnsafeRawBufferPointer) throws(Failure) -> (rows: DraftFile, reasons: DraftFile) {
        if let drafts { return drafts }
        let new = (rows: try DraftFile(path: rowsPath), reasons: try DraftFile(path: reasonsPath))
        try new.rows.append(preamble(first))
        drafts = new
        return new
    }

    /// Gives both files their names, or neither.
    func publish() throws(Failure) {
        guard let drafts else { return }
        try drafts.rows.publish()
        do {
            try drafts.reasons.publish()
        } catch {
            unlink(rowsPath)
            throw error
        }
    }

    /// Deletes the pair of an earlier run; returns what is in the way of that.
    func deleteStale() -> [String] {
        [rowsPath, reasonsPath].compactMap { path in
            if unlink(path) == 0 || errno == ENOENT { return nil }
            return "'\(path)' is of an earlier run and could not be deleted: \(String(cString: strerror(errno)))."
        }
    }
}
