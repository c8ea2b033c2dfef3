internal import CairnStore
internal import Foundation

/// A test's own folder, where it runs the real program; the folder goes when the test is done.
///
/// The instance stands in `instance`; relative paths in arguments are paths in the folder.
public final class Workbench {
    public let folder: String
    /// The program that is run.
    public var program = Project.program
    /// The moment that commands take for now unless they say otherwise.
    public static let now = "2026-06-01T12:00:00Z"

    public init() throws {
        folder = Self.root + "/" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The folder of all benches of this run.
    private static let root: String = {
        let path = NSTemporaryDirectory() + "cairn-tests-\(getpid())"
        // Benches that several tests share are never let go.
        atexit { try? FileManager.default.removeItem(atPath: Workbench.root) }
        return path
    }()

    // MARK: Files

    /// The full path of a file in the folder.
    public func path(_ name: String) -> String { name.hasPrefix("/") ? name : folder + "/" + name }

    public var instance: String { path("instance") }
    public var storePath: String { Instance(folder: instance).storePath }

    public func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

    public func write(_ bytes: [UInt8], to name: String) throws { try Data(bytes).write(to: URL(filePath: path(name))) }

    public func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path(name)))) }

    public func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    public func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    /// The names of what stands in a folder, sorted; with `deep`, of what stands in its folders too.
    public func names(in name: String = "", deep: Bool = false) throws -> [String] {
        let files = FileManager.default
        return try
            (deep ? files.subpathsOfDirectory(atPath: path(name)) : files.contentsOfDirectory(atPath: path(name)))
            .sorted()
    }

    public func copy(_ name: String, to copy: String) throws {
        try FileManager.default.copyItem(atPath: path(name), toPath: path(copy))
    }

    public func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

    // MARK: Running

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - arguments: the verb first; `--data` and `--now` are added where they are missing.
    ///   - input: its standard input.
    ///   - environment: what its environment has besides the usual; nothing of the tests' own settings is in it.
    @discardableResult
    public func cairn(
        _ arguments: String..., input: String = "", environment: [String: String] = [:], in name: String = ""
    ) throws -> Outcome {
        try cairn(arguments, input: input, environment: environment, in: name)
    }

    /// Runs the program to its end.
    @discardableResult
    public func cairn(
        _ arguments: [String], input: String = "", environment: [String: String] = [:], in name: String = ""
    ) throws -> Outcome {
        let running = try start(arguments, environment: environment, in: name)
        running.feed(input)
        return try running.wait()
    }

    /// Starts the program.
    public func start(
        _ arguments: [String], environment: [String: String] = [:], in name: String = ""
    ) throws -> RunningProgram {
        try start(program, completed(arguments), environment, in: name)
    }

    /// Runs another program to its end, found on the search path.
    @discardableResult
    public func run(_ program: String, _ arguments: String..., input: String = "") throws -> Outcome {
        try run(program, arguments, input: input)
    }

    /// Runs another program to its end, found on the search path.
    @discardableResult
    public func run(_ program: String, _ arguments: [String], input: String = "") throws -> Outcome {
        let running = try start(program, arguments, [:], in: "")
        running.feed(input)
        return try running.wait()
    }

    /// Runs the program as bash writes it, where `cairn` stands for it with its `--data` and `--now`.
    public func shell(_ script: String, environment: [String: String] = [:]) throws -> Outcome {
        let function = """
            cairn() { local verb=$1; shift; "$CAIRN" "$verb" --data "$DATA" --now "$NOW" "$@"; }

            """
        let names = ["CAIRN": program, "DATA": instance, "NOW": Self.now]
        return try start("bash", ["-c", function + script], names.merging(environment) { $1 }, in: "").wait()
    }

    private func start(
        _ program: String, _ arguments: [String], _ environment: [String: String], in name: String
    ) throws -> RunningProgram {
        let kept = ProcessInfo.processInfo.environment.filter {
            ["PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PYENV_ROOT", "TMPDIR"].contains($0.key)
        }
        return try RunningProgram(
            RunningProgram.Setup(
                path: program, arguments: arguments, environment: kept.merging(environment) { $1 }, folder: path(name)))
    }

    func completed(_ arguments: [String]) -> [String] {
        guard let verb = arguments.first, !verb.hasPrefix("-"), verb != "help" else { return arguments }
        var added: [String] = []
        if !arguments.contains("--data") { added += ["--data", instance] }
        if !arguments.contains("--now") { added += ["--now", Self.now] }
        return [verb] + added + arguments.dropFirst()
    }
}
