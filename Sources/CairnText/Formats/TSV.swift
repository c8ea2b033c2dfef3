extension RowFormat {
    /// CSV with tabulations, under a name of its own.
    public static let tsv = RowFormat(
        name: "TSV", fileExtension: "tsv", separator: UInt8(ascii: "\t"))
}
