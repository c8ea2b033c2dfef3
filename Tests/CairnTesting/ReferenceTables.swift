internal import Foundation

/// The tables of the reference, which stand beside the checkout where this is worked on.
public enum ReferenceTables {
    /// A line of `providers.tsv`.
    public struct Provider: Sendable {
        public var name: String
        /// The provider whose columns it takes too; empty for none.
        public var inherited: String
        public var columns: [String]
        public var parameters: [String]
    }

    public static let folder: String =
        URL(filePath: Project.root).deletingLastPathComponent().appending(path: "shared/reference")
        .path(percentEncoded: false)

    public static let isThere = FileManager.default.fileExists(atPath: folder + "/providers.tsv")

    public static let providers: [Provider] = rows("providers.tsv").map { row in
        Provider(
            name: row[0], inherited: row[1], columns: list(row[2]) + list(row[3]), parameters: list(row[4]))
    }

    public static let columnTypes = Dictionary(
        rows("columns.tsv").map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })

    /// The columns of a provider and of the one from which it takes them all.
    public static func columns(of provider: Provider) -> [String] {
        let inherited = providers.first { $0.name == provider.inherited }
        return provider.columns + (inherited.map { columns(of: $0) } ?? [])
    }

    private static func rows(_ name: String) -> [[String]] {
        guard let text = try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) else { return [] }
        return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private static func list(_ text: String) -> [String] { text.split(separator: ",").map(String.init) }
}
