extension RowFormat {
    /// CSV with tabulations, under a name of its own.
    public static func tsv(escapesFormulas: Bool = false) -> RowFormat {
        delimited(name: "TSV", fileExtension: "tsv", by: UInt8(ascii: "\t"), escapesFormulas: escapesFormulas)
    }
}
