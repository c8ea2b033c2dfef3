/// The settings of `fileSystemSourceProvider`.
let fileSourceParameters: [Parameter] = [
    setting("fileName", .text, "Which files to read; * and ? stand for any characters."),
    setting("path", .text, "The folder of the files, inside the instance's; imports without it."),
    setting("skipFirstLine", .yesNo, "Whether the first line names the columns; yes without it."),
    setting(
        "autoDetectLineEndings", .yesNo, "Whether a lone carriage return ends a line; no without it."),
    setting(
        "fileEncoding", .choice(["UTF-8", "ISO-8859-1", "WINDOWS-1252", "UTF-16LE"]),
        "How bytes become characters; UTF-8 without it."),
    setting(
        "delimiter", .choice(["semicolon", "comma", "pipe", "tabulation"]),
        "What stands between cells; a semicolon without it."),
    setting("dateFormat", .dateFormat, "How the file writes days; YYYY-MM-DD without it."),
    setting("sftpHost", .notYet, "Fetches the files from another machine."),
    setting("sftpLogin", .notYet, "The account on the other machine."),
    setting("sftpPassword", .notYet, "The password on the other machine."),
    setting("sftpFolder", .notYet, "The folder on the other machine."),
]

/// The settings of `timeStampedFileErrorLogger`.
let errorLoggerParameters: [Parameter] = [
    setting("location", .text, "The folder of the error logs, inside the instance's."),
    setting("disabled", .yesNo, "Whether no log is written; no without it."),
]

private func setting(_ name: String, _ kind: Parameter.Kind, _ summary: String) -> Parameter {
    Parameter(name, kind, .format, summary, sentence: { "\(name) \($0.words)" })
}
