/// The settings of `fileExportAction`.
let fileActionParameters: [Parameter] = [
    format(
        "format", .choice(["CSV", "TSV", "XML", "XLS", "XLSX", "JSONL"]),
        "The kind of file; CSV without it; XLS and XLSX both give an XLSX workbook."),
    format(
        "encoding", .choice(["UTF-8", "ISO-8859-1", "WINDOWS-1252", "UTF-16LE"]),
        "How characters become bytes; UTF-8 without it; UTF-16LE begins with a byte-order mark, UTF-8 only with excel."
    ),
    format(
        "delimiter", .choice(["semicolon", "comma", "pipe", "tabulation"]),
        "What stands between cells; a semicolon without it."),
    format("showHeaders", .yesNo, "Whether the first line names the columns; yes without it."),
    format("decimal", .choice(["point", "comma"]), "The decimal mark; a point without it."),
    format("compression", .choice(["none", "gzip", "zstd"]), "Compresses the file; none without it."),
    format(
        "excel", .choice(ExcelLocale.all.map(\.name)),
        "Sets delimiter, decimal and byte-order mark of a CSV file so that a double click opens it rightly in the Excel"
            + " of this language and country."),
    format(
        "escapeFormulas", .yesNo,
        "Guards, if yes, cells of CSV and TSV files that a spreadsheet could take for formulas; no without it."),
]

private func format(_ name: String, _ kind: Parameter.Kind, _ summary: String) -> Parameter {
    Parameter(name, kind, .format, summary, sentence: { "\(name) \($0.words)" })
}
