internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore
internal import CairnText

/// Makes one file: a provider of an export, in the export's format.
struct FileRun {
    private let provider: ProviderJob
    private let export: ExportJob
    private let file: FileAction
    private let plan: RunPlan
    private let scope: ExportScope
    private let engine: ExportEngine
    private let connections: [Connection]
    private let settings: ExportSettings
    private let onProgress: (Int) -> Void

    /// - Parameter connections: of one snapshot, one for each thread.
    init(
        _ provider: ProviderJob, _ export: ExportJob, _ plan: RunPlan, _ connections: [Connection],
        _ settings: ExportSettings, _ onProgress: @escaping (Int) -> Void
    ) throws(Failure) {
        self.provider = provider
        self.export = export
        self.plan = plan
        self.connections = connections
        self.settings = settings
        self.onProgress = onProgress
        file = export.file ?? .standard
        scope = plan.scope(provider, export)
        engine = try ExportEngine(provider, file, scope, connections[0], plan.directory, settings.limits)
    }

    /// Writes the whole file, which has its name when it is published.
    func run(to path: String?) throws(Failure) -> WrittenFile {
        let output = try output(path)
        let format = engine.style.format
        try put(to: output) { buffer in
            buffer.append(contentsOf: format.documentStart(encodingName: file.encoding.nameInXML))
            // A workbook's writer puts headers on every sheet itself.
            if file.showHeaders, !file.format.isWorkbook { engine.appendHeader(to: &buffer) }
        }
        let (rows, sums) = try writeRows(to: output)
        try put(to: output) { $0.append(contentsOf: format.documentEnd) }
        try output.close()
        return try WrittenFile(
            output,
            ExportReport.File(
                provider: provider.provider.name, path: path, rows: rows, bytes: output.written.count,
                replacedCharacters: output.replacedCharacters, croppedCells: output.croppedCells),
            manifest(output, rows: rows, sums))
    }

    /// Writes bytes that are no rows: what a file begins and ends with.
    private func put(to output: any ExportOutput, _ body: (inout ByteBuffer) -> Void) throws(Failure) {
        var buffer = ByteBuffer()
        body(&buffer)
        try output.write(&buffer)
    }

    private func writeRows(to output: any ExportOutput) throws(Failure) -> (rows: Int, sums: [ControlSum]) {
        var (rows, sums) = (0, sums)
        let pool = StitchedPartPool(sums: sums)
        var makers: [StitchedPartMaker] = []
        for connection in connections {
            let thread = try engine.thread(connection)
            makers.append(StitchedPartMaker(thread.rows, thread.stitcher, pool))
            guard thread.rows.sharesWork else { break }
        }
        try OrderedWork(makers, ahead: settings.limits.partsAhead).run { part throws(Failure) in
            try Interruption.check()
            try part.write(to: output)
            rows += part.rows
            for index in sums.indices { sums[index].add(part.sums[index]) }
            pool.giveBack(part)
            onProgress(rows)
            return true
        }
        return (rows, sums)
    }

    private func output(_ path: String?) throws(Failure) -> any ExportOutput {
        guard file.format.isWorkbook else { return try TextOutput(path: path, file) }
        return try WorkbookOutput(
            path: path, columns: engine.columns, datePattern: engine.style.datePattern,
            momentPattern: engine.style.momentPattern, showHeaders: file.showHeaders, createdAt: settings.now)
    }

    /// One for each column of times spent or of points gained.
    private var sums: [ControlSum] {
        provider.columns.compactMap { column in
            guard case .fact(let fact) = column.column.source else { return nil }
            if column.column.kind == .duration {
                return ControlSum(column: column.header, unit: "seconds", fact: fact)
            }
            return [.points, .awardedPoints].contains(fact)
                ? ControlSum(column: column.header, unit: "points", fact: fact) : nil
        }
    }

    private func manifest(_ output: any ExportOutput, rows: Int, _ sums: [ControlSum]) -> Manifest {
        let columns = provider.columns.map {
            Manifest.Column(
                name: $0.column.name, header: $0.header, kind: $0.column.kind.title,
                argument: provider.argument(of: $0))
        }
        return Manifest(
            file: output.path.map { PathText.name(of: $0) } ?? "-", bytes: output.written.count,
            sha256: output.written.sha256, rows: rows, format: file.format.rawValue,
            encoding: engine.style.format.encodingIsFixed ? "UTF-8" : file.encoding.rawValue,
            compression: file.compression?.rawValue,
            job: Manifest.Job(
                guid: export.guid, label: export.label, digest: Manifest.digest(of: export.canonicalText)),
            provider: provider.provider.name, parameters: provider.parameters.mapValues(\.plain),
            columns: columns, schemaVersion: SchemaVersion.of(provider, file, engine.style),
            now: settings.now.iso, timeZone: scope.zone.name, position: plan.position,
            timeFrame: scope.frame.map { Manifest.Frame(from: $0.from.iso, to: $0.to.iso, zone: scope.zone.name) },
            delta: provider.isDelta ? Manifest.Delta(since: scope.delta?.position) : nil,
            controlSums: sums.map { Manifest.Sum(column: $0.column, unit: $0.unit, sum: $0.sum) },
            cairn: settings.version)
    }
}

/// A file that is whole, with its manifest, and waits for the others of its job.
struct WrittenFile {
    let report: ExportReport.File
    private let output: any ExportOutput
    /// Nil for standard output and devices, which have none.
    private let manifest: AtomicFile?

    init(_ output: any ExportOutput, _ report: ExportReport.File, _ manifest: Manifest) throws(Failure) {
        self.output = output
        self.report = report
        guard let path = output.path, !path.hasPrefix("/dev/") else {
            self.manifest = nil
            return
        }
        let file = try AtomicFile(path: path + Manifest.suffix)
        try file.write(try manifest.json())
        try file.seal()
        self.manifest = file
    }

    /// Gives both their names.
    func publish() throws(Failure) {
        try output.publish()
        try manifest?.finish()
    }
}

extension FileAction.Encoding {
    /// As an XML declaration calls it.
    fileprivate var nameInXML: String { self == .utf16LittleEndian ? "UTF-16" : rawValue }
}
