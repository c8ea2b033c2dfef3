/// One kind of import: the columns that its files may have, and its settings.
public struct ImportAction: Sendable {
    /// One column of an import file.
    public struct Field: Sendable {
        /// What a file and its rows owe an action.
        public enum Need: Sendable {
            /// Nothing: the file may lack the column, and cells may be empty.
            case optional
            /// The file must have the column; cells may be empty.
            case column
            /// The file must have the column, and no cell of it may be empty, unless a job lifts that.
            case mandatory
        }

        /// The element's name in job files.
        public var name: String
        /// One sentence that says what it holds.
        public var summary: String
        /// What a file and its rows owe the action.
        public var need: Need
        /// Child elements that map the file's texts to values, if it is such a field.
        public var mapping: [MappedValue]
        /// Settings that stand beside the mapping.
        public var settings: [Parameter]
        /// Whether a file may have several such columns.
        public var isRepeatable: Bool
        /// Whether it is one for each of several custom fields, and names its own by a guid.
        public var isCustomField: Bool
        /// Whether it holds dates that are written by the source's `dateFormat`.
        public var isDate: Bool

        /// Whether a row without it is refused, unless a job lifts that.
        public var isMandatory: Bool { need == .mandatory }

        public init(
            _ name: String, _ summary: String, need: Need = .optional, mapping: [MappedValue] = [],
            settings: [Parameter] = [], isRepeatable: Bool = false, isCustomField: Bool = false,
            isDate: Bool = false
        ) {
            self.name = name
            self.summary = summary
            self.need = need
            self.mapping = mapping
            self.settings = settings
            self.isRepeatable = isRepeatable
            self.isCustomField = isCustomField
            self.isDate = isDate
        }
    }

    /// A value for which files have texts of their own.
    public struct MappedValue: Sendable {
        /// The child element's name in job files.
        public var name: String
        /// The file's text where the job gives none; nil where it is the name itself, and unknown once a job maps others.
        public var standardText: String?

        public init(_ name: String, _ standardText: String? = nil) {
            self.name = name
            self.standardText = standardText
        }
    }

    /// The element's name in job files.
    public var name: String
    /// What users call it.
    public var title: String
    /// What it makes of the rows of a file, in a few sentences.
    public var summary: String
    /// The columns that its files may have.
    public var fields: [Field]
    /// The settings that a job may give it.
    public var options: [Parameter]

    public init(_ name: String, title: String, summary: String, fields: [Field], options: [Parameter]) {
        self.name = name
        self.title = title
        self.summary = summary
        self.fields = fields
        self.options = options
    }
}

extension ImportAction {
    /// Whether it reads dates by a setting of its own, and not by the source's `dateFormat`.
    public var hasOwnDateFormat: Bool { options.named("dateTimeFormat") != nil }
}
