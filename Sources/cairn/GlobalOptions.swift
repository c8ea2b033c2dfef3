import ArgumentParser
import CairnCore
import CairnStore
import Foundation

/// Options that every verb takes.
struct GlobalOptions: ParsableArguments {
    @Option(name: .long, help: "The instance's folder (else CAIRN_DATA, else ./cairn-data).")
    var data: String?

    @Option(name: .long, help: "The moment to take for now, e.g. 2026-06-01T12:00:00Z.")
    var now: String?

    @Option(name: .long, help: "Seconds to wait for another process that writes.")
    var wait: Double = 60

    @Flag(name: .long, help: "Reports as JSON on standard output.")
    var json = false

    mutating func validate() throws {
        if let now, Instant(iso: now) == nil {
            throw ValidationError("--now is '\(now)'; a moment of ISO 8601 is expected, e.g. 2026-06-01T12:00:00Z.")
        }
        if !(wait >= 0) { throw ValidationError("--wait is \(wait); seconds of at least 0 are expected.") }
    }

    var instance: Instance {
        Instance(folder: data ?? ProcessInfo.processInfo.environment["CAIRN_DATA"] ?? "cairn-data")
    }

    var instant: Instant {
        now.flatMap(Instant.init(iso:)) ?? Instant(seconds: Int64(Date().timeIntervalSince1970))
    }

    /// The store, open for reading.
    func reading() throws(Failure) -> Store { try Store(instance, .read) }

    /// The store, open for writing under a name that waiting processes are told.
    func writing(as verb: String, memory: WriterMemory = .usual) throws(Failure) -> Store {
        try Store(
            instance,
            .write(holder: "cairn \(verb)", wait: wait, memory: memory, tell: { Terminal.tell("cairn: \($0)") }))
    }

    /// Tells what a verb did: in a line on standard error, or with `--json` in a report on standard output.
    func tell(_ line: String, _ report: some Encodable) throws(Failure) {
        if json { try Terminal.show(json: report) } else { Terminal.tell(line) }
    }

    /// `cairn --data X verb` as `cairn verb --data X`.
    static func movedBehindVerb(_ arguments: [String]) -> [String] {
        var moved: [String] = []
        var rest = arguments[...]
        while let first = rest.first {
            if ["--data", "--now", "--wait"].contains(first), rest.count > 1 {
                moved += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else if first == "--json" || ["--data=", "--now=", "--wait="].contains(where: first.hasPrefix) {
                moved.append(first)
                rest = rest.dropFirst()
            } else {
                break
            }
        }
        guard let verb = rest.first, !verb.hasPrefix("-") else { return arguments }
        return [verb] + moved + rest.dropFirst()
    }
}
