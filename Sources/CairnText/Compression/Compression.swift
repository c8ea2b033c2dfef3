/// A way to make a file smaller; the raw values are the names that jobs call them by.
public enum Compression: String, CaseIterable, Sendable {
    case gzip, zstd

    /// What is added to a file's name, without the dot.
    public var fileExtension: String {
        switch self {
        case .gzip: "gz"
        case .zstd: "zst"
        }
    }
}
