import ArgumentParser
import CairnCore
import CairnJobs

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Finds every mistake of job files, with place and suggestion.",
        discussion: "Needs no instance. Findings go to standard output, one a line.")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var variables: JobVariables

    @Argument(help: "Job files.")
    var jobs: [String]

    /// A finding for machines.
    private struct Shown: Encodable {
        var file: String
        var line: Int?
        var column: Int?
        var severity: String
        var message: String

        init(_ finding: Finding) {
            file = finding.place.file
            line = finding.place.line
            column = finding.place.column
            severity = finding.severity.rawValue
            message = finding.message
        }
    }

    func run() async throws {
        var all: [Finding] = []
        for path in jobs { all += JobFile.check(path: path, variables: try variables.values).findings }
        if options.json {
            try Terminal.show(json: all.map(Shown.init))
        } else {
            for finding in all { try Terminal.show(finding.description) }
        }
        let errors = all.count { $0.severity == .error }
        let warnings = all.count { $0.severity == .warning }
        func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
        Terminal.tell(
            errors + warnings == 0 ? "No mistakes." : "\(count(errors, "error")), \(count(warnings, "warning")).")
        if errors > 0 { throw ExitCode.wrongInput }
    }
}
