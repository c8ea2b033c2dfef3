internal import CairnJobs
internal import CairnText

/// The cells of rows as logs show them: without quotes; of a row that could not be read, its whole text. Passwords are
/// never shown, and neither is a text that may hold one.
struct ShownCells {
    private let columns: [ImportJob.Field?]
    private let encoding: FileAction.Encoding
    private let hasPasswords: Bool

    private static let passwordColumn = "candidatePassword"

    init(_ job: ImportJob) {
        columns = job.columns
        encoding = job.source.encoding
        hasPasswords = columns.contains { $0?.name == Self.passwordColumn }
    }

    func of(_ row: Int, in rows: SourceRows) -> [String] {
        let cells = rows.keptCells(row)
        let further = rows.furtherCells(row)
        let isWhole = rows.isReadable(row) && further == nil && cells.count == columns.count
        if hasPasswords, !isWhole { return ["(not shown: the row may hold a password)"] }
        if !rows.isReadable(row) { return [shownText(rows.text(row))] }
        let shown = cells.enumerated().map { index, cell in
            if hasPasswords, columns[index]?.name == Self.passwordColumn { return "***" }
            return cell.withUnsafeBytes { bytes in
                Excerpt.of(bytes, limit: Excerpt.cellLimit) { String(decoding: $0, as: UTF8.self) }
            }
        }
        return further.map { shown + [shownText($0)] } ?? shown
    }

    private func shownText(_ text: ArraySlice<UInt8>) -> String {
        let unitWidth = encoding == .utf16LittleEndian ? 2 : 1
        return text.withUnsafeBytes {
            Excerpt.of($0, limit: Excerpt.cellLimit, unitWidth: unitWidth, decoded: decoded)
        }
    }

    /// The text of bytes that may not be valid in the file's encoding.
    private func decoded(_ bytes: UnsafeRawBufferPointer) -> String {
        var text = ByteBuffer(capacity: bytes.count)
        if TextEncoding(encoding).decode(bytes, into: &text) {
            return text.withBytes { String(decoding: $0, as: UTF8.self) }
        }
        guard encoding == .utf16LittleEndian else { return String(decoding: bytes, as: UTF8.self) }
        let units = stride(from: 0, to: bytes.count - 1, by: 2).map {
            UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
        }
        return String(decoding: units, as: UTF16.self)
    }
}

extension TextEncoding {
    init(_ encoding: FileAction.Encoding) {
        switch encoding {
        case .utf8: self = .utf8
        case .latin1: self = .latin1
        case .windows1252: self = .windows1252
        case .utf16LittleEndian: self = .utf16LittleEndian
        }
    }
}
