internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore
internal import CairnText

/// The rendered cells of everything that rows point to. Sessions, items and contents are rendered once a run; learners
/// and registrations once a block, since rows come in their order.
final class DimensionTables {
    private let layout: RowLayout
    private let style: CellStyle
    private let directory: Directory
    private let includesOwnEntity: Bool
    private var learners: FragmentTable
    private var registrations: FragmentTable
    private var sessions: FragmentTable
    private var items: FragmentTable
    private var contents: FragmentTable
    private var contentsOfItems: FragmentTable
    private var itemIndex = MemberIndex()
    private var contentIndex = MemberIndex()
    private var contentOfItemIndex = MemberIndex()
    private var value = ByteBuffer()
    private var ancestors: [Int64: String] = [:]

    init(_ job: ProviderJob, _ layout: RowLayout, _ style: CellStyle, _ directory: Directory) {
        self.layout = layout
        self.style = style
        self.directory = directory
        includesOwnEntity = job.parameters["ancestorsWithCurrent"]?.isYes ?? false
        func table(_ dimension: RowLayout.Dimension) -> FragmentTable {
            FragmentTable(slots: layout.slots[dimension.rawValue].count)
        }
        learners = table(.learner)
        registrations = table(.registration)
        sessions = table(.session)
        items = table(.item)
        contents = table(.content)
        contentsOfItems = table(.content)
    }

    private func slots(_ dimension: RowLayout.Dimension) -> [RowLayout.Slot] { layout.slots[dimension.rawValue] }

    private func columns(_ dimension: RowLayout.Dimension) -> [Column] {
        slots(dimension).flatMap(\.columns).map(\.column)
    }

    // MARK: Once a run

    /// Renders sessions, and gives each one's place by its id.
    func loadSessions(_ connection: Connection) throws(Failure) -> [Int64: Int] {
        var (fields, trainingFields): ([SessionField], [TrainingField]) = ([], [])
        for column in columns(.session) {
            switch column.source {
            case .session(let field) where !fields.contains(field): fields.append(field)
            case .training(let field) where !trainingFields.contains(field): trainingFields.append(field)
            default: break
            }
        }
        let places = Dictionary(
            uniqueKeysWithValues: fields.enumerated().map { (SourceKey.session($1), Int32($0 + 1)) }
                + trainingFields.enumerated().map { (SourceKey.training($1), Int32(fields.count + $0 + 1)) })
        let rows = try connection.sessionCells(fields, trainingFields)
        var members: [Int64: Int] = [:]
        while try rows.step() {
            members[rows.integer(0)] = add(rows, slots(.session), to: &sessions) { places[SourceKey($0.source)!]! }
        }
        return members
    }

    func loadItems(_ connection: Connection) throws(Failure) {
        guard !slots(.item).isEmpty else { return }
        let fields = columns(.item).compactMap { if case .item(let field) = $0.source { field } else { nil } }
        let rows = try connection.itemCells(fields)
        while try rows.step() {
            itemIndex[rows.integer(0)] = add(rows, slots(.item), to: &items) { column in
                guard case .item(let field) = column.source else { return 0 }
                return Int32(fields.firstIndex(of: field)! + 1)
            }
        }
    }

    func loadContents(_ connection: Connection) throws(Failure) {
        guard !slots(.content).isEmpty else { return }
        let fields = columns(.content).compactMap { if case .content(let field) = $0.source { field } else { nil } }
        func place(_ column: Column) -> Int32 {
            guard case .content(let field) = column.source else { return 0 }
            return Int32(fields.firstIndex(of: field)! + 1)
        }
        var rows = try connection.contentCells(fields)
        while try rows.step() {
            contentIndex[rows.integer(0)] = add(rows, slots(.content), to: &contents, place: place)
        }
        rows = try connection.contentCellsOfItems(fields)
        while try rows.step() {
            contentOfItemIndex[rows.integer(0)] = add(rows, slots(.content), to: &contentsOfItems, place: place)
        }
    }

    // MARK: Once a block

    /// The learners' fields that must be read, and the custom fields.
    var learnerFields: [LearnerField] {
        columns(.learner).compactMap { if case .learner(let field) = $0.source { field } else { nil } }
    }

