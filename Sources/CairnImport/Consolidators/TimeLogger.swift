internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnStore
internal import Foundation

extension ConsolidatorAction {
    /// What each part of the import took goes to a log of its own.
    static let timeLogger = ConsolidatorAction(name: "timeLogger") { run throws(Failure) in
        run.done.files = 1
        if run.isDryRun { return }
        let path = LogFiles.freePath(
            folder: run.path("imports/logs"), base: "times", stamp: try run.import.stamp)
        let file = try DraftFile(path: path)
        for part in run.parts {
            let seconds = Double(part.duration.components.seconds) + Double(part.duration.components.attoseconds) / 1e18
            try file.append(Array("\(part.name): \(String(format: "%.3f", seconds)) s\n".utf8))
        }
        try file.publish()
    }
}
