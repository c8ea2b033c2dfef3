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
    Parameter(
        "trainingStatusFormat", .texts(["underConstruction", "published", "archived"]), .format,
        "Other texts for the values of trainingStatus.",
        sentence: { "training statuses written as \($0.words)" }),
    Parameter(
        "timeGlobalFormat",
        .choice(["rawSeconds", "rawMinutes", "iso-8601", "padded", "paddedhh"]), .format,
        "How durations are written: 5115 (rawSeconds, without it), 85.25, PT1H25M15S, 001:25 or 01:25.",
        sentence: { "durations written as \($0.words)" }),
    Parameter(
        "ancestorsWithCurrent", .yesNo, .format,
        "Adds, if yes, the learner's own entity to candidateEntityAncestors.",
        sentence: {
            $0.isYes ? "ancestors with the learner's own entity" : "ancestors without the learner's own entity"
        }),
]
