/// One kind of import: the columns that its files may have, and its settings.
public struct ImportAction: Sendable {
    /// One column of an import file.
    public struct Field: Sendable {
        /// The element's name in job files.
        public var name: String
        /// One sentence that says what it holds.
        public var summary: String
        /// Child elements that map the file's texts to values, if it is such a field.
        public var mapping: [String]

        public init(_ name: String, _ summary: String, mapping: [String] = []) {
            self.name = name
            self.summary = summary
            self.mapping = mapping
        }
    }

    /// The element's name in job files.
    public var name: String
    /// What users call it.
    public var title: String
    /// The columns that its files may have.
    public var fields: [Field]
    /// The settings that a job may give it.
    public var options: [Parameter]

    public init(_ name: String, title: String, fields: [Field], options: [Parameter]) {
        self.name = name
        self.title = title
        self.fields = fields
        self.options = options
    }
}
