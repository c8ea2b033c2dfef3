internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore
internal import CairnText

/// Runs one provider of a job: dimensions to fragments, facts to rows, learners in blocks.
///
/// Learners, registrations and facts are read in the same order, block by block, so that memory grows neither with the
/// log nor with the learners; only sessions, items and contents are kept whole.
struct ExportEngine {
    private let job: ProviderJob
    private let connection: Connection
    private let directory: Directory
    private let style: CellStyle
    private let filters: RowFilters
    private let tables: DimensionTables
    private let stitcher: RowStitcher
    private let source: any RowSource
    private let needsLocales: Bool
    private static let learnersPerBlock = 256

    init(
        _ job: ProviderJob, _ file: FileAction, zone: Zone, _ connection: Connection, _ directory: Directory
    ) throws(Failure) {
        self.job = job
        self.connection = connection
        self.directory = directory
        style = try CellStyle(job, file, zone: zone)
        filters = RowFilters(job, directory)
        let layout = RowLayout(job, style)
        tables = DimensionTables(job, layout, style, directory)
        stitcher = RowStitcher(layout, style, tables)
        let context = RowContext(job, filters, directory, zone: style.zone)
        needsLocales = context.includesUnlaunched
        source = Self.source(job, context)
    }

    private static func source(_ job: ProviderJob, _ context: RowContext) -> any RowSource {
        switch job.provider.grain {
        case .logEntry: LogRows(context: context, job)
        case .tracking: TrackingRows(context: context)
        case .registration: ConsolidatedRows(context: context)
        }
    }

    /// Appends the header row.
    func appendHeader(to buffer: inout ByteBuffer) {
        for (index, column) in job.columns.enumerated() {
            if index > 0 { buffer.append(style.format.separator) }
            Array(column.header.utf8).withUnsafeBytes { style.format.appendCell($0, to: &buffer) }
        }
        buffer.append(contentsOf: style.format.rowEnd)
    }

    /// Appends all rows; `rowsDone` is called after each block and says whether to go on.
    ///
    /// - Returns: how many rows there are.
    func run(
        _ buffer: inout ByteBuffer, rowsDone: (inout ByteBuffer, Int) throws(Failure) -> Bool
    ) throws(Failure) -> Int {
        let sessions = try keptSessions()
        try tables.loadItems(connection)
        try tables.loadContents(connection)
        var rows = 0
        var last: Int64 = 0
        while let block = try learners(after: last) {
            try Interruption.check()
            last = block.last
            if let first = block.kept.first?.id, let end = block.kept.last?.id {
                let registrations = try registrations(block.kept, sessions)
                try source.emit(registrations, learners: first...end, connection) { row throws(Failure) in
                    stitcher.append(row, to: &buffer)
                    rows += 1
                }
            }
            guard try rowsDone(&buffer, rows) else { break }
        }
        return rows
    }

    private func keptSessions() throws(Failure) -> [Int64: SessionEntry] {
        let members = try tables.loadSessions(connection)
        var rules: [Int64: Consolidation] = [:]
        var kept: [Int64: SessionEntry] = [:]
        for session in directory.sessions.values {
            guard let training = directory.trainings[session.training], let member = members[session.id],
                filters.keeps(SessionSubject(session: session, training: training))
            else { continue }
            let rule = rules[training.id] ?? Consolidation(of: training)
            rules[training.id] = rule
            kept[session.id] = SessionEntry(member: member, training: training, rule: rule)
        }
        return kept
    }

    /// The next learners, and the last id among them; nil after the last one.
    private func learners(after id: Int64) throws(Failure) -> (kept: [BlockLearner], last: Int64)? {
        tables.beginBlock()
        let rows = try connection.learners(
            after: id, atMost: Self.learnersPerBlock, fields: tables.learnerFields,
            customFields: tables.customFields, withGroups: filters.asksForLearners)
        var kept: [BlockLearner] = []
        var last: Int64?
        while try rows.step() {
            let learner = rows.integer(0)
            last = learner
            let groups = rows.optionalText(4)?.split(separator: ",").compactMap { Int64($0) } ?? []
            let subject = LearnerSubject(id: learner, entity: rows.integer(1), smartGroups: groups)
            guard filters.keeps(subject) else { continue }
            let locales =
                needsLocales ? Locales.preferred(locale: rows.optionalText(2), list: rows.optionalText(3)) : []
            kept.append(
                BlockLearner(
                    id: learner, member: tables.addLearner(rows, entity: subject.entity), locales: locales))
        }
        return last.map { (kept, $0) }
    }

    /// The registrations of the block's learners that are kept.
    private func registrations(
        _ learners: [BlockLearner], _ sessions: [Int64: SessionEntry]
    ) throws(Failure) -> [BlockRegistration] {
        var kept: [BlockRegistration] = []
        var position = 0
        try connection.registrations(
            ofLearners: learners[0].id...learners[learners.count - 1].id, fields: tables.registrationFields
        ) { fact, row in
            while position < learners.count, learners[position].id < fact.learner { position += 1 }
            guard position < learners.count, learners[position].id == fact.learner,
                let session = sessions[fact.session],
                filters.keeps(RegistrationSubject(imported: fact.imported))
            else { return }
            kept.append(
                BlockRegistration(
                    id: fact.id, learner: learners[position], member: tables.addRegistration(row),
                    session: session, guid: fact.guid))
        }
        return kept
    }
}
