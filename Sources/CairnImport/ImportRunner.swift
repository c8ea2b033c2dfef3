internal import CairnCatalog
public import CairnCore
public import CairnJobs
public import CairnStore
internal import Foundation

/// Runs imports: finds the files, reads their rows, has the job's action take them, and tells what became of them.
public struct ImportRunner {
    /// How far an import is.
    public struct Progress: Sendable {
        public var rows: Int
        public var bytes: Int
        /// Of all files.
        public var totalBytes: Int
    }

    /// What a run is to do besides what its job says.
    public struct Options: Sendable {
        /// Nothing is left behind.
        public var isDryRun = false
        /// The digest of a plan that may go beyond `maxChanges`.
        public var allowedPlan: String?
        /// A file of rejected rows, mended, that is imported in the place of the job's own files.
        public var rejects: String?

        public init(isDryRun: Bool = false, allowedPlan: String? = nil, rejects: String? = nil) {
            self.isDryRun = isDryRun
            self.allowedPlan = allowedPlan
            self.rejects = rejects
        }
    }

    private let store: Store
    private let settings: ImportSettings
    private let now: Instant
    private let options: Options
    private let onProgress: (Progress) -> Void

    /// - Parameters:
    ///   - store: opened for writing.
    ///   - now: the moment of the import.
    public init(
        store: Store, settings: ImportSettings, now: Instant, options: Options = Options(),
        onProgress: @escaping (Progress) -> Void = { _ in }
    ) {
        self.store = store
        self.settings = settings
        self.now = now
        self.options = options
        self.onProgress = onProgress
    }

    /// Runs the imports of a job in their order. One that fails is told in its report, and does not stop the following
    /// ones unless its job says so; only the user's wish to stop is thrown.
    public func run(_ jobs: [ImportJob]) throws(Failure) -> [ImportReport] {
        let chosen = try chosen(jobs)
        let moved = try MovedFiles(store.instance)
        if options.isDryRun {
            let (locations, note) = moved.undone()
            return Self.noting(note, in: try rehearseAll(chosen, moved, elsewhere: locations))
        }
        let note = try moved.undo()
        var reports: [ImportReport] = []
        for (name, job) in chosen {
            moved.begin()
            reports.append(try told(name, job, moved))
            guard let cause = reports.last?.cause else { continue }
            if cause.kind == .operation { moved.keepToBeUndone() }
            if job.stopsOnError { break }
        }
        return Self.noting(settle(moved, after: reports), in: Self.noting(note, in: reports))
    }

    /// The command has come to its end. Where an import failed on the way, all of them find their files again when the
    /// command is run once more.
    private func settle(_ moved: MovedFiles, after reports: [ImportReport]) -> String? {
        if reports.contains(where: { $0.cause?.kind == .operation }) { return nil }
        do throws(Failure) {
            try moved.settle()
            return nil
        } catch {
            return "\(error.message) The next import puts back the files that this one has moved."
        }
    }

    private static func noting(_ note: String?, in reports: [ImportReport]) -> [ImportReport] {
        guard let note, !reports.isEmpty else { return reports }
        var reports = reports
        reports[0].warnings.append(note)
        return reports
    }

    /// Runs one import.
    public func run(_ job: ImportJob) throws(Failure) -> ImportReport {
        let report = try run([job])[0]
        if let failure = report.cause { throw failure }
        return report
    }

    /// In a dry run each import finds what those before it would have left. One that fails or is refused would have left
    /// nothing: the rehearsal begins again without it.
    private func rehearseAll(
        _ jobs: [(name: String, job: ImportJob)], _ moved: MovedFiles, elsewhere: [String: String]
    ) throws(Failure) -> [ImportReport] {
        var settled: [Int: ImportReport] = [:]
        while true {
            let reports: [ImportReport]? = try store.rehearse { () throws(Failure) in
                var reports: [ImportReport] = []
                for (index, (name, job)) in jobs.enumerated() {
                    let report =
                        if let known = settled[index] { known } else {
                            try told(name, job, moved, elsewhere: elsewhere)
                        }
                    reports.append(report)
                    guard report.cause != nil else { continue }
                    if job.stopsOnError { break }
                    if settled[index] == nil, index < jobs.count - 1 {
                        settled[index] = report
                        return nil
                    }
                }
                return reports
            }
            if let reports { return reports }
        }
    }

