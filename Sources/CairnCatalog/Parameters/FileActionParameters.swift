/// The settings of `fileExportAction`.
let fileActionParameters: [Parameter] = [
    format(
        "format", .choice(["CSV", "TSV"]), "The kind of file; CSV without it.",
        plannedValues: ["XML", "XLS", "XLSX", "JSONL"]),
    format(
        "encoding", .choice(["UTF-8", "ISO-8859-1", "WINDOWS-1252", "UTF-16LE"]),
        "How characters become bytes; UTF-8 without it."),
    format(
        "delimiter", .choice(["semicolon", "comma", "pipe", "tabulation"]),
        "What stands between cells; a semicolon without it."),
    format("showHeaders", .yesNo, "Whether the first line names the columns; yes without it."),
    format("decimal", .choice(["point", "comma"]), "The decimal mark; a point without it."),
    format("compression", .notYet, "Compresses the file."),
    format("excel", .notYet, "Settings for spreadsheets."),
    format("escapeFormulas", .notYet, "Keeps spreadsheets from taking texts for formulas."),
]

private func format(
    _ name: String, _ kind: Parameter.Kind, _ summary: String, plannedValues: [String] = []
) -> Parameter {
    Parameter(
        name, kind, .format, summary, plannedValues: plannedValues,
        sentence: { "\(name) \($0.words)" })
}
