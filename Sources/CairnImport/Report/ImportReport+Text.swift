extension ImportReport {
    /// Some lines for a person.
    public var text: String {
        var lines = isDryRun ? ["dry run: nothing was written."] : isRefused ? ["refused: nothing was written."] : []
        lines.append("\(counts.text(files: files.count))")
        lines += Self.listed(reasons)
        if counts.warned > 0 {
            lines.append("\(Self.counted(counts.warned, "row")) taken with a change.")
            lines += Self.listed(rowWarnings)
        }
        lines += objects.lines + consolidators.compactMap(\.text)
        for file in files { lines += Self.lines(of: file) }
        lines += warnings.map { "warning: \($0)" }
        if isOnlyPlanned { lines += plan.lines }
        if !planDigest.isEmpty { lines.append("plan: \(planDigest)") }
        return lines.joined(separator: "\n")
    }

    static func counted(_ count: Int, _ noun: String) -> String {
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

extension ImportReport.Counts {
    /// `5 rows of 1 file read: 2 created, 1 updated, 1 deleted, 1 unchanged; 0 rows rejected.` What did not happen and
    /// seldom does is left out.
    fileprivate func text(files: Int) -> String {
        let done = [
            (created, "created", true), (updated, "updated", true), (reset, "reset", false),
            (deleted, "deleted", false), (disabled, "disabled", false), (unchanged, "unchanged", true),
        ]
        let parts = done.filter { $0.2 || $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return "\(ImportReport.counted(rows, "row")) of \(ImportReport.counted(files, "file")) read: "
            + "\(parts.joined(separator: ", ")); \(ImportReport.counted(rejected, "row")) rejected."
    }
}

extension ObjectTally {
    /// `objects: 2 sessions created, 1 session updated`, or nothing.
    fileprivate var lines: [String] {
        let parts = byType.sorted { $0.key < $1.key }.flatMap { type, counts in
            [(counts.created, "created"), (counts.updated, "updated"), (counts.deleted, "deleted")]
                .filter { $0.0 > 0 }.map { "\(ImportReport.counted($0.0, Self.noun(type, $0.0))) \($0.1)" }
        }
        return parts.isEmpty ? [] : ["objects: \(parts.joined(separator: ", "))"]
    }

    /// The name without the `s` that is put behind it.
    private static func noun(_ type: String, _ count: Int) -> String {
        type == "entity" && count != 1 ? "entitie" : type
    }
}

extension ImportReport.Consolidation {
    /// `massDisableLearners: 3 learners disabled`; nil where a warning says it.
    fileprivate var text: String? {
        if isLeftOut { return nil }
        var parts = deleted.sorted { $0.key < $1.key }.map { "\(ImportReport.counted($0.value, $0.key)) deleted" }
        if disabled > 0 { parts.append("\(ImportReport.counted(disabled, "learner")) disabled") }
        if files > 0 { parts.append(ImportReport.counted(files, "file")) }
        return "\(name): \(parts.isEmpty ? "nothing to do" : parts.joined(separator: ", "))"
    }
}

extension ImportPlan {
    /// The first of each kind, in the order in which they matter.
    fileprivate var lines: [String] {
        ["deleted", "disabled", "rejected", "created", "updated", "reset"].flatMap { kind -> [String] in
            guard let steps = first[kind], let count = counts[kind] else { return [] }
            let more = count > steps.count ? ["  … and \(count - steps.count) more"] : []
            return ["\(kind): \(count)"] + steps.map { "  \($0.place): \($0.subject)" } + more
        }
    }
}
