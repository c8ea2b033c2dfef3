import ArgumentParser
import CairnCore
import CairnJobs

/// `--set name=value`: what `${name}` in a job's texts stands for.
struct JobVariables: ParsableArguments {
    @Option(name: .customLong("set"), help: "name=value: what ${name} in the job stands for; may be repeated.")
    var settings: [String] = []

    var values: [String: String] {
        get throws(Failure) {
            var values: [String: String] = [:]
            for setting in settings {
                guard let mark = setting.firstIndex(of: "="), mark != setting.startIndex else {
                    throw .input("--set is '\(setting)'; name=value is expected.")
                }
                values[String(setting[..<mark])] = String(setting[setting.index(after: mark)...])
            }
            return values
        }
    }

    /// A job that may run; its findings but for advice are told, and any error among them ends the command.
    func job(_ path: String) throws -> Job {
        let (job, findings) = JobFile.check(path: path, variables: try values)
        for finding in findings where finding.severity != .advice { Terminal.tell(finding.description) }
        guard let job else { throw ExitCode.wrongInput }
        return job
    }
}
