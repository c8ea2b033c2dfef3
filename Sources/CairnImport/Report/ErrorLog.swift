internal import CairnCore
internal import CairnJobs
internal import CairnStore
internal import Foundation

/// The consolidator `timeStampedFileErrorLogger`: one line for each row with a message, in a file of its own for each
/// source and run. Without a message there is no file.
final class ErrorLog {
    enum Level: String { case error = "ERROR", warning = "WARNING" }

    private let draft: DraftFile
    private(set) var isEmpty = true

    /// Opened before the first row, so that a log that cannot be written stops the import before it did anything.
    ///
    /// - Parameter stamp: when the run began, as fourteen digits.
    init(
        _ logger: ImportJob.ErrorLogger, source: String, stamp: String, _ instance: Instance, _ allowed: AllowedFolders
    ) throws(Failure) {
        let folder = instance.path(logger.location)
        try allowed.check(folder, for: "timeStampedFileErrorLogger")
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw .operation("The \(logger.location) directory can not be found nor created.")
        }
        let base = RejectFiles.baseName(PathText.name(of: source))
        AtomicFile.deleteAbandonedDrafts(of: base + "_", in: folder)
        let path = LogFiles.freePath(folder: folder, base: base, stamp: stamp)
        do {
            draft = try DraftFile(path: path)
        } catch {
            throw .operation("Could not open the file \(path) for writing.")
        }
    }

    var path: String { draft.path }

    func add(_ level: Level, line: Int, cells: [String], _ message: RowMessage) throws(Failure) {
        isEmpty = false
        let parts = ["Line number:\(line)", level.rawValue] + cells + [message.text]
        try draft.append(Array(Self.onOneLine(parts.joined(separator: ",")).utf8) + [UInt8(ascii: "\n")])
    }

    /// A line break in a cell would look like another message.
    private static func onOneLine(_ text: String) -> String {
        text.contains(where: \.isNewline) ? String(text.map { $0.isNewline ? " " : $0 }) : text
    }

    /// Gives the file its name, if there is anything in it.
    func publish() throws(Failure) {
        if !isEmpty { try draft.publish() }
    }
}
