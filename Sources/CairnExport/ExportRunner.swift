internal import CairnCatalog
public import CairnCore
public import CairnJobs
internal import CairnModel
public import CairnStore
internal import CairnText

/// What an export wrote.
public struct ExportReport: Sendable, Encodable {
    public struct File: Sendable, Encodable {
        public var provider: String
        /// Nil for standard output.
        public var path: String?
        public var rows: Int
        public var bytes: Int
        /// Characters that the encoding lacks, written as `?`.
        public var replacedCharacters: Int
    }

    public var files: [File] = []
    /// What the user should know of the job on this instance.
    public var warnings: [String] = []
}

/// Runs the exports of a job: all its files from one snapshot of the store, and none of them unless all are whole.
public struct ExportRunner {
    /// Where the files go.
    public enum Target: Sendable {
        /// Standard output.
        case standardOutput
        /// A path, `%` tokens allowed.
        case path(String)
        /// Standard output for a single provider without a file action, else the instance's export folder.
        case standard
    }

    private let store: Store
    private let zone: String
    private let now: Instant
    private let onProgress: (Int) -> Void

    /// - Parameters:
    ///   - zone: the instance's time zone.
    ///   - onProgress: called now and then with the rows of the file at hand.
    public init(store: Store, zone: String, now: Instant, onProgress: @escaping (Int) -> Void = { _ in }) {
        self.store = store
        self.zone = zone
        self.now = now
        self.onProgress = onProgress
    }

    public func run(_ job: Job, to target: Target) throws(Failure) -> ExportReport {
        let count = job.exports.reduce(0) { $0 + $1.providers.count }
        try check(target, count: count, job)
        return try store.read { connection throws(Failure) in
            let directory = try connection.directory()
            var report = ExportReport()
            var outputs: [ExportOutput] = []
            for export in job.exports {
                for (index, provider) in export.providers.enumerated() {
                    let number = job.exports.count == 1 ? index + 1 : outputs.count + 1
                    let output = try output(export, target, number: number)
                    outputs.append(output)
                    report.warnings += unknownCustomFields(provider, directory)
                    report.files.append(try write(provider, export, to: output, connection, directory))
                }
            }
            for output in outputs { try output.finish() }
            return report
        }
    }

    private func check(_ target: Target, count: Int, _ job: Job) throws(Failure) {
        guard count > 1 else { return }
        switch target {
        case .path(let path) where !path.contains("%i"):
            throw .input("the job has \(count) providers, and '\(path)' is one file. Put %i into the name.")
        case .standardOutput:
            throw .input("the job has \(count) providers, and standard output is one file. Name a file with -o and %i.")
        case .standard where job.exports.contains(where: { $0.file == nil }):
            throw .input("the job has \(count) providers and no file action. Name a file with -o and %i.")
        default: break
        }
    }

    private func unknownCustomFields(_ provider: ProviderJob, _ directory: Directory) -> [String] {
        let known = Set(directory.customFields.values)
        return provider.columns.compactMap { column in
            guard case .customField = column.column.source, let guid = column.argument, !guid.isEmpty,
                !known.contains(guid)
            else { return nil }
            return "column '\(column.header)': the instance has no custom field '\(guid)', and its cells stay empty."
        }
    }

    private func output(_ export: ExportJob, _ target: Target, number: Int) throws(Failure) -> ExportOutput {
        let file = export.file ?? .standard
        let zone = Zone(named: zone) ?? .utc
        let path: String? =
            switch target {
            case .standardOutput: nil
            case .path(let pattern): FileName.expand(pattern, at: now, zone: zone, number: number)
            case .standard where export.file == nil: nil
            case .standard:
                store.instance.path("exports/data/")
                    + FileName.expand(
                        FileName.standard(for: export, fileExtension: file.format.rawValue.lowercased()),
                        at: now, zone: zone, number: number)
            }
        return try ExportOutput(path: path, encoding: file.encoding)
    }

    private func write(
        _ provider: ProviderJob, _ export: ExportJob, to output: ExportOutput, _ connection: Connection,
        _ directory: Directory
    ) throws(Failure) -> ExportReport.File {
        let file = export.file ?? .standard
        let engine = try ExportEngine(
            provider, file, zone: Zone(named: zone) ?? .utc, connection, directory)
        var buffer = ByteBuffer(capacity: 1 << 20)
        if file.showHeaders { engine.appendHeader(to: &buffer) }
        let rows = try engine.run(&buffer) { buffer, rows throws(Failure) in
            if buffer.count > 1 << 19 { try output.write(&buffer) }
            onProgress(rows)
            return true
        }
        try output.write(&buffer)
        return ExportReport.File(
            provider: provider.provider.name, path: output.path, rows: rows, bytes: output.bytes,
            replacedCharacters: output.replaced)
    }

    /// The header and the first rows of the job's first provider, as cells.
    public func preview(_ job: Job, rows count: Int) throws(Failure) -> [[String]] {
        guard let provider = job.exports.first?.providers.first else { return [] }
        return try store.read { connection throws(Failure) in
            let engine = try ExportEngine(
                provider, job.exports[0].file ?? .standard, zone: Zone(named: zone) ?? .utc, connection,
                try connection.directory())
            var buffer = ByteBuffer()
            engine.appendHeader(to: &buffer)
            _ = try engine.run(&buffer) { _, rows throws(Failure) in rows < count }
            let format = job.exports[0].file ?? .standard
            return Array(
                Self.cells(buffer.array(), delimiter: format.format == .tsv ? 9 : format.delimiter.byte)
                    .prefix(count + 1))
        }
    }

    private static func cells(_ bytes: [UInt8], delimiter: UInt8) -> [[String]] {
        var position = 0
        var reader = CSVReader(
            options: CSVReader.Options(delimiter: delimiter, encoding: .utf8, autoDetectLineEndings: false)
        ) { buffer in
            let count = min(buffer.count, bytes.count - position)
            bytes[position..<position + count].withUnsafeBytes { buffer.copyMemory(from: $0) }
            position += count
            return count
        }
        var rows: [[String]] = []
        while (try? reader.next()) == true {
            rows.append(
                (0..<reader.cellCount).map { index in
                    reader.withCell(index) { String(decoding: $0, as: UTF8.self) }
                })
        }
        return rows
    }
}
