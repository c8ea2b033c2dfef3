internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnStore

/// One import from its first row to its last consolidator.
struct ImportRun {
    let job: ImportJob
    /// What users call the import.
    let name: String
    let files: [SourceFile]
    /// Files that an earlier run of the import had moved before it broke off, and that are nowhere any more.
    var lostFiles: [String] = []
    let moved: MovedFiles
    let store: Store
    let settings: ImportSettings
    let allowed: AllowedFolders
    let now: Instant
    /// Whether nothing is to be left behind, not even a file.
    let isDryRun: Bool
    /// Whether the files are not all that there is, but what an earlier run rejected.
    var isOfRejects = false
    let onProgress: (ImportRunner.Progress) -> Void

    /// The moment of the run on the instance's clocks.
    private var localNow: Instant {
        get throws(Failure) {
            let zone = try Zone.named(settings.timeZone)
            return Instant(seconds: now.seconds + zone.offset(at: now.seconds))
        }
    }

    /// The moment of the run on the instance's clocks, as fourteen digits.
    var stamp: String { get throws(Failure) { try localNow.iso.filter(\.isNumber) } }

    /// The day of the run on the instance's calendar, in days since 1970.
    var today: Int64 { get throws(Failure) { Int64(try localNow.dayUTC.number) } }

    /// Imports all files, does what follows, and tells what became of them.
    func run() throws(Failure) -> (report: ImportReport, account: ImportAccount) {
        let account = ImportAccount(notesPresence: job.actsOnAbsence && !isOfRejects)
        var report = ImportReport(isDryRun: isDryRun, name: name)
        var parts: [ConsolidatorRun.Part] = []
        let taker = try prepare()
        let outlets: OutletMaker? = isDryRun ? nil : try OutletMaker(self)
        var bytes = 0
        for file in files {
            let begin = ContinuousClock.now
            try take(file, outlets, taker, account, &report, bytesBefore: bytes)
            bytes += file.size
            parts.append(.init(name: file.name, duration: ContinuousClock.now - begin))
        }
        try consolidate(&report, account, &parts)
        report.reasons = account.reasons.inOrder
        report.rowWarnings = account.rowWarnings.inOrder
        report.objects = taker.tally
        report.plan = account.plan
        report.planDigest = account.planDigest
        return (report, account)
    }

    private func prepare() throws(Failure) -> any RowTaker {
        let action = try RowAction.named(job.action.name)
        return try store.read { connection throws(Failure) in
            try action.prepare(
                RowContext(job: job, settings: settings, now: now, memory: store.memory, connection: connection))
        }
    }

    private func take(
        _ file: SourceFile, _ outlets: OutletMaker?, _ taker: some RowTaker, _ account: ImportAccount,
        _ report: inout ImportReport, bytesBefore: Int
    ) throws(Failure) {
        let (rowsBefore, totalBytes) = (report.counts.rows, files.reduce(0) { $0 + $1.size })
        let reader = try SourceReader(path: file.location, job)
        let run = FileImport(
            file, reader, job, outlets: try outlets?.outlets(for: file, reader), taker: taker, account: account,
            onProgress: {
                onProgress(.init(rows: rowsBefore + $0, bytes: bytesBefore + $1, totalBytes: totalBytes))
            })
        try run.run(store, now: now)
        report.counts += run.counts
        report.files.append(run.report)
        report.warnings += run.warnings
    }

    private func consolidate(
        _ report: inout ImportReport, _ account: ImportAccount, _ parts: inout [ConsolidatorRun.Part]
    ) throws(Failure) {
        for consolidator in job.consolidators {
            // The error log is written while the rows are taken.
            guard let kind = ConsolidatorAction.named(consolidator.name) else { continue }
            if kind.actsOnAbsence(consolidator.settings), isOfRejects {
                report.warnings.append(
                    "\(consolidator.name) was left out: a file of rejected rows is not all there is.")
                continue
            }
            let begin = ContinuousClock.now
            let run = ConsolidatorRun(
                settings: consolidator.settings, name: consolidator.name, import: self, account: account, parts: parts)
            defer {
                report.consolidators.append(run.done)
                report.warnings += run.warnings
            }
            if kind.actsOnAbsence(consolidator.settings), let lost = lostFiles.first {
                run.leaveOut(
                    "\(run.name) was left out: an import that broke off had moved '\(lost)', and it is not there any more, so that nobody can be told to be missing."
                )
                continue
            }
            do throws(Failure) {
                try kind.run(run)
            } catch {
                if error.kind == .interrupted { throw error }
                // What follows may build on it: a file that could not be moved away is not to be deleted.
                report.cause = .operation(
                    "\(error.message) The rows were imported; \(consolidator.name) and what comes after it was not done to its end."
                )
                return
            }
            parts.append(.init(name: consolidator.name, duration: ContinuousClock.now - begin))
        }
    }
}

extension ImportJob {
    /// Whether something is done with all that the files leave out.
    var actsOnAbsence: Bool {
        consolidators.contains { ConsolidatorAction.named($0.name)?.actsOnAbsence($0.settings) == true }
    }
}