    /// Runs one import, and tells why where it fails.
    private func told(
        _ name: String, _ job: ImportJob, _ moved: MovedFiles, elsewhere: [String: String] = [:]
    ) throws(Failure) -> ImportReport {
        do throws(Failure) {
            return try runOne(name, job, moved, elsewhere)
        } catch {
            if error.kind == .interrupted { throw error }
            var report = ImportReport(isDryRun: options.isDryRun, name: name)
            report.cause = error
            return report
        }
    }

    private func runOne(
        _ name: String, _ job: ImportJob, _ moved: MovedFiles, _ elsewhere: [String: String]
    ) throws(Failure) -> ImportReport {
        let allowed = AllowedFolders(store.instance, others: settings.allowedRoots)
        let sources = SourceFiles(instance: store.instance, allowed: allowed, elsewhere: elsewhere)
        let files =
            if let path = options.rejects { [try SourceFile(rejects: path)] } else { try sources.find(job.source) }
        let isOfIt = { options.rejects == nil && sources.means($0, job.source) }
        let lost = moved.lost(where: isOfIt)
        func run(isDryRun: Bool) -> ImportRun {
            ImportRun(
                job: job, name: name, files: files, lostFiles: lost, moved: moved, store: store, settings: settings,
                allowed: allowed, now: now, isDryRun: isDryRun, isOfRejects: options.rejects != nil,
                onProgress: onProgress)
        }
        let report = try guardedRun(job, run)
        if report.cause == nil { moved.forgetLost(where: isOfIt) }
        return report
    }

    /// Runs an import; one that can delete or disable is rehearsed before.
    private func guardedRun(_ job: ImportJob, _ run: (Bool) -> ImportRun) throws(Failure) -> ImportReport {
        guard let limit = RemovalGuard(job) else { return try run(options.isDryRun).run().report }
        if options.isDryRun { return try guarded(run(true), by: limit) }
        let rehearsed = try store.rehearse { () throws(Failure) in try guarded(run(true), by: limit) }
        return rehearsed.isRefused ? rehearsed : try run(false).run().report
    }

    /// Runs an import that nothing is left of, and refuses it where it goes beyond its limit.
    private func guarded(_ run: ImportRun, by limit: RemovalGuard) throws(Failure) -> ImportReport {
        let before = try store.read { connection throws(Failure) in try limit.liveObjects(connection) }
        var (report, account) = try run.run()
        guard report.planDigest != options.allowedPlan,
            let refusal = limit.refusal(of: account.removals, before: before, plan: report.planDigest)
        else { return report }
        report.cause = refusal
        report.isRefused = true
        report.isDryRun = options.isDryRun
        return report
    }

    // MARK: Which imports

    /// The imports with what users call them; with a file of rejected rows, the one that it comes from.
    private func chosen(_ jobs: [ImportJob]) throws(Failure) -> [(name: String, job: ImportJob)] {
        let named = jobs.enumerated().map { index, job in
            (name: job.label ?? job.guid ?? "import \(index + 1)", job: job)
        }
        guard let path = options.rejects, named.count > 1 else { return named }
        let name = RejectFiles.sourceName(ofRejects: PathText.name(of: path))
        let fitting = named.filter { Wildcard(PathText.name(of: $0.job.source.fileName)).matches(name) }
        guard fitting.count == 1 else {
            throw .input(
                "'\(path)' could be of \(fitting.count) imports of the job. Name it after the file that its rows come from, as '\(name)' became 'NAME.rejected.csv', or use a job with one import."
            )
        }
        return fitting
    }
}
