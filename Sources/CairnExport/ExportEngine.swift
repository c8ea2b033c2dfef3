internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore
internal import CairnText

/// What a run of one provider looks at, settled before its first row.
struct ExportScope {
    var now: Instant
    /// The job's zone: where days are counted and times shown.
    var zone: Zone
    /// The time frame as moments; nil for none.
    var frame: TimeFrame?
    /// What counts as changed; nil outside delta mode, and in an export's first run.
    var delta: DeltaWindow?
    /// Whether rows that filters leave out are made all the same.
    var keepsAll = false
    /// The only learners whose rows are wanted, ascending; nil for all.
    var learners: [Int64]?
}

/// Runs one provider of a job: dimensions to fragments, facts to rows, learners in blocks, on one thread or several.
struct ExportEngine {
    let job: ProviderJob
    let style: CellStyle
    let filters: RowFilters
    let directory: Directory
    private let file: FileAction
    private let scope: ExportScope
    private let limits: EngineLimits
    private let layout: RowLayout
    let run: RunTables
    private let sessions: SessionEntries
    private let spans: LearnerSpans

    /// What is rendered once is rendered here.
    init(
        _ job: ProviderJob, _ file: FileAction, _ scope: ExportScope, _ connection: Connection,
        _ directory: Directory, _ limits: EngineLimits
    ) throws(Failure) {
        self.job = job
        self.file = file
        self.scope = scope
        self.limits = limits
        self.directory = directory
        style = try CellStyle(job, file, zone: scope.zone)
        filters = RowFilters(job, scope, directory)
        layout = RowLayout(job, style)
        run = try RunTables(layout, MemberRenderer(style), connection, share: limits.dimensionShare)
        sessions = SessionEntries(RowContext(job, filters, directory, scope))
        spans = LearnerSpans(
            candidates: try Self.candidates(job, scope, filters, sessions, connection),
            last: try connection.lastLearner(), limits,
            filters.asksForLearners && !scope.keepsAll ? LearnerFilter(filters) : nil)
    }

    /// The columns as the format sees them.
    var columns: [FormatColumn] { job.columns.map(style.formatColumn) }

    /// The header row; nothing in formats whose rows name their cells themselves.
    func appendHeader(to buffer: inout ByteBuffer) {
        guard style.format.hasHeaderRow else { return }
        buffer.append(contentsOf: style.format.rowStart)
        for (index, column) in columns.enumerated() {
            if index > 0 { buffer.append(contentsOf: style.format.separator) }
            let cell = style.format.cell(of: FormatColumn(name: column.name, label: column.label, type: .text))
            Array(column.header.utf8).withUnsafeBytes { cell.append($0, to: &buffer) }
        }
        buffer.append(contentsOf: style.format.rowEnd)
    }

    /// What makes rows on one thread, and what writes them as the format has them.
    typealias Thread = (rows: RowMaker, stitcher: RowStitcher)

    /// One of those that make all rows together, each with a connection of its own. Whatever keeps anything to use it
    /// again (zones, dates, verdicts) is its own too.
    func thread(_ connection: Connection) throws(Failure) -> Thread {
        var scope = scope
        scope.zone = Zone(named: scope.zone.name) ?? scope.zone
        let style = try CellStyle(job, file, zone: scope.zone)
        // Of its own too, so that no two threads count references to one cell.
        let layout = RowLayout(job, style)
        let renderer = MemberRenderer(style)
        let context = RowContext(job, RowFilters(job, scope, directory), directory, scope)
        let parts = LearnerParts(job, context.filters, directory)
        let block = BlockTables(job, layout, renderer, directory, parts)
        let tables = RowTables(layout, block, run, renderer, connection, share: limits.dimensionShare)
        let rows = RowMaker(
            connection, spans, try BlockReader(connection, context, block, parts, sessions: sessions),
            RowSources.source(job, context, block, sessions), tables)
        return (rows, RowStitcher(layout, style, tables, joins: job.provider.grain.hasSeveralRowsARegistration))
    }

