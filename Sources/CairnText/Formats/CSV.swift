extension RowFormat {
    /// Comma-separated values by RFC 4180, whatever the delimiter is.
    public static func csv(delimiter: UInt8) -> RowFormat {
        RowFormat(name: "CSV", fileExtension: "csv", separator: delimiter)
    }
}