    var customFields: [String] {
        slots(.learner).flatMap(\.columns).compactMap {
            if case .customField = $0.column.source { $0.argument ?? "" } else { nil }
        }
    }

    var registrationFields: [RegistrationField] {
        columns(.registration).compactMap { if case .registration(let field) = $0.source { field } else { nil } }
    }

    func beginBlock() {
        learners.removeAll()
        registrations.removeAll()
    }

    /// Renders a learner, whose columns stand in the row in the order of `learnerFields` and `customFields`.
    func addLearner(_ row: Statement, entity: Int64) -> Int {
        var field = Connection.learnerColumnsBeforeFields
        var custom = field + Int32(learnerFields.count)
        return learners.addMember { slot, buffer in
            each(slots(.learner)[slot], &buffer) { column in
                switch column.column.source {
                case .entity(let wanted): appendEntity(wanted, entity)
                case .customField:
                    style.appendStripped(row.bytes(custom), to: &value)
                    custom += 1
                default:
                    style.appendValue(row, field, column.column, to: &value)
                    field += 1
                }
            }
        }
    }

    func addRegistration(_ row: Statement) -> Int {
        var field = Connection.registrationColumnsBeforeFields
        return registrations.addMember { slot, buffer in
            each(slots(.registration)[slot], &buffer) { column in
                style.appendValue(row, field, column.column, to: &value)
                field += 1
            }
        }
    }

    // MARK: Rendering

    private func add(
        _ row: Statement, _ slots: [RowLayout.Slot], to table: inout FragmentTable, place: (Column) -> Int32
    ) -> Int {
        table.addMember { slot, buffer in
            each(slots[slot], &buffer) { column in
                style.appendValue(row, place(column.column), column.column, to: &value)
            }
        }
    }

    /// Writes the cells of a slot; the closure appends each one's value.
    private func each(
        _ slot: RowLayout.Slot, _ buffer: inout ByteBuffer, _ append: (ProviderJob.SelectedColumn) -> Void
    ) {
        for (index, column) in slot.columns.enumerated() {
            if index > 0 { buffer.append(style.format.separator) }
            value.removeAll()
            append(column)
            if slot.isRaw { value.withBytes { buffer.append($0) } } else { style.appendCell(value, to: &buffer) }
        }
    }

    private func appendEntity(_ field: EntityField, _ id: Int64) {
        let text: String
        switch field {
        case .id: text = String(id)
        case .guid: text = directory.entities[id]?.guid ?? ""
        case .name: text = directory.entities[id]?.name ?? ""
        case .ancestors: text = ancestorsText(id)
        }
        var copy = text
        copy.withUTF8 { style.appendStripped(UnsafeRawBufferPointer($0), to: &value) }
    }

    /// Names from the root down; the learner's own entity only if the job wants it.
    private func ancestorsText(_ id: Int64) -> String {
        if let text = ancestors[id] { return text }
        let path = directory.path(toEntity: id)
        let shown = includesOwnEntity ? path[...] : path.dropLast()
        let text = shown.map { directory.entities[$0]?.name ?? "" }.joined(separator: " -> ")
        ancestors[id] = text
        return text
    }

    // MARK: Stitching

    /// Appends a fragment of a row.
    func append(_ dimension: RowLayout.Dimension, _ slot: Int, of row: FactRow, to buffer: inout ByteBuffer) {
        switch dimension {
        case .learner: learners.append(row.learner, slot, to: &buffer)
        case .registration: registrations.append(row.registration, slot, to: &buffer)
        case .session: sessions.append(row.session, slot, to: &buffer)
        case .item: items.append(itemIndex[row.item]!, slot, to: &buffer)
        case .content:
            if row.version != 0, let member = contentIndex[row.version] {
                contents.append(member, slot, to: &buffer)
            } else {
                contentsOfItems.append(contentOfItemIndex[row.item]!, slot, to: &buffer)
            }
        }
    }
}

/// A column's source as a key of a dictionary.
private enum SourceKey: Hashable {
    case session(SessionField)
    case training(TrainingField)

    init?(_ source: Column.Source) {
        switch source {
        case .session(let field): self = .session(field)
        case .training(let field): self = .training(field)
        default: return nil
        }
    }
}
