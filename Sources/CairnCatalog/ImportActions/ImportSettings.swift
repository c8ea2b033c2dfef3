/// The settings of `fileSystemSourceProvider`.
let fileSourceParameters: [Parameter] = [
    option("fileName", .text, "Which files to read; * and ? stand for any characters.").mandatory,
    option("path", .text, "The folder of the files, inside the instance's; imports without it."),
    option("skipFirstLine", .yesNo, "Whether the first line names the columns; yes without it."),
    option(
        "autoDetectLineEndings", .yesNo, "Whether a lone carriage return ends a line; no without it."),
    option(
        "fileEncoding", .choice(["UTF-8", "ISO-8859-1", "WINDOWS-1252", "UTF-16LE"]),
        "How bytes become characters; UTF-8 without it."),
    option(
        "delimiter", .choice(["semicolon", "comma", "pipe", "tabulation"]),
        "What stands between cells; a semicolon without it."),
    option("dateFormat", .dateFormat, "How the file writes days; YYYY-MM-DD without it."),
    option("sftpHost", .notYet, "Fetches the files from another machine."),
    option("sftpLogin", .notYet, "The account on the other machine."),
    option("sftpPassword", .notYet, "The password on the other machine."),
    option("sftpFolder", .notYet, "The folder on the other machine."),
]

/// The settings of an import as a whole.
let importParameters: [Parameter] = [
    option(
        "maxChanges", .countOrPercent,
        "How many objects of a kind the import may delete or disable, as a number or as a percent of those in its reach;"
            + " beyond it nothing is done at all; 10% without it, 100% for no limit."),
    option("stopOnError", .yesNo, "Whether the imports that follow are left out where this one fails; no without it."),
]
