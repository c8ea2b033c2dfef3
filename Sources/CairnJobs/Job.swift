public import CairnCatalog
public import CairnCore

/// A checked job file. Only the checker makes one, so whoever holds it need not check again.
public struct Job: Sendable {
    /// The exports, in the file's order.
    public var exports: [ExportJob]
    /// The imports, in the file's order.
    public var imports: [ImportJob]

    init(exports: [ExportJob] = [], imports: [ImportJob] = []) {
        self.exports = exports
        self.imports = imports
    }
}

/// One `<export>`: some providers, each of which gives a file.
public struct ExportJob: Sendable {
    /// What knows the export again from run to run.
    public var guid: String?
    /// What users call it.
    public var label: String?
    /// What is exported, one file each.
    public var providers: [ProviderJob]
    /// The file action; nil where the job has none.
    public var file: FileAction?

    init(guid: String?, label: String?, providers: [ProviderJob], file: FileAction?) {
        self.guid = guid
        self.label = label
        self.providers = providers
        self.file = file
    }
}

/// One provider with the columns and settings that a job chose.
public struct ProviderJob: Sendable {
    /// A column that a job chose.
    public struct SelectedColumn: Sendable {
        /// The column of the catalog.
        public var column: Column
        /// The header: the label, else the element's canonical name.
        public var header: String
        /// The text that the column needs: a custom field's GUID, a constant's text, a template's id.
        public var argument: String?

        init(column: Column, header: String, argument: String?) {
            self.column = column
            self.header = header
            self.argument = argument
        }
    }

    /// The provider, adapted to the job's settings.
    public var provider: Provider
    /// The columns in the order of the file; one may stand several times.
    public var columns: [SelectedColumn]
    /// The values of the parameters that the job gives, by canonical name.
    public var parameters: [String: ParameterValue]
    /// How far the export looks back; nil where it has no time frame.
    public var frame: TimeFrameRule?
    /// What the time frame takes and counts.
    public var frameMode = FrameMode.standard
    /// Whether only what changed since the previous run is wanted.
    public var isDelta: Bool { parameters["deltaMode"]?.isYes == true }
    /// Whether what was deleted since is told too, in a last column.
    public var tellsDeletions: Bool { isDelta && parameters["deltaDeletions"]?.isYes == true }

    /// The same with one more column at the end.
    public func adding(_ column: Column) -> ProviderJob {
        var job = self
        job.columns.append(SelectedColumn(column: column, header: column.name, argument: nil))
        return job
    }

    init(provider: Provider, columns: [SelectedColumn], parameters: [String: ParameterValue]) {
        self.provider = provider
        self.columns = columns
        self.parameters = parameters
    }
}

/// One `<import>`: where the rows are, and what to do with each.
public struct ImportJob: Sendable {
    /// Where the rows are.
    public var source: FileSource
    /// What is done with each.
    public var action: ImportAction
    /// The file's columns in their order; nil for one to be ignored.
    public var columns: [Field?]
    /// Settings of the action, by canonical name.
    public var options: [String: ParameterValue]
    /// Value mappings, by the name of their field: the file's text for each canonical value.
    public var mappings: [String: [String: String]]
    /// Where messages about rows are written, if the job wants them in a file.
    public var errorLogger: ErrorLogger?

    /// A column of the file.
    public struct Field: Sendable {
        /// The name of the action's field.
        public var name: String
        /// Whether a row without it is refused.
        public var mandatory: Bool
    }

    /// `timeStampedFileErrorLogger`.
    public struct ErrorLogger: Sendable {
        /// A folder, relative to the instance's.
        public var location: String
        /// Whether nothing is written after all.
        public var disabled: Bool
    }
}

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
    /// The job file's place of this source, for messages.
    public var place: Place
}
