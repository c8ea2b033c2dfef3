import CairnTesting
import Foundation

/// What an import must make of any bytes at all: the plain reader's rows, and the few rules that their columns need.
struct DirtyModel {
    /// What must be left of one file.
    struct Expectation: Equatable {
        var rows = 0
        var counts: [String: Int] = [:]
        /// The file of rejected rows; nil where there are none.
        var rejectedBytes: [UInt8]?
        var rejections: [DirtyFile.Rejection] = []
        var warnings = 0
    }

    let job: DirtyFile.Job
    /// What stands in the log.
    private(set) var entries: [DirtyFile.Entry] = []

    init(_ job: DirtyFile.Job) { self.job = job }

    /// Takes the rows of one more file.
    mutating func take(_ file: [UInt8]) -> Expectation {
        let delimiter = Character(job.delimiter.text)
        var rows = PlainRows(
            file,
            .init(encoding: job.encoding, delimiter: delimiter, endsAtCarriageReturn: job.autoDetectLineEndings)
        ).rows[...]
        var expected = Expectation()
        guard let header = rows.popFirst() else {
            expected.warnings = 1
            return expected
        }
        if header.problem != nil || header.cells.count != job.columns.count { expected.warnings = 1 }
        // A mark stands right before the header, if there is one.
        var rejected = Array(file[(header.line == 1 ? 0 : header.bytes.lowerBound)..<header.bytes.upperBound])
        for row in rows {
            expected.rows += 1
            if let message = message(row) {
                expected.counts["rejected", default: 0] += 1
                expected.rejections.append(
                    .init(line: row.line, byteOffset: row.bytes.lowerBound, message: message))
                rejected += file[row.bytes]
            } else {
                expected.counts[record(row.cells), default: 0] += 1
            }
        }
        expected.rejectedBytes = expected.rejections.isEmpty ? nil : rejected
        return expected
    }

    /// Why a row is rejected; nil if it is not.
    private func message(_ row: PlainRows.Row) -> String? {
        switch row.problem {
        case .unclosedQuote: return DirtyFile.unclosedQuote
        case .textAfterQuote: return DirtyFile.textAfterQuote
        case .notInEncoding: return "The row is not in the encoding \(job.encodingName)."
        case nil: break
        }
        let count = row.cells.count
        guard count == job.columns.count else {
            return "The row has \(count) \(count == 1 ? "column" : "columns"), and \(job.columns.count) are expected."
        }
        let prefix = "At least one of "
        if row.cells[2].isEmpty {
            return prefix + "these element must be present: learning object version code or GUID."
        }
        if row.cells[0].isEmpty {
            return prefix + "these element must be present: learner login, reference number or email."
        }
        if row.cells[1].isEmpty {
            return prefix
                + #"the following to provide a precise context : "session GUID" or the couple "session title" & "training code"."#
        }
        let isKnown =
            learner(row.cells[0]) != nil && row.cells[1] == [UInt8]("s".utf8) && row.cells[2] == [UInt8]("lov".utf8)
        return isKnown
            ? messageOfValues(row.cells.map { String(decoding: $0, as: UTF8.self) }) : DirtyFile.noRegistration
    }

    private func messageOfValues(_ cells: [String]) -> String? {
        let (progression, time) = (cells[3], cells[4])
        if !progression.isEmpty, !isWhole(progression) { return "progression '\(progression)' is not a number." }
        if !progression.isEmpty, Int(progression) ?? .max > 100 {
            return "progression '\(progression)' is not from 0 to 100."
        }
        if !time.isEmpty, !isWhole(time) || time.count > 12 {
            return
                "timeSpent '\(time)' is no time: seconds, minutes with a decimal point, hh:mm, hh:mm:ss or PT… are expected."
        }
        return nil
    }

    private func isWhole(_ text: String) -> Bool { text.utf8.allSatisfy { (48...57).contains($0) } }

    private func learner(_ login: [UInt8]) -> String? { DirtyBench.learners.first { login == Array($0.utf8) } }

    /// Adds to the log what a row says, and returns the effect.
    private mutating func record(_ cells: [[UInt8]]) -> String {
        let texts = cells.map { String(decoding: $0, as: UTF8.self) }
        let entry = DirtyFile.Entry(
            learner: learner(cells[0]) ?? "", seconds: Int(texts[4]) ?? 0, progression: Int(texts[3]))
        let before = entries.last { $0.learner == entry.learner }
        if before == entry { return "unchanged" }
        entries.append(entry)
        return before == nil ? "created" : "updated"
    }
}
