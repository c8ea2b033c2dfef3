internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore
internal import CairnText

/// What of the learners of a block does not stand in their rows: custom values and smart groups, read in one scan each
/// and taken learner by learner, and the logins of their managers.
final class LearnerParts {
    /// The ids of the custom fields by their GUIDs.
    private let fields: [String: Int64]
    private let showsFields: Bool
    private let readsGroups: Bool
    private let directory: Directory
    /// Nil where they are not shown.
    private let managers: ManagerLogins?

    private let groups = Facts<SmartGroupColumn>()
    private var nextGroup = 0
    private(set) var groupsOfLearner: [Int64] = []
    @exclusivity(unchecked) private var groupNames = ByteBuffer()

    // One value after the other, and where each ends.
    private var values: [(learner: Int64, field: Int64, end: Int)] = []
    @exclusivity(unchecked) private var texts = ByteBuffer()
    private var nextValue = 0
    private var valuesOfLearner = 0..<0

    init(_ job: ProviderJob, _ filters: RowFilters, _ directory: Directory) {
        self.directory = directory
        var (showsFields, showsGroups, showsManagers) = (false, false, false)
        for column in job.columns {
            switch column.column.source {
            case .customField: showsFields = true
            case .learner(.smartGroups): showsGroups = true
            case .learner(.managerLogin): showsManagers = true
            default: break
            }
        }
        fields = Dictionary(directory.customFields.map { ($0.value, $0.key) }) { first, _ in first }
        self.showsFields = showsFields
        managers = showsManagers ? ManagerLogins() : nil
        readsGroups = showsGroups || filters.asksForLearners
    }

    func read(_ connection: Connection, ofLearners ids: ClosedRange<Int64>) throws(Failure) {
        (nextGroup, nextValue) = (0, 0)
        if readsGroups { try connection.readSmartGroups(ofLearners: ids, into: groups) }
        guard showsFields else { return }
        values.removeAll(keepingCapacity: true)
        texts.removeAll()
        try connection.forEachCustomValue(ofLearners: ids) { learner, field, value in
            texts.append(value)
            values.append((learner, field, texts.count))
        }
    }

    /// Goes on to a learner; to be called in the order of ids.
    func begin(_ learner: Int64, manager: Int64, _ connection: Connection) throws(Failure) {
        try managers?.begin(manager, connection)
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

    /// The id of the custom field that a cell shows; 0 where it shows none, or one that the instance lacks.
    func field(of cell: RowLayout.Cell) -> Int64 {
        if case .customField = cell.source { return fields[cell.argument] ?? 0 }
        return 0
    }

    /// Lends the learner's value of a custom field; nothing where it has none.
    func withValue(ofField field: Int64, _ body: (UnsafeRawBufferPointer) -> Void) {
        for value in valuesOfLearner where values[value].field == field {
            let begin = value == 0 ? 0 : values[value - 1].end
            return texts.withBytes { body(UnsafeRawBufferPointer(rebasing: $0[begin..<values[value].end])) }
        }
    }

    /// Lends the login of the learner's manager; nothing where there is none.
    func withManagerLogin(_ body: (UnsafeRawBufferPointer) -> Void) { managers?.withLogin(body) }

    /// Lends the names of the learner's smart groups: `Sales;Newcomers`.
    func withGroupNames(_ body: (UnsafeRawBufferPointer) -> Void) {
        groupNames.removeAll()
        var isFirst = true
        for group in groupsOfLearner {
            guard var name = directory.smartGroups[group]?.name else { continue }
            if !isFirst { groupNames.append(UInt8(ascii: ";")) }
            isFirst = false
            name.withUTF8 { groupNames.append(UnsafeRawBufferPointer($0)) }
        }
        groupNames.withBytes(body)
    }
}
