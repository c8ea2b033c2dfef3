import Foundation

/// Files of the checkout that tests read.
enum ProjectFiles {
    /// The checkout's folder.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path(percentEncoded: false)

    /// The files under a folder whose names end so, by their full paths; none where the folder is not there.
    static func all(under folder: String, ending: String) -> [String] {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder)) ?? []
        return paths.filter { $0.hasSuffix(ending) }.sorted().map { "\(root)/\(folder)/\($0)" }
    }
}
