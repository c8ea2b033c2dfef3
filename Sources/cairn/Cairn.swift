import ArgumentParser
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
        ProcessMemory.shareOneHeap()
        Interruption.watch()
        do {
            // Options of all verbs may stand before the verb too.
            var command = try parseAsRoot(GlobalOptions.movedBehindVerb(Array(CommandLine.arguments.dropFirst())))
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
