internal import CairnCore
internal import CairnJobs

/// The files of one import, one after the other.
struct ImportRun {
    let job: ImportJob
    let files: [SourceFile]
    let take: RowAction.Take
    let onProgress: (ImportRunner.Progress) -> Void

    /// Imports all files and tells what became of them.
    ///
    /// - Parameter outlets: where rejected rows go; nil in a dry run.
    func report(_ outlets: OutletMaker?, _ transactions: Transactions) throws(Failure) -> ImportReport {
        var report = ImportReport(isDryRun: outlets == nil)
        var (reasons, rowWarnings) = (ReasonCounts(), ReasonCounts())
        let totalBytes = files.reduce(0) { $0 + $1.size }
        var bytes = 0
        for file in files {
            let (rowsBefore, bytesBefore) = (report.counts.rows, bytes)
            let reader = try SourceReader(path: file.path, job)
            let run = FileImport(
                file, reader, job, outlets: try outlets?.outlets(for: file, reader), take: take,
                onProgress: {
                    onProgress(.init(rows: rowsBefore + $0, bytes: bytesBefore + $1, totalBytes: totalBytes))
                })
            try run.run(transactions)
            report.counts += run.counts
            report.files.append(run.report)
            report.warnings += run.warnings
            reasons += run.reasons
            rowWarnings += run.rowWarnings
            bytes += file.size
        }
        report.reasons = reasons.inOrder
        report.rowWarnings = rowWarnings.inOrder
        return report
    }
}
