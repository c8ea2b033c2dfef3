/// What job files may name and this version does not do yet.
extension Catalog {
    /// The ways out to come.
    public static let plannedExportActions: [String] = ["sftpExportAction"]

    /// What may follow an export's actions, in its order.
    public static let plannedExportConsolidators: [String] = [
        "timeLogger", "moveToFolder", "emailReport", "archive", "generateEndFile", "cleanFolder",
    ]

    /// What may follow an export.
    public static let plannedExportProcesses: [String] = [
        "moveToBackup", "packager", "pgpEncryption", "remoteResourceUploader", "callBackUrl",
        "HRISExportPostProcess",
    ]

    /// The imports to come.
    public static let plannedImportActions: [String] = [
        "createOrUpdateEntityAction", "createOrUpdateLearnerAction",
        "createOrUpdateTrainingCourseAction", "createOrUpdateSessionAction", "registerLearnerAction",
        "createOrUpdateInterventionAction",
    ]

    /// What may follow an import's actions, in its order.
    public static let plannedImportConsolidators: [String] = [
        "massDisableLearners", "moveToBackupConsolidator", "deleteOldSessions", "deleteEmptySessions",
        "timeLogger", "emailReport", "deleteProcessedFilesConsolidator", "removeFromSFTP", "cleanFolder",
    ]

    /// What may go before the imports of a file.
    public static let plannedImportPreProcesses: [String] = ["pgpDecryption", "remoteResourceDownloader", "unpackager"]

    /// What may follow an import.
    public static let plannedImportPostProcesses: [String] = ["moveToBackup"]

    /// The settings of an import as a whole.
    public static let plannedImportSettings: [String] = ["maxChanges", "stopOnError"]
}