    /// The learners that can have rows, where a time frame, a delta, or filters of sessions and trainings make them few;
    /// nil for all.
    private static func candidates(
        _ job: ProviderJob, _ scope: ExportScope, _ filters: RowFilters, _ sessions: SessionEntries,
        _ connection: Connection
    ) throws(Failure) -> [Int64]? {
        if let learners = scope.learners { return learners }
        if scope.keepsAll { return nil }
        switch job.provider.grain {
        case .logEntry, .tracking, .activity, .registration: break
        case .attendance: return try registered(filters, sessions, connection)
        case .access:
            return try scope.frame.map { frame throws(Failure) in try connection.learnersWithAccesses(in: frame) }
        case .badgeAward: return try awarded(.badgeAward, scope, connection)
        case .pointsAward: return try awarded(.pointsAward, scope, connection)
        default: return nil
        }
        if let delta = scope.delta {
            let touched = try connection.learnersTouched(since: delta.position)
            guard job.provider.grain == .logEntry else { return touched }
            let recent = TimeFrame(from: delta.dayStart, to: Instant(seconds: .max))
            return Set(touched).union(try connection.learnersWithEntries(in: recent)).sorted()
        }
        let registered = try registered(filters, sessions, connection)
        guard let frame = scope.frame else { return registered }
        let active = try connection.learnersWithEntries(in: frame)
        return registered.map { active.filter(Set($0).contains) } ?? active
    }

    /// The learners whose awards a delta can concern.
    private static func awarded(
        _ kind: RecordKind, _ scope: ExportScope, _ connection: Connection
    ) throws(Failure) -> [Int64]? {
        try scope.delta.map { delta throws(Failure) in
            try connection.learners(withChanged: kind, since: delta.position)
        }
    }

    /// The learners of the sessions that filters keep, where these are few.
    private static func registered(
        _ filters: RowFilters, _ sessions: SessionEntries, _ connection: Connection
    ) throws(Failure) -> [Int64]? {
        guard filters.asksForSessions || filters.asksForTrainings else { return nil }
        // To find more than these would cost about as much as it saves.
        return try connection.learners(registeredIn: sessions.ids, most: Int(try connection.lastLearner()) / 4)
    }
}

extension RowFilters {
    /// The filters of a job in a scope, ready for one thread.
    init(_ job: ProviderJob, _ scope: ExportScope, _ directory: Directory) {
        self.init(
            job, FilterContext(directory: directory, now: scope.now, today: scope.zone.day(of: scope.now)),
            frame: scope.frame.map { Named(name: "time frame", sentence: job.sentence(of: $0, in: scope.zone)) },
            delta: scope.delta.map {
                Named(name: "deltaMode", sentence: $0.sentence(job.provider.grain, in: scope.zone))
            })
    }
}

extension RowContext {
    init(_ job: ProviderJob, _ filters: RowFilters, _ directory: Directory, _ scope: ExportScope) {
        self.init(
            job, filters, directory, zone: scope.zone, now: scope.now, frame: scope.frame, delta: scope.delta,
            keepsAll: scope.keepsAll)
    }
}

extension ProviderJob {
    /// `last access from 2021-01-01 00:00:00 to 2021-02-24 12:00:00 (Europe/Paris)`.
    fileprivate func sentence(of frame: TimeFrame, in zone: Zone) -> String {
        "\(provider.grain.frameSubject(frameMode)) from \(zone.text(frame.from)) to \(zone.text(frame.to)) (\(zone.name))"
    }
}

extension Zone {
    /// A moment as the clocks here show it: `2021-02-24 12:00:00`.
    func text(_ instant: Instant) -> String {
        let local = Instant(seconds: instant.seconds + offset(at: instant.seconds)).iso
        return String(local.dropLast()).replacing("T", with: " ")
    }
}

extension Provider.Grain {
    /// Whether a registration has several rows, most of whose cells are the same.
    fileprivate var hasSeveralRowsARegistration: Bool {
        switch self {
        case .logEntry, .tracking, .activity, .attendance, .eventOfLearner: true
        default: false
        }
    }

    /// What of a row must lie in a time frame.
    func frameSubject(_ mode: FrameMode) -> String {
        switch self {
        case .logEntry: "start"
        case .tracking, .activity, .registration: mode.rows == .timeSpent ? "any entry" : "last access"
        case .attendance, .eventOfLearner, .eventOfSession, .eventOfTraining: "start of the event"
        case .access: "access"
        case .badgeAward, .pointsAward: "award"
        case .learningObject, .version: "last change"
        case .learner, .training, .trainingItem, .session: "creation or last change"
        }
    }
}

extension DeltaWindow {
    /// What the window keeps, as a clause.
    func sentence(_ grain: Provider.Grain, in zone: Zone) -> String {
        let changed = tellsDeletions ? "created, changed or deleted" : "created or changed"
        let day = grain == .logEntry ? ", or of \(zone.day(of: dayStart).iso) or later" : ""
        return "\(changed) since position \(position)\(day)"
    }
}
