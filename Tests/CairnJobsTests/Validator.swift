import CairnCatalog
import Foundation

/// Runs xmllint with the schema of jobs.
struct Validator {
    private static let program = "/usr/bin/xmllint"

    /// Whether it is installed.
    static var isThere: Bool { FileManager.default.isExecutableFile(atPath: program) }

    private let folder = NSTemporaryDirectory() + "cairn-schema-" + UUID().uuidString

    /// What it says against these texts; nothing if all are valid.
    func complaints(ofTexts texts: [String]) throws -> String {
        try inFolder {
            let paths = try texts.enumerated().map { number, text in
                let path = "\(folder)/\(number).xml"
                try Data(text.utf8).write(to: URL(filePath: path))
                return path
            }
            return try run(paths)
        }
    }

    /// What it says against these files; nothing if all are valid.
    func complaints(of paths: [String]) throws -> String { try inFolder { try run(paths) } }

    private func inFolder(_ body: () throws -> String) throws -> String {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data(try Glossary.text(of: nil, as: .xsd).utf8).write(to: URL(filePath: folder + "/jobs.xsd"))
        return try body()
    }

    private func run(_ paths: [String]) throws -> String {
        if paths.isEmpty { return "" }
        let process = Process()
        process.executableURL = URL(filePath: Self.program)
        process.arguments = ["--noout", "--nonet", "--schema", folder + "/jobs.xsd"] + paths
        let messages = Pipe()
        process.standardError = messages
        try process.run()
        let told = String(decoding: try messages.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        let complaints = told.split(separator: "\n").filter { !$0.hasSuffix(" validates") }
        return process.terminationStatus == 0 ? "" : complaints.joined(separator: "\n")
    }
}
