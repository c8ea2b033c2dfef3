import ArgumentParser
import CMalloc
import CairnCore
import Foundation

/// The program: one verb a command.
@main
struct Cairn: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "cairn",
        abstract:
            "Takes in what learners did, keeps it in an append-only log, and gives it out as exports that add up.",
        version: version,
        subcommands: [
            Initialize.self, Demo.self, Load.self, Dump.self, Export.self, Import.self, Check.self, Preview.self,
            Explain.self, Why.self,
            Glossary.self, Cursors.self, New.self, Verify.self, Backup.self, Restore.self,
        ])

    static func main() async {
        cairn_share_one_heap()
        Interruption.watch()
        do {
            var command = try parseAsRoot(givenArguments())
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as Failure {
            Terminal.tell("error: \(failure.message)")
            Foundation.exit(failure.exitCode)
        } catch let code as ExitCode {
            Foundation.exit(code.rawValue)
        } catch {
            let isHelp = exitCode(for: error) == .success
            if isHelp { exit(withError: error) }
            Terminal.tell(fullMessage(for: error))
            // A wrong argument is wrong input.
            Foundation.exit(2)
        }
    }

    /// What the user gave, with options that stand before the verb behind it.
    ///
    /// The verb is looked up here, because the parser would take a verb that it does not know for an argument too many,
    /// and then blame the options behind it.
    private static func givenArguments() throws(Failure) -> [String] {
        let arguments = GlobalOptions.movedBehindVerb(Array(CommandLine.arguments.dropFirst()))
        let verbs = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        guard let verb = arguments.first, !verb.hasPrefix("-"), !verbs.contains(verb) else { return arguments }
        let suggestion = Suggestion.sentence(for: verb, in: verbs)
        throw .input("there is no command '\(verb)'.\(suggestion) 'cairn --help' shows all of them.")
    }
}

extension Failure {
    /// What the process ends with.
    var exitCode: Int32 {
        switch kind {
        case .input: 2
        case .operation: 3
        case .interrupted: 130
        }
    }
}

extension ExitCode {
    /// Done, with rejected rows or differences.
    static let withDifferences = ExitCode(1)
    /// The input is wrong, and nothing was done.
    static let wrongInput = ExitCode(2)
}
