extension ImportReport {
    /// Some lines for a person.
    public var text: String {
        var lines = isDryRun ? ["dry run: nothing was written."] : []
        lines.append(
            """
            \(Self.counted(counts.rows, "row")) of \(Self.counted(files.count, "file")) read: \
            \(Self.counted(counts.created, "tracking")) created, \(counts.replaced) replaced, \(counts.reset) reset, \
            \(counts.unchanged) unchanged; \(Self.counted(counts.rejected, "row")) rejected.
            """)
        lines += Self.listed(reasons)
        if counts.warned > 0 {
            lines.append("\(Self.counted(counts.warned, "row")) taken with a change.")
            lines += Self.listed(rowWarnings)
        }
        for file in files { lines += Self.lines(of: file) }
        lines += warnings.map { "warning: \($0)" }
        return lines.joined(separator: "\n")
    }

    private static func counted(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }

    private static func listed(_ reasons: [Reason]) -> [String] {
        let width = reasons.map { String($0.rows).count }.max() ?? 0
        return reasons.map { reason in
            let rows = String(reason.rows)
            return "  " + String(repeating: " ", count: width - rows.count) + "\(rows) × \(reason.message)"
        }
    }

    private static func lines(of file: File) -> [String] {
        var lines: [String] = []
        if let rows = file.rejectedRows, let reasons = file.rejectedReasons {
            lines.append("rejected rows: '\(rows)', their reasons: '\(reasons)'")
        }
        if let log = file.errorLog { lines.append("error log: '\(log)'") }
        return lines
    }
}
