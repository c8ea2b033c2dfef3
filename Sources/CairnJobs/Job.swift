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
