internal import CairnCatalog
public import CairnCore
public import CairnJobs
public import CairnStore

/// Runs imports: finds the files, reads their rows, has the job's action take them, and tells what became of them.
public struct ImportRunner {
    /// How far an import is.
    public struct Progress: Sendable {
        public var rows: Int
        public var bytes: Int
        /// Of all files.
        public var totalBytes: Int
    }

    private let store: Store
    private let settings: ImportSettings
    private let now: Instant
    private let onProgress: (Progress) -> Void

    /// - Parameters:
    ///   - store: opened for writing.
    ///   - now: the moment of the import.
    public init(
        store: Store, settings: ImportSettings, now: Instant, onProgress: @escaping (Progress) -> Void = { _ in }
    ) {
        self.store = store
        self.settings = settings
        self.now = now
        self.onProgress = onProgress
    }

    /// Runs one import; a dry run goes the same way and leaves nothing behind.
    public func run(_ job: ImportJob, isDryRun: Bool = false) throws(Failure) -> ImportReport {
        let allowed = AllowedFolders(store.instance, others: settings.allowedRoots)
        let files = try SourceFiles(instance: store.instance, allowed: allowed).find(job.source)
        let take = try RowAction.named(job.action.name).prepare(job, settings, now)
        let run = ImportRun(job: job, files: files, take: take, onProgress: onProgress)
        if isDryRun { return try rehearse(run) }
        let makeOutlets = try OutletMaker(job, settings, store.instance, allowed, now: now)
        return try run.report(makeOutlets, .each(store, now: now))
    }

    /// One transaction for all, so that each row finds what the ones before it would have left; then it is undone.
    private func rehearse(_ run: ImportRun) throws(Failure) -> ImportReport {
        var report: ImportReport?
        do throws(Failure) {
            try store.write(Batch.Label(kind: "import", source: "dry run"), now: now) {
                writer throws(Failure) -> Void in
                report = try run.report(nil, .within(writer))
                throw .operation("a dry run is undone")
            }
        } catch {
            guard report != nil else { throw error }
        }
        return report ?? ImportReport(isDryRun: true)
    }
}
