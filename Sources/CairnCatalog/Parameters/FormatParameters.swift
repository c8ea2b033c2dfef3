/// How cells are written, in every provider.
let formatParameters: [Parameter] = [
    Parameter(
        "dateFormat", .dateFormat, .format, "How days are written; YYYY-MM-DD without it.",
        sentence: { "days written as \($0.words)" }),
    Parameter(
        "dateTimeFormat", .dateTimeFormat, .format,
        "How moments are written; YYYY-MM-DD hh:ii:ss without it.",
        sentence: { "moments written as \($0.words)" }),
    Parameter(
        "timeZone", .timeZone, .format,
        "The zone in which moments are shown and days counted, as a name of the TZ database; the instance's own"
            + " without it.",
        sentence: { "times of the zone \($0.words)" }),
    Parameter(
        "templates", .templates, .format,
        "Texts with places {n} for other columns, counted from 0, which templatedValue columns name by their id.",
        sentence: { "with the templates \($0.words)" }),
    Parameter(
        "stripHTML", .flag, .format, "Takes comments and tags out of all texts.",
        sentence: { _ in "texts without HTML" }),
    Parameter(
        "maxLength", .integer(atLeast: 1), .format, "The most characters that a cell may have.",
        sentence: { "cells cropped to \($0.words) characters" }),
]

/// How the cells of registrations and what belongs to them are written.
let trackingFormatParameters: [Parameter] = [
    Parameter(
        "statusFormat", .texts(["completed", "incomplete", "notAttempted"]), .format,
        "Other texts for the values of status.",
        sentence: { "statuses written as \($0.words)" }),
    trainingStatusFormat, timeGlobalFormat, ancestorsWithCurrent,
]

/// How the status of trainings is written.
let trainingStatusFormat = Parameter(
    "trainingStatusFormat", .texts(["underConstruction", "published", "archived"]), .format,
    "Other texts for the values of trainingStatus.",
    sentence: { "training statuses written as \($0.words)" })

/// How durations are written.
let timeGlobalFormat = Parameter(
    "timeGlobalFormat",
    .choice(["rawSeconds", "rawMinutes", "iso-8601", "padded", "paddedhh"]), .format,
    "How durations are written: 5115 (rawSeconds, without it), 85.25, PT1H25M15S, 001:25 or 01:25.",
    sentence: { "durations written as \($0.words)" })

/// How far down the entities above a learner are shown.
let ancestorsWithCurrent = Parameter(
    "ancestorsWithCurrent", .yesNo, .format,
    "Adds, if yes, the learner's own entity to candidateEntityAncestors.",
    sentence: {
        $0.isYes ? "ancestors with the learner's own entity" : "ancestors without the learner's own entity"
    })

/// How the outcome of an attempt to sign in is written.
let connectionStatusFormat = Parameter(
    "connectionStatusFormat", .texts(["success", "failure"]), .format,
    "Other texts for the values of status: for those who got in, and for those who did not.",
    sentence: { "outcomes written as \($0.words)" })

/// How whole minutes are written.
let durationFormat = Parameter(
    "durationFormat", .choice(["hh:mm:ss", "minutes", "seconds"]), .format,
    "How learningObjectVersionDuration is written: 01:25:00, 85 (minutes, without it) or 5100.",
    sentence: { "minutes written as \($0.words)" })

/// What points are worth outside.
let threshold = Parameter(
    "threshold", .number, .format,
    "What gamificationPoints is multiplied by; 1 without it.",
    sentence: { "points times \($0.words)" })
