internal import Foundation

/// Where things of this project stand, whatever folder the tests run in and wherever they were built.
public enum Project {
    /// The checkout.
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path(percentEncoded: false).trimmingSlash

    /// The program under test: the one that was built together with the tests.
    public static let program: String = {
        let beside = places.map { $0 + "/cairn" }
        guard let found = beside.first(where: FileManager.default.isExecutableFile) else {
            fatalError("no 'cairn' stands beside the tests; looked for \(beside.joined(separator: ", "))")
        }
        return found
    }()

    /// The release program that `scripts/setup` leaves; the one under test where there is none.
    public static let fastProgram: String = {
        let release = root + "/bin/cairn"
        return FileManager.default.isExecutableFile(atPath: release) ? release : program
    }()

    /// Folders in which the tests' own bundle may stand, the likeliest first.
    private static var places: [String] {
        let running = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let files = [running, CommandLine.arguments.first].compactMap(\.self) + Bundle.allBundles.map(\.bundlePath)
        return files.map { ($0 as NSString).deletingLastPathComponent } + [root + "/.build/debug"]
    }
}

extension String {
    fileprivate var trimmingSlash: String { hasSuffix("/") ? String(dropLast()) : self }
}
