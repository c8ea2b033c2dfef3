internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// One row for each learning object, with the texts of its best version.
final class LearningObjectRows: RowSource {
    let basis = RowBasis.directory
    private let shared: DirectoryRows
    private let objects: [LearningObject]
    private let locales: [String]
    private let showsStatistics: Bool
    /// What is read of all objects, by the first block.
    private var read: (life: LifeTimes, statistics: [Int64: ContentStatistics])?

    init(shared: DirectoryRows, _ job: ProviderJob) {
        self.shared = shared
        objects = shared.directory.learningObjects.values.filter { !$0.isDeleted }.sorted { $0.id < $1.id }
        locales = job.parameters["preferredLocales"]?.asList ?? []
        showsStatistics = job.showsStatistics
    }

    var members: Int { objects.count }

    func emit(_ block: Block, _ connection: Connection, to sink: some RowSink) throws(Failure) {
        if read == nil { read = try readAll(connection) }
        guard let (life, statistics) = read else { return }
        var row = FactRow()
        for object in objects[block.places] {
            shared.context.begin(&row, verdict: shared.context.filters.verdict(object))
            row.learningObject = object.id
            shared.context.point(&row, toVersion: object.bestVersion(forLocales: locales)?.id ?? 0)
            shared.noteFrame(&row, life, of: object.id)
            row.fill(statistics[object.id] ?? ContentStatistics())
            try sink.append(&row)
        }
    }

    private func readAll(
        _ connection: Connection
    ) throws(Failure) -> (life: LifeTimes, statistics: [Int64: ContentStatistics]) {
        (
            try connection.lifeTimes(of: .learningObject, isWanted: shared.context.frame != nil),
            showsStatistics ? try connection.statisticsOfLearningObjects() : [:]
        )
    }
}

/// One row for each learning object and language: the newest version in it.
final class VersionRows: RowSource {
    let basis = RowBasis.directory
    private let shared: DirectoryRows
    private let newest: [(version: Version, object: LearningObject)]
    private let showsStatistics: Bool
    /// What is read of all versions, by the first block.
    private var read: (life: LifeTimes, statistics: [Int64: ContentStatistics])?

    init(shared: DirectoryRows, _ job: ProviderJob) {
        self.shared = shared
        newest = Self.newest(shared.directory)
        showsStatistics = job.showsStatistics
    }

    var members: Int { newest.count }

    func emit(_ block: Block, _ connection: Connection, to sink: some RowSink) throws(Failure) {
        if read == nil { read = try readAll(connection) }
        guard let (life, statistics) = read else { return }
        var row = FactRow()
        for (version, object) in newest[block.places] {
            shared.context.begin(&row, verdict: shared.context.filters.verdict(object))
            row.learningObject = object.id
            shared.context.point(&row, toVersion: version.id)
            shared.noteFrame(&row, life, of: version.id)
            row.fill(statistics[version.id] ?? ContentStatistics())
            try sink.append(&row)
        }
    }

    private func readAll(
        _ connection: Connection
    ) throws(Failure) -> (life: LifeTimes, statistics: [Int64: ContentStatistics]) {
        (
            try connection.lifeTimes(of: .version, isWanted: shared.context.frame != nil),
            showsStatistics ? try connection.statisticsOfVersions() : [:]
        )
    }

    /// By id.
    private static func newest(_ directory: Directory) -> [(version: Version, object: LearningObject)] {
        directory.learningObjects.values.filter { !$0.isDeleted }.flatMap { object in
            object.locales.compactMap { locale in object.newestVersion(in: locale).map { ($0, object) } }
        }.sorted { $0.0.id < $1.0.id }
    }
}

extension ProviderJob {
    /// Whether a column shows what all trackings of a content give, which takes a scan of them all.
    fileprivate var showsStatistics: Bool {
        columns.contains { if case .fact = $0.column.source { true } else { false } }
    }
}

extension FactRow {
    fileprivate mutating func fill(_ statistics: ContentStatistics) {
        self[.assignments] = statistics.trackings
        self[.completions] = statistics.completed
        self[.averageScore] = statistics.averageScore
        self[.averageMinutes] = statistics.averageMinutes
        self[.totalMinutes] = statistics.totalMinutes
        self[.firstLaunch] = statistics.firstLaunch
        self[.lastAccess] = statistics.lastAccess
    }
}
