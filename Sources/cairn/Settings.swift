import CairnCore
import CairnImport
import CairnStore
import Configuration
import Foundation
import SystemPackage

/// The settings of an instance: environment variables over `cairn.yaml` over what is usual.
struct Settings {
    /// The zone in which days are counted and moments shown, unless a job says otherwise.
    var timeZone = "UTC"
    /// Titles of publishers whose contents no import may change.
    var protectedPublishers = ["CrossKnowledge"]
    /// Folders outside the instance that jobs may name.
    var allowedRoots: [String] = []
    /// The bytes that an export or an import may take.
    var memory = 1 << 30

    /// What `init` writes, all of it commented out.
    static let template = """
        # Settings of this Cairn instance. Environment variables (CAIRN_TIME_ZONE, CAIRN_PROTECTED_PUBLISHERS,
        # CAIRN_ALLOWED_ROOTS, CAIRN_MEMORY; lists separated by commas) come before what stands here.

        # The zone in which days are counted and moments shown, unless a job says otherwise.
        # timeZone: Europe/Paris

        # Titles of publishers whose contents no import may change.
        # protectedPublishers: [CrossKnowledge]

        # Folders outside this one that jobs may read from and write to.
        # allowedRoots: [/srv/exchange]

        # How much memory an export, import or load may take, beyond what the program takes anyway.
        # memory: 1GiB

        """

    static func read(_ instance: Instance) async throws(Failure) -> Settings {
        do {
            var providers: [any ConfigProvider] = [EnvironmentVariablesProvider()]
            var given: [String] = []
            if FileManager.default.fileExists(atPath: instance.settingsPath),
                try hasContent(instance.settingsPath)
            {
                given = try names(in: instance.settingsPath)
                providers.append(
                    try await FileProvider<YAMLSnapshot>(filePath: FilePath(instance.settingsPath)))
            }
            return try Settings(providers, given: given)
        } catch let failure as Failure {
            throw failure
        } catch {
            var reason = "\(error)"
            if !reason.hasSuffix(".") { reason += "." }
            throw .input(
                "'\(instance.settingsPath)' could not be read: \(reason) Mend it, or delete it for the usual settings.")
        }
    }

    /// What those take that are no lists.
    private static let kinds = ["timeZone": "a name", "memory": "a size such as 512M, in quotes if it is a number"]

    private static let names = ["timeZone", "protectedPublishers", "allowedRoots", "memory"]

    /// The settings that the file names; one that there is not is an error, and not passed over in silence.
    private static func names(in path: String) throws -> [String] {
        var given: [String] = []
        for line in try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline) {
            guard let end = line.firstIndex(of: ":"), let first = line.first, !" \t#-".contains(first) else { continue }
            let name = String(line[..<end])
            guard names.contains(name) else {
                throw Failure.input(
                    "'\(path)': the setting '\(name)' is unknown.\(Suggestion.sentence(for: name, in: names))")
            }
            given.append(name)
        }
        return given
    }

    /// Whether anything but comments stands in a file; YAML without content is no mapping.
    private static func hasContent(_ path: String) throws -> Bool {
        try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).contains {
            let line = $0.drop { $0 == " " || $0 == "\t" }
            return !line.isEmpty && !line.hasPrefix("#")
        }
    }

    private init(_ providers: [any ConfigProvider], given: [String]) throws {
        for provider in providers.reversed() {
            let isEnvironment = provider is EnvironmentVariablesProvider
            let reader = ConfigReader(provider: provider)
            func key(_ name: String) -> ConfigKey { ConfigKey((isEnvironment ? ["cairn"] : []) + [name]) }
            let isRead = [
                "timeZone": reader.string(forKey: key("timeZone")) != nil,
                "protectedPublishers": reader.stringArray(forKey: key("protectedPublishers")) != nil,
                "allowedRoots": reader.stringArray(forKey: key("allowedRoots")) != nil,
                "memory": reader.string(forKey: key("memory")) != nil,
            ]
            if !isEnvironment, let wrong = given.first(where: { isRead[$0] == false }) {
                throw Failure.input(
                    "cairn.yaml: the setting '\(wrong)' is not what it takes: \(Self.kinds[wrong] ?? "a list")."
                )
            }
            if let zone = reader.string(forKey: key("timeZone")) { timeZone = zone }
            if let titles = reader.stringArray(forKey: key("protectedPublishers")) { protectedPublishers = titles }
            if let roots = reader.stringArray(forKey: key("allowedRoots")) { allowedRoots = roots }
            if let text = reader.string(forKey: key("memory")) {
                guard let memory = ExecutionOptions.memory(text) else {
                    throw Failure.input("the setting memory is '\(text)'. \(ExecutionOptions.expectedMemory)")
                }
                self.memory = memory
            }
        }
        guard Zone(named: timeZone) != nil else {
            throw Failure.input(
                "the setting timeZone is '\(timeZone)', which is unknown.\(Suggestion.sentence(for: timeZone, in: Zone.names))"
            )
        }
    }

    var imports: ImportSettings {
        ImportSettings(protectedPublishers: protectedPublishers, timeZone: timeZone, allowedRoots: allowedRoots)
    }
}
