import ArgumentParser
import CairnCore
import CairnDemo
import CairnImport
import Foundation

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Fills an instance with a made-up organisation.",
        discussion: "The same seed and the same --now give the same organisation, byte for byte.")

    @OptionGroup var options: GlobalOptions

    @Option(name: .long, help: "How many learners it has.")
    var learners = 300

    @Option(name: .long, help: "What it is made from.")
    var seed: UInt64 = 1

    func validate() throws {
        if learners < 0 {
            throw ValidationError("--learners is \(learners); a whole number of at least 0 is expected.")
        }
    }

    func run() async throws {
        let store = try options.writing(as: "demo")
        let organisation = DemoOrganisation(learners: learners, seed: seed, now: options.instant.seconds)
        let begin = Date()
        let report = try ProgressLine.during("lines") { progress throws(Failure) in
            let loader = try ObjectLoader(
                store, now: options.instant, onRejection: { Terminal.tell("\($0): \($1)") },
                onProgress: { lines, _ in progress.show(lines) })
            try loader.load(source: "demo") { line throws(Failure) in
                let result = Result { try organisation.write { try line($0) } }
                if case .failure(let error) = result { throw error as? Failure ?? .operation("\(error)") }
            }
            return loader.report
        }
        let seconds = Date().timeIntervalSince(begin)
        let rate = Int(Double(report.entries) / max(seconds, 0.001))
        try options.tell("\(report.text)\n\(rate) log entries a second.", report)
        if report.rejected > 0 { throw ExitCode.withDifferences }
    }
}
