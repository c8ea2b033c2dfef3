internal import CairnCore
internal import CairnJobs
internal import CairnStore

/// Opens the places where the rejected rows of each file are told.
struct OutletMaker {
    private let logger: ImportJob.ErrorLogger?
    private let instance: Instance
    private let allowed: AllowedFolders
    /// When the run began, as fourteen digits of the instance's clocks.
    private let stamp: String

    init(
        _ job: ImportJob, _ settings: ImportSettings, _ instance: Instance, _ allowed: AllowedFolders, now: Instant
    ) throws(Failure) {
        logger = job.errorLogger.flatMap { $0.disabled ? nil : $0 }
        self.instance = instance
        self.allowed = allowed
        let zone = try Zone.named(settings.timeZone)
        let local = Instant(seconds: now.seconds + zone.offset(at: now.seconds))
        stamp = local.iso.filter(\.isNumber)
    }

    func outlets(for file: SourceFile, _ reader: SourceReader) throws(Failure) -> FileImport.Outlets {
        FileImport.Outlets(
            rejects: RejectFiles(source: file.path) { reader.preamble },
            log: try logger.map { logger throws(Failure) in
                try ErrorLog(logger, source: file.path, stamp: stamp, instance, allowed)
            })
    }
}
