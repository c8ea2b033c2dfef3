internal import CairnCore
internal import Foundation

/// How logs are named.
enum LogFiles {
    /// A log is never written over: two runs in one second have a log each.
    ///
    /// - Parameter stamp: when the run began, as fourteen digits.
    static func freePath(folder: String, base: String, stamp: String) -> String {
        let base = PathText.path(of: "\(base)_\(stamp)", in: folder)
        var path = base + ".log"
        var number = 1
        while FileManager.default.fileExists(atPath: path) {
            number += 1
            path = "\(base)_\(number).log"
        }
        return path
    }
}
