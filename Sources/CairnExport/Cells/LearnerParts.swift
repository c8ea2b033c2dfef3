internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore
internal import CairnText

/// What the learners of a block have several of: custom values and smart groups, read in one scan each and taken
/// learner by learner.
final class LearnerParts {
    /// The ids of the custom fields that are shown, by their GUIDs; those that the instance lacks are not in it.
    private let fields: [String: Int64]
    private let readsGroups: Bool
    private let directory: Directory

    private let groups = Facts<SmartGroupColumn>()
    private var nextGroup = 0
    private(set) var groupsOfLearner: [Int64] = []

    // One value after the other, and where each ends.
    private var values: [(learner: Int64, field: Int64, end: Int)] = []
    @exclusivity(unchecked) private var texts = ByteBuffer()
    private var nextValue = 0
    private var valuesOfLearner = 0..<0

    init(_ job: ProviderJob, _ filters: RowFilters, _ directory: Directory) {
        self.directory = directory
        var shown: Set<String> = []
        var showsGroups = false
        for column in job.columns {
            switch column.column.source {
            case .customField: shown.insert(column.argument ?? "")
            case .learner(.smartGroups): showsGroups = true
            default: break
            }
        }
        let ids = directory.customFields.filter { shown.contains($0.value) }.map { ($0.value, $0.key) }
        fields = Dictionary(ids) { first, _ in first }
        readsGroups = showsGroups || filters.asksForLearners
    }

    func read(_ connection: Connection, ofLearners ids: ClosedRange<Int64>) throws(Failure) {
        (nextGroup, nextValue) = (0, 0)
        if readsGroups { try connection.readSmartGroups(ofLearners: ids, into: groups) }
        guard !fields.isEmpty else { return }
        values.removeAll(keepingCapacity: true)
        texts.removeAll()
        let rows = try connection.customValues(ofLearners: ids)
        while try rows.step() {
            texts.append(rows.bytes(2))
            values.append((rows.integer(0), rows.integer(1), texts.count))
        }
    }

    /// Goes on to a learner; to be called in the order of ids.
    func begin(_ learner: Int64) {
        groupsOfLearner.removeAll(keepingCapacity: true)
        while readsGroups, nextGroup < groups.table.count, groups[nextGroup, .learner] <= learner {
            if groups[nextGroup, .learner] == learner { groupsOfLearner.append(groups[nextGroup, .group]) }
            nextGroup += 1
        }
        while nextValue < values.count, values[nextValue].learner < learner { nextValue += 1 }
        let begin = nextValue
        while nextValue < values.count, values[nextValue].learner == learner { nextValue += 1 }
        valuesOfLearner = begin..<nextValue
    }

    /// Lends the learner's value of a custom field; an empty one where it has none.
    func withValue(ofField guid: String, _ body: (UnsafeRawBufferPointer) -> Void) {
        guard let field = fields[guid], let value = valuesOfLearner.first(where: { values[$0].field == field })
        else { return }
        let begin = value == 0 ? 0 : values[value - 1].end
        texts.withBytes { body(UnsafeRawBufferPointer(rebasing: $0[begin..<values[value].end])) }
    }

    /// The names of the learner's smart groups: `Sales;Newcomers`.
    var groupNames: String {
        groupsOfLearner.compactMap { directory.smartGroups[$0]?.name }.joined(separator: ";")
    }
}
