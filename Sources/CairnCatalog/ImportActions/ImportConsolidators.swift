/// What an import may do after its last file, in the order in which it must stand in jobs.
let importConsolidators: [Consolidator] = [
    Consolidator(
        "timeStampedFileErrorLogger", "Writes the messages about rows into a file of its own for each file.",
        settings: [
            option("location", .text, "The folder of the error logs, inside the instance's.").mandatory,
            option("disabled", .yesNo, "Whether no log is written; no without it."),
        ]),
    Consolidator(
        "massDisableLearners", "Makes learners invalid: those that one of three settings names.",
        settings: [
            option(
                "fullAccess", .yesNo, "Whether learners that no import has made are meant too; no without it."),
            option("noInscriptions", .flag, "Means learners without a registration."),
            option(
                "inscriptionsWithExpiredSession", .flag,
                "Means learners all of whose sessions ended before today."),
            option("oldLearners", .flag, "Means all learners but those of this run's files."),
        ],
        mostTimes: 2,
        limits: [
            .init(
                setting: "oldLearners",
                actions: [
                    "createOrUpdateLearnerAction", "registerLearnerAction", "createOrUpdateConsolidatedTrackingAction",
                ])
        ]),
    Consolidator(
        "moveToBackupConsolidator", "Moves the files that were imported into another folder.",
        settings: [
            option(
                "backupFolder", .text, "The folder that takes them, inside the instance's; imports/backup without it."),
            option(
                "timestamp", .yesNo, "Whether the moment of the run is put before their names; no without it."),
            option("disabled", .yesNo, "Whether they stay where they are; no without it."),
        ]),
    Consolidator(
        "deleteOldSessions", "Deletes the registrations that are not in this run's files.",
        settings: [
            option(
                "fullAccess", .yesNo,
                "Whether registrations that no import has made are deleted too; no without it.")
        ],
        limits: [.init(actions: ["registerLearnerAction"])]),
    Consolidator(
        "deleteEmptySessions", "Deletes the sessions in which nobody is registered.",
        settings: [
            option(
                "fullAccess", .yesNo, "Whether sessions that no import has made are deleted too; no without it.")
        ]),
    Consolidator("timeLogger", "Writes into a file in imports/logs how many seconds each part of the import took."),
    Consolidator(
        "emailReport", "Sends a report by e-mail.",
        isBuilt: false),
    Consolidator("deleteProcessedFilesConsolidator", "Deletes the files that were imported."),
    Consolidator(
        "removeFromSFTP", "Deletes the imported file on the machine that it came from.",
        isBuilt: false),
    Consolidator(
        "cleanFolder", "Deletes old files from folders of the instance.",
        settings: [
            option("dataFolderPath", .text, "The folder, inside the instance's; none without it."),
            option("cleanLogs", .yesNo, "Whether imports/logs is cleaned too; no without it."),
            option(
                "cleanOlderThan", .integer(atLeast: 0),
                "How many days after their last change files stay; 30 without it."),
        ]),
]
