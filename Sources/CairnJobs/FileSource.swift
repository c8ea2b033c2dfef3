public import CairnCore

/// `fileSystemSourceProvider`: which files, and how their bytes are to be read.
public struct FileSource: Sendable {
    /// A name, wildcards `*` and `?` allowed.
    public var fileName: String
    /// A folder, relative to the instance's.
    public var path: String
    /// Whether the first line names the columns.
    public var skipFirstLine: Bool
    /// Whether a lone carriage return ends a line.
    public var autoDetectLineEndings: Bool
    /// How bytes become characters.
    public var encoding: FileAction.Encoding
    /// What stands between cells.
    public var delimiter: FileAction.Delimiter
    /// How days are written, as the job says it; nil for YYYY-MM-DD.
    public var dateFormat: String?
    /// The job file's place of this source, for messages.
    public var place: Place
}
