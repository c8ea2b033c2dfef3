internal import CairnCore
internal import CairnText
internal import Foundation

/// A workbook, which is made in a file of its own and copied to its place when it is whole.
final class WorkbookOutput: ExportOutput {
    private let outlet: ByteOutlet
    private let writer: WorkbookWriter
    private let draft: String
    var replacedCharacters: Int { 0 }

    init(
        path: String?, columns: [FormatColumn], datePattern: String, momentPattern: String, showHeaders: Bool,
        createdAt: Instant
    ) throws(Failure) {
        outlet = try ByteOutlet(path: path)
        let folder = Self.folder(for: path)
        draft = PathText.path(of: ".cairn-workbook-\(getpid())-\(UUID().uuidString)", in: folder)
        writer = try WorkbookWriter(
            path: draft, columns: columns, datePattern: datePattern, momentPattern: momentPattern,
            showHeaders: showHeaders, temporaryFolder: folder, createdAt: createdAt)
    }

    /// Beside the file, where there is room for it; nothing is made beside standard output or a device.
    private static func folder(for path: String?) -> String {
        guard let path, !path.hasPrefix("/dev/") else { return NSTemporaryDirectory() }
        let folder = PathText.folder(of: path)
        return folder.isEmpty ? "." : folder
    }

    deinit {
        writer.discard()
        unlink(draft)
    }

    var path: String? { outlet.path }
    var written: WrittenBytes { outlet.written }
    var croppedCells: Int { writer.croppedCells }

    func write(_ buffer: inout ByteBuffer) throws(Failure) {
        try buffer.withBytes { bytes throws(Failure) in try writer.write(bytes) }
        buffer.removeAll()
    }

    func close() throws(Failure) {
        try writer.finish()
        guard let file = FileHandle(forReadingAtPath: draft) else {
            throw .operation("the workbook's draft '\(draft)' cannot be read. Check the disk, then run this again.")
        }
        defer { try? file.close() }
        // It is gone once it is read, however that ends: whoever takes standard output may stop, and end the program.
        unlink(draft)
        while true {
            let chunk: [UInt8]
            do {
                chunk = Array(try file.read(upToCount: 1 << 20) ?? Data())
            } catch {
                throw .operation("the workbook's draft '\(draft)' cannot be read: \(error.localizedDescription)")
            }
            if chunk.isEmpty { return try outlet.close() }
            try chunk.withBytes { bytes throws(Failure) in try outlet.put(bytes) }
        }
    }

    func publish() throws(Failure) { try outlet.publish() }
}
