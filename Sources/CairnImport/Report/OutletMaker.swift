internal import CairnCore
internal import CairnJobs
internal import CairnStore
internal import Foundation

/// Where rows that were not taken are told; none of it in a dry run.
struct ImportOutlets {
    var rejects: RejectFiles
    var log: ErrorLog?
}

/// Opens the places where the rejected rows of each file are told.
struct OutletMaker {
    private let logger: ImportJob.ErrorLogger?
    private let instance: Instance
    private let allowed: AllowedFolders
    /// When the run began, as fourteen digits of the instance's clocks.
    private let stamp: String

    init(_ run: ImportRun) throws(Failure) {
        logger = run.job.errorLogger.flatMap { $0.disabled ? nil : $0 }
        instance = run.store.instance
        allowed = run.allowed
        stamp = try run.stamp
    }

    func outlets(for file: SourceFile, _ reader: SourceReader) throws(Failure) -> ImportOutlets {
        // A run that was killed left what it had written so far; this one writes it anew.
        AtomicFile.deleteAbandonedDrafts(
            of: RejectFiles.baseName(file.name), in: PathText.folder(of: file.path))
        return ImportOutlets(
            rejects: RejectFiles(source: file.path) { reader.preamble(before: $0) },
            log: try logger.map { logger throws(Failure) in
                try ErrorLog(logger, source: file.path, stamp: stamp, instance, allowed)
            })
    }
}
