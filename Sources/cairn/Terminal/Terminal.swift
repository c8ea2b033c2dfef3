import CairnCore
import Foundation

/// What the user sees: results on standard output, everything else on standard error.
enum Terminal {
    /// A line on standard error.
    static func tell(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    /// A line on standard output.
    static func show(_ line: String) throws(Failure) {
        try bytes(line + "\n")
    }

    /// A report as JSON on standard output, keys sorted.
    static func show(json value: some Encodable) throws(Failure) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { return }
        try bytes(String(decoding: data, as: UTF8.self) + "\n")
    }

    private static func bytes(_ text: String) throws(Failure) {
        try Array(text.utf8).withBytes(StandardOutput.write)
    }
}
