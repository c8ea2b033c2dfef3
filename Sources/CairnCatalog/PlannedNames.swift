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

    /// What may go before the imports of a file.
    public static let plannedImportPreProcesses: [String] = ["pgpDecryption", "remoteResourceDownloader", "unpackager"]

    /// What may follow an import.
    public static let plannedImportPostProcesses: [String] = ["moveToBackup"]
}
