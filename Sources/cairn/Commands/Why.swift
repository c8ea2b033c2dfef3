import ArgumentParser
import CairnCore
import CairnExport
import CairnJobs
import CairnStore

struct Why: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Tells why a row is in an export or not, and the log entries that a figure stands on.",
        discussion: """
            ID is what the export's rows are known by (a report id, a session id …), a GUID, a login or a code; or \
            KIND:ID, where KIND is learner, registration, report, training, session, event, learningObject or version.
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var arguments: ExportJobArguments

    @Option(name: .long, help: ArgumentHelp("What is asked about.", valueName: "id"))
    var row: String

    @Option(name: .long, help: ArgumentHelp("A column whose figure is to be traced to the log.", valueName: "name"))
    var column: String?

    func run() async throws {
        let opened = try await arguments.open(options)
        let answers = try ExportRunner(store: opened.store, opened.settings)
            .why(opened.job, row: row, column: column, from: opened.start)
        if options.json { return try Terminal.show(json: answers) }
        for answer in answers {
            if answers.count > 1 { try Terminal.show("\(answer.provider)") }
            if let absence = answer.absence { try Terminal.show("out  no row: \(absence).") }
            for row in answer.rows { for line in row.lines { try Terminal.show(line) } }
            if answer.more > 0 { try Terminal.show("and \(answer.more) more rows. Ask for one of them alone.") }
        }
    }
}

extension Answer.Row {
    /// The row for a person: whether it is in, why, and the figure with its entries.
    fileprivate var lines: [String] {
        var lines = ["\(isExported ? "in " : "out")  \(of)", "     \(reason)."]
        guard let figure else { return lines }
        lines.append("     \(figure.column) = \(figure.value.isEmpty ? "(empty)" : figure.value): \(figure.told).")
        guard !figure.entries.isEmpty else { return lines }
        let header = ["", "log", "kind", "item", "start", "end", "seconds", "progression", "status", "score", "points"]
        let rows = figure.entries.map { entry in
            [
                entry.counts ? "*" : "", String(entry.position), entry.kind, entry.item, entry.start, entry.end,
                String(entry.seconds), entry.progression, entry.status, entry.score, entry.points,
            ]
        }
        lines += Table.lines([header] + rows).map { "     \($0)" }
        if let sum = figure.sum {
            let counting = figure.entries.filter(\.counts)
            let terms = counting.prefix(12).map { String($0.seconds) }.joined(separator: " + ")
            let more = counting.count > 12 ? " + … (\(counting.count) entries)" : ""
            lines.append("     \(terms.isEmpty ? "0" : terms)\(more) = \(sum) seconds")
        }
        return lines
    }
}
