internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

/// One row for each learning object, with the texts of its best version.
final class LearningObjectRows: RowSource {
    let basis = RowBasis.directory
    private let shared: DirectoryRows
    let locales: [String]
    let showsStatistics: Bool

    init(shared: DirectoryRows, _ job: ProviderJob) {
        self.shared = shared
        locales = job.parameters["preferredLocales"]?.asList ?? []
        showsStatistics = job.showsStatistics
    }

    func emit(_ block: Block, _ connection: Connection, to sink: some RowSink) throws(Failure) {
        let life = try connection.lifeTimes(of: .learningObject, isWanted: shared.context.frame != nil)
        let statistics = showsStatistics ? try connection.statisticsOfLearningObjects() : [:]
        var row = FactRow()
        for object in shared.directory.learningObjects.values.sorted(by: { $0.id < $1.id })
        where !object.isDeleted {
            shared.context.begin(&row, verdict: shared.context.filters.verdict(object))
            row.learningObject = object.id
            shared.context.point(&row, toVersion: object.bestVersion(forLocales: locales)?.id ?? 0)
            shared.noteFrame(&row, life, of: object.id)
            row.fill(statistics[object.id] ?? ContentStatistics())
            try sink.append(&row)
        }
    }
}

/// One row for each learning object and language: the newest version in it.
final class VersionRows: RowSource {
    let basis = RowBasis.directory
    private let shared: DirectoryRows
    let showsStatistics: Bool

    init(shared: DirectoryRows, _ job: ProviderJob) {
        self.shared = shared
        showsStatistics = job.showsStatistics
    }

    func emit(_ block: Block, _ connection: Connection, to sink: some RowSink) throws(Failure) {
        let life = try connection.lifeTimes(of: .version, isWanted: shared.context.frame != nil)
        let statistics = showsStatistics ? try connection.statisticsOfVersions() : [:]
        var row = FactRow()
        for (version, object) in newest().sorted(by: { $0.version.id < $1.version.id }) {
            shared.context.begin(&row, verdict: shared.context.filters.verdict(object))
            row.learningObject = object.id
            shared.context.point(&row, toVersion: version.id)
            shared.noteFrame(&row, life, of: version.id)
            row.fill(statistics[version.id] ?? ContentStatistics())
            try sink.append(&row)
        }
    }

    private func newest() -> [(version: Version, object: LearningObject)] {
        shared.directory.learningObjects.values.filter { !$0.isDeleted }.flatMap { object in
            object.locales.compactMap { locale in object.newestVersion(in: locale).map { ($0, object) } }
        }
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
