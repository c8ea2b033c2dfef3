internal import CairnModel

/// Only what changed since the export's previous run.
let deltaParameters: [Parameter] = [
    Parameter(
        "deltaMode", .yesNo, .delta,
        "Exports, if yes, only what was created or changed since the beginning of the export's previous successful"
            + " run; the export needs a guid.",
        sentence: { $0.isYes ? "what changed since the previous run" : "changed or not" }),
    Parameter(
        "deltaDeletions", .yesNo, .delta,
        "Adds, if yes, rows for what was deleted since, and the column deltaAction, which tells them apart.",
        sentence: { $0.isYes ? "what was deleted told too" : "deletions not told" }),
]

/// What `deltaDeletions` adds after the columns of the job.
public let deltaActionColumn = Column(
    "deltaAction", .choice(["U", "D"]), .fact(.deltaAction),
    "What became of the row since the previous run: U created or changed, D deleted.")
