import ArgumentParser
import CairnCore
import CairnStore
import Foundation

struct Initialize: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Makes an instance: a folder with a store, settings and exchange folders.",
        discussion: "Where there is an instance already, nothing changes.")

    @OptionGroup var options: GlobalOptions

    func run() async throws {
        let instance = options.instance
        let isNew = try Store.create(
            instance, now: options.instant, wait: options.wait, tell: { Terminal.tell("cairn: \($0)") })
        if isNew, !FileManager.default.fileExists(atPath: instance.settingsPath) {
            let file = try AtomicFile(path: instance.settingsPath)
            try file.write(Settings.template)
            try file.finish()
        }
        try options.tell(
            isNew
                ? "An instance was made in '\(instance.folder)'."
                : "There is an instance in '\(instance.folder)' already; nothing was changed.",
            Report(folder: instance.folder, isNew: isNew))
    }

    private struct Report: Encodable {
        var folder: String
        /// Whether the instance was made now.
        var isNew: Bool
    }
}
