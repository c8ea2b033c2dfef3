internal import Foundation
internal import Synchronization

extension Workbench {
    /// What a preparing step did not manage.
    public struct NotPrepared: Error, CustomStringConvertible {
        public var description: String

        public init(description: String) { self.description = description }
    }

    /// Runs the program and throws unless it exits with 0.
    @discardableResult
    public func must(_ arguments: String..., input: String = "") throws -> Outcome {
        let outcome = try cairn(arguments, input: input)
        guard outcome.exitCode == 0 else {
            throw NotPrepared(description: "cairn \(arguments.joined(separator: " ")): \(outcome)")
        }
        return outcome
    }

    /// Runs lines of bash, as `shell` does, and throws unless they exit with 0.
    @discardableResult
    public func mustRun(_ script: String) throws -> Outcome {
        let outcome = try shell(script)
        guard outcome.exitCode == 0 else { throw NotPrepared(description: "\(script): \(outcome)") }
        return outcome
    }

    /// Makes the instance and loads objects into it, strictly.
    public func makeInstance(_ objects: String = "") throws {
        try must("init")
        if !objects.isEmpty { try must("load", "--strict", "-", input: objects) }
    }

    /// A bench that is prepared once and that all who name it share; nobody may write to its instance.
    public static func shared(_ name: String, _ prepare: (Workbench) throws -> Void) throws -> Workbench {
        try Prepared.bench(name, prepare)
    }

    /// A bench that all tests with the same objects share; nobody may write to its instance.
    public static func sharing(_ objects: String) throws -> Workbench {
        try shared(objects) { try $0.makeInstance(objects) }
    }

    /// A new bench with a copy of another one's instance.
    public static func copy(of other: Workbench) throws -> Workbench {
        let bench = try Workbench()
        try FileManager.default.copyItem(atPath: other.instance, toPath: bench.instance)
        return bench
    }

    /// A new bench with a copy of the demonstration instance, which is made once for each number of learners.
    public static func withDemo(learners: Int = 60) throws -> Workbench {
        try copy(
            of: shared("demo \(learners)") { bench in
                try bench.must("init")
                try bench.must("demo", "--learners", String(learners))
            })
    }

    // MARK: The store from outside

    /// Runs SQL on the store with the `sqlite3` program, as somebody would who tampers with it.
    @discardableResult
    public func sql(_ statements: String) throws -> String {
        let outcome = try run("sqlite3", "-bail", storePath, input: statements)
        guard outcome.exitCode == 0 else { throw NotPrepared(description: "sqlite3: \(outcome)") }
        return outcome.stdout.trimmingCharacters(in: .newlines)
    }

    /// What is left of unfinished files anywhere in the folder.
    public var leftovers: [String] {
        get throws { try names(deep: true).filter { $0.contains(".part") || $0.hasSuffix(".new") } }
    }
}

/// Benches made once in a run of the tests.
private enum Prepared {
    /// One bench, being made or made; only ever read by those who take copies of it.
    private final class Slot: @unchecked Sendable {
        private let lock = NSLock()
        private var bench: Workbench?

        func get(_ prepare: (Workbench) throws -> Void) throws -> Workbench {
            try lock.withLock {
                if let bench { return bench }
                let made = try Workbench()
                try prepare(made)
                bench = made
                return made
            }
        }
    }

    private static let slots = Mutex<[String: Slot]>([:])

    static func bench(_ key: String, _ prepare: (Workbench) throws -> Void) throws -> Workbench {
        let slot = slots.withLock { slots in
            if let slot = slots[key] { return slot }
            let slot = Slot()
            slots[key] = slot
            return slot
        }
        return try slot.get(prepare)
    }
}
