internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore
internal import CairnText

/// The rendered cells of everything that rows point to. What is few is rendered once a run; learners, registrations and
/// records once a block, since rows come in their order.
final class DimensionTables {
    private let layout: RowLayout
    private let style: CellStyle
    private let entities: EntityTexts
    /// Those of a block, by the row's place in them.
    private let learners: RenderedTable
    private let registrations: RenderedTable
    private let records: RenderedTable
    /// Those of the run, by id.
    private let sessions: RenderedTable
    private let trainings: RenderedTable
    private let items: RenderedTable
    private let contents: RenderedTable
    private let contentsOfItems: RenderedTable
    private let events: RenderedTable
    private let learningObjects: RenderedTable
    private var value = ByteBuffer()

    let learnerFields: [LearnerField]
    /// The GUIDs of the custom fields that are shown, in their order.
    let customFields: [String]
    let registrationFields: [RegistrationField]
    let recordFields: [RecordField]

    init(_ job: ProviderJob, _ layout: RowLayout, _ style: CellStyle, _ directory: Directory) {
        self.layout = layout
        self.style = style
        entities = EntityTexts(directory, includesOwn: job.parameters["ancestorsWithCurrent"]?.isYes ?? false)
        func table(_ dimension: RowLayout.Dimension) -> RenderedTable {
            RenderedTable(slots: layout.slots[dimension.rawValue])
        }
        learners = table(.learner)
        registrations = table(.registration)
        records = table(.record)
        sessions = table(.session)
        trainings = table(.training)
        items = table(.item)
        contents = table(.content)
        contentsOfItems = table(.content)
        events = table(.event)
        learningObjects = table(.learningObject)
        learnerFields = learners.fields { if case .learner(let field) = $0.column.source { field } else { nil } }
        customFields = learners.fields {
            if case .customField = $0.column.source { $0.selected.argument ?? "" } else { nil }
        }
        registrationFields = registrations.fields {
            if case .registration(let field) = $0.column.source { field } else { nil }
        }
        recordFields = records.fields { if case .record(let field) = $0.column.source { field } else { nil } }
    }

    // MARK: Once a run

    /// Renders everything that is rendered once a run.
    func load(_ connection: Connection) throws(Failure) {
        try load(sessions) { cell throws(Failure) in
            try connection.sessionCells(
                cell.fields { if case .session(let field) = $0.column.source { field } else { nil } })
        }
        try load(trainings) { cell throws(Failure) in
            try connection.trainingCells(
                cell.fields { if case .training(let field) = $0.column.source { field } else { nil } })
        }
        try load(items) { cell throws(Failure) in
            try connection.itemCells(
                cell.fields { if case .item(let field) = $0.column.source { field } else { nil } })
        }
        try load(events) { cell throws(Failure) in
            try connection.eventCells(
                cell.fields { if case .event(let field) = $0.column.source { field } else { nil } })
        }
        try load(learningObjects) { cell throws(Failure) in
            try connection.learningObjectCells(
                cell.fields { if case .learningObject(let field) = $0.column.source { field } else { nil } })
        }
        try load(contents) { cell throws(Failure) in
            try connection.contentCells(cell.fields { ContentCell($0.column.source) })
        }
        try load(contentsOfItems) { cell throws(Failure) in
            try connection.contentCellsOfItems(cell.fields { ContentCell($0.column.source) })
        }
    }

    /// Renders the rows of a statement whose first column is the id, the others the table's cells in their order.
    private func load(
        _ table: RenderedTable, _ select: (RenderedTable) throws(Failure) -> Statement
    ) throws(Failure) {
        guard !table.isEmpty else { return }
        table.missing = render(table) { _, _ in }
        let rows = try select(table)
        while try rows.step() {
            var place: Int32 = 1
            table.index[rows.integer(0)] = render(table) { cell, isTyped in
                style.appendValue(rows, place, cell.column, isTyped: isTyped, to: &value)
                place += 1
            }
        }
    }

    // MARK: Once a block

    func beginBlock() {
        learners.removeAll()
        registrations.removeAll()
        records.removeAll()
    }

