public import CairnCatalog
public import CairnCore

/// One `<import>`: where the rows are, and what to do with each.
public struct ImportJob: Sendable {
    /// What knows the import again from run to run.
    public var guid: String?
    /// What users call it.
    public var label: String?
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
    /// What is done after the last file, in this order.
    public var consolidators: [Consolidator]
    /// How much the import may change.
    public var maxChanges: ChangeLimit
    /// Whether it ends at the first row that is rejected.
    public var stopsOnError: Bool
    /// The job file's place of the import, for messages.
    public var place: Place

    /// Where messages about rows are written, if the job wants them in a file.
    public var errorLogger: ErrorLogger? {
        consolidators.first { $0.name == ErrorLogger.name }.map { logger in
            ErrorLogger(
                location: logger.settings["location"]?.asText ?? "",
                disabled: logger.settings["disabled"]?.isYes ?? false)
        }
    }

    /// A column of the file.
    public struct Field: Sendable {
        /// The name of the action's field.
        public var name: String
        /// Whether a row without it is refused.
        public var mandatory: Bool
        /// The GUID of the custom field that it holds, if it holds one.
        public var customField: String?
    }

    /// What is done after the last file.
    public struct Consolidator: Sendable {
        /// Its name in the catalog.
        public var name: String
        /// What the job sets, by canonical name.
        public var settings: [String: ParameterValue]
        /// Its place in the job file, for messages.
        public var place: Place
    }

    /// `timeStampedFileErrorLogger`.
    public struct ErrorLogger: Sendable {
        fileprivate static let name = "timeStampedFileErrorLogger"

        /// A folder, relative to the instance's.
        public var location: String
        /// Whether nothing is written after all.
        public var disabled: Bool
    }
}
