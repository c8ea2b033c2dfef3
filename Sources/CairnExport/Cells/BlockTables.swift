internal import CairnCatalog
internal import CairnJobs
internal import CairnModel
internal import CairnStore
internal import CairnText

/// The rendered cells of learners, their registrations and their records: once a block, since rows come in their order.
final class BlockTables {
    let learners: MemberTable
    let registrations: MemberTable
    let records: MemberTable
    private let renderer: MemberRenderer
    private let parts: LearnerParts

    /// Where the value of each of a learner's cells comes from, in their order.
    private enum LearnerValue {
        case column
        case entity(EntityTexts)
        /// By the field's id.
        case custom(Int64)
        case groups
        case manager
    }

    private let learnerValues: [LearnerValue]
    let learnerFields: [LearnerField]
    let registrationFields: [RegistrationField]
    let recordFields: [RecordField]

    init(
        _ job: ProviderJob, _ layout: RowLayout, _ renderer: MemberRenderer, _ directory: Directory,
        _ parts: LearnerParts
    ) {
        self.renderer = renderer
        self.parts = parts
        let includesOwn = job.parameters["ancestorsWithCurrent"]?.isYes ?? false
        learners = MemberTable(slots: layout.slots[RowLayout.Dimension.learner.rawValue])
        registrations = MemberTable(slots: layout.slots[RowLayout.Dimension.registration.rawValue])
        records = MemberTable(slots: layout.slots[RowLayout.Dimension.record.rawValue])
        learnerValues = learners.fields { cell in
            switch cell.source {
            case .entity(let field): .entity(EntityTexts(field, directory, includesOwn: includesOwn))
            case .customField: .custom(parts.field(of: cell))
            case .learner(.smartGroups): .groups
            case .learner(.managerLogin): .manager
            default: .column
            }
        }
        learnerFields = learners.fields {
            if case .learner(let field) = $0.source, ![.smartGroups, .managerLogin].contains(field) {
                field
            } else {
                nil
            }
        }
        registrationFields = registrations.fields {
            if case .registration(let field) = $0.source { field } else { nil }
        }
        recordFields = records.fields { if case .record(let field) = $0.source { field } else { nil } }
    }

    func beginBlock() {
        learners.fragments.removeAll()
        registrations.fragments.removeAll()
        records.fragments.removeAll()
    }

    /// Renders a learner, whose columns stand in the row in the order of `learnerFields`, and whose parts are at hand.
    func addLearner(_ row: Statement, entity: Int64) -> Int {
        var field = Connection.learnerColumnsBeforeFields
        var next = 0
        let style = renderer.style
        return renderer.render(learners) { cell, isTyped, value in
            defer { next += 1 }
            switch learnerValues[next] {
            case .entity(let texts): texts.withText(of: entity) { style.appendStripped($0, to: &value) }
            case .custom(let id): parts.withValue(ofField: id) { style.appendStripped($0, to: &value) }
            case .groups: parts.withGroupNames { style.appendStripped($0, to: &value) }
            case .manager: parts.withManagerLogin { style.appendStripped($0, to: &value) }
            case .column:
                style.appendValue(row, field, cell, isTyped: isTyped, to: &value)
                field += 1
            }
        }
    }

    func addRegistration(_ row: Statement) -> Int {
        add(row, from: Connection.registrationColumnsBeforeFields, to: registrations)
    }

    func addRecord(_ row: Statement) -> Int { add(row, from: Connection.recordColumnsBeforeFields, to: records) }

    private func add(_ row: Statement, from first: Int32, to table: MemberTable) -> Int {
        var field = first
        return renderer.render(table) { cell, isTyped, value in
            renderer.style.appendValue(row, field, cell, isTyped: isTyped, to: &value)
            field += 1
        }
    }
}