    /// Renders a learner, whose columns stand in the row in the order of `learnerFields` and `customFields`.
    func addLearner(_ row: Statement, entity: Int64) -> Int {
        var field = Connection.learnerColumnsBeforeFields
        var custom = field + Int32(learnerFields.count)
        return render(learners) { cell, isTyped in
            switch cell.column.source {
            case .entity(let wanted):
                var text = entities.text(wanted, of: entity)
                text.withUTF8 { style.appendStripped(UnsafeRawBufferPointer($0), to: &value) }
            case .customField:
                style.appendStripped(row.bytes(custom), to: &value)
                custom += 1
            default:
                style.appendValue(row, field, cell.column, isTyped: isTyped, to: &value)
                field += 1
            }
        }
    }

    func addRegistration(_ row: Statement) -> Int {
        add(row, from: Connection.registrationColumnsBeforeFields, to: registrations)
    }

    func addRecord(_ row: Statement) -> Int { add(row, from: Connection.recordColumnsBeforeFields, to: records) }

    private func add(_ row: Statement, from first: Int32, to table: RenderedTable) -> Int {
        var field = first
        return render(table) { cell, isTyped in
            style.appendValue(row, field, cell.column, isTyped: isTyped, to: &value)
            field += 1
        }
    }

    // MARK: Rendering

    /// Writes the cells of a new member, whose place is given back; the closure appends each one's value.
    private func render(_ table: RenderedTable, _ append: (RowLayout.Cell, _ isTyped: Bool) -> Void) -> Int {
        table.fragments.addMember { slot, buffer in
            let isRaw = table.slots[slot].isRaw
            for (index, cell) in table.slots[slot].cells.enumerated() {
                if index > 0 { buffer.append(contentsOf: style.format.separator) }
                value.removeAll()
                append(cell, !isRaw)
                if isRaw {
                    value.withBytes { buffer.append($0) }
                } else {
                    style.appendCell(value, cell.format, to: &buffer)
                }
            }
        }
    }

    // MARK: Stitching

    /// Appends a fragment of a row.
    func append(_ dimension: RowLayout.Dimension, _ slot: Int, of row: FactRow, to buffer: inout ByteBuffer) {
        switch dimension {
        case .learner: learners.fragments.append(row.learner, slot, to: &buffer)
        case .registration: registrations.fragments.append(row.registration, slot, to: &buffer)
        case .record: records.fragments.append(row.record, slot, to: &buffer)
        case .session: sessions.append(row.session, slot, to: &buffer)
        case .training: trainings.append(row.training, slot, to: &buffer)
        case .item: items.append(row.item, slot, to: &buffer)
        case .event: events.append(row.event, slot, to: &buffer)
        case .learningObject: learningObjects.append(row.learningObject, slot, to: &buffer)
        case .content:
            if row.version != 0, contents.index[row.version] != nil {
                contents.append(row.version, slot, to: &buffer)
            } else {
                contentsOfItems.append(row.item, slot, to: &buffer)
            }
        }
    }
}

/// The rendered members of one dimension.
private final class RenderedTable {
    let slots: [RowLayout.Slot]
    var fragments: FragmentTable
    /// The place of each member by its id, for tables of the run.
    var index = MemberIndex()
    /// The place of the empty cells of rows that point to no member.
    var missing = 0

    init(slots: [RowLayout.Slot]) {
        self.slots = slots
        fragments = FragmentTable(slots: slots.count)
    }

    var isEmpty: Bool { slots.isEmpty }

    /// What the cells of all slots ask for, in their order.
    func fields<Field>(_ field: (RowLayout.Cell) -> Field?) -> [Field] { slots.flatMap(\.cells).compactMap(field) }

    func removeAll() { fragments.removeAll() }

    /// Appends the fragment of a member of the run.
    func append(_ id: Int64, _ slot: Int, to buffer: inout ByteBuffer) {
        fragments.append(index[id] ?? missing, slot, to: &buffer)
    }
}

extension ContentCell {
    /// Of a column that shows something of the row's content; nil for any other.
    fileprivate init?(_ source: Column.Source) {
        switch source {
        case .content(let field): self = .content(field)
        case .version(let field): self = .version(field)
        default: return nil
        }
    }
}
