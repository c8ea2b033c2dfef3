import Foundation
import Testing

/// Programs of the system, which read back what was written.
enum Programs {
    /// What a program said.
    struct Result {
        var status: Int32
        var output: Data
    }

    /// Runs a program with a file as its input, and gives its output.
    static func run(_ arguments: [String], input: String? = nil) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardInput =
            try input.map { try FileHandle(forReadingFrom: URL(fileURLWithPath: $0)) }
            ?? FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Result(status: process.terminationStatus, output: output)
    }

    /// A Python that can read workbooks: Debian's own, else the first on the path; nil where there is none.
    static let python: String? = ["/usr/bin/python3", "python3"].first { python in
        let result = try? run([python, "-c", "import openpyxl"])
        return result?.status == 0
    }
}

/// A folder of a test's own, gone when nobody holds it any more.
final class TestFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "/cairn-text-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { _ = try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() } }
}
