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
        /// A column of the scan, by its place.
        case column(Int32)
        case entity(EntityTexts)
        /// By the field's id.
        case custom(Int64)
        case groups
        case manager
    }

    private let learnerValues: [LearnerValue]
    /// The columns of the scan that the cells of registrations show, in the order of the cells.
    private let registrationColumns: [Int32]
    // Each field once, however many cells show it: a scan hands over no more values than a function may have.
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
        var learnerFields = FieldColumns<LearnerField>(from: Connection.learnerColumnsBeforeFields)
        learnerValues = learners.fields { cell in
            switch cell.source {
            case .entity(let field): .entity(EntityTexts(field, directory, includesOwn: includesOwn))
            case .customField: .custom(parts.field(of: cell))
            case .learner(.smartGroups): .groups
            case .learner(.managerLogin): .manager
            case .learner(let field): .column(learnerFields.column(of: field))
            default: nil
            }
        }
        self.learnerFields = learnerFields.fields
        var registrationFields = FieldColumns<RegistrationField>(from: Connection.registrationColumnsBeforeFields)
        registrationColumns = registrations.fields {
            if case .registration(let field) = $0.source { registrationFields.column(of: field) } else { nil }
        }
        self.registrationFields = registrationFields.fields
        recordFields = records.fields { if case .record(let field) = $0.source { field } else { nil } }
    }

    func beginBlock() {
        learners.fragments.removeAll()
        registrations.fragments.removeAll()
        records.fragments.removeAll()
    }

    /// Renders a learner, whose `learnerFields` stand in the row, and whose parts are at hand.
    func addLearner(_ row: borrowing RowValues, entity: Int64) -> Int {
        var next = 0
        let style = renderer.style
        return renderer.render(learners) { form, isTyped, value in
            defer { next += 1 }
            switch learnerValues[next] {
            case .entity(let texts): texts.withText(of: entity) { style.appendStripped($0, to: &value) }
            case .custom(let id): parts.withValue(ofField: id) { style.appendStripped($0, to: &value) }
            case .groups: parts.withGroupNames { style.appendStripped($0, to: &value) }
            case .manager: parts.withManagerLogin { style.appendStripped($0, to: &value) }
            case .column(let column): style.appendValue(row, column, form, isTyped: isTyped, to: &value)
            }
        }
    }

    func addRegistration(_ row: borrowing RowValues) -> Int {
        var next = 0
        return renderer.render(registrations) { form, isTyped, value in
            renderer.style.appendValue(row, registrationColumns[next], form, isTyped: isTyped, to: &value)
            next += 1
        }
    }

    func addRecord(_ row: Statement) -> Int {
        var field = Connection.recordColumnsBeforeFields
        return renderer.render(records) { form, isTyped, value in
            renderer.style.appendValue(row, field, form, isTyped: isTyped, to: &value)
            field += 1
        }
    }
}

/// The fields that a scan reads, each in a column of its own.
private struct FieldColumns<Field: Equatable> {
    private(set) var fields: [Field] = []
    private let first: Int32

    /// - Parameter first: how many columns come before them.
    init(from first: Int32) { self.first = first }

    /// The column of a field, which is read from now on.
    mutating func column(of field: Field) -> Int32 {
        if let place = fields.firstIndex(of: field) { return first + Int32(place) }
        fields.append(field)
        return first + Int32(fields.count - 1)
    }
}
