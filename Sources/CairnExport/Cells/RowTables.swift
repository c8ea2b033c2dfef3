internal import CairnCore
internal import CairnStore
internal import CairnText

/// All tables that the rows of one thread are stitched from: those of its block, those of the run, and its own ones of
/// what the run does not keep.
final class RowTables {
    /// By dimension.
    private let tables: [MemberTable]
    /// The dimensions whose members are rendered as rows come.
    private let byNeed: [RowLayout.Dimension]
    private let renderer: MemberRenderer
    private let connection: Connection
    private let share: Int

    /// - Parameter share: the bytes that the cells of one dimension may take.
    init(
        _ layout: RowLayout, _ block: BlockTables, _ run: RunTables, _ renderer: MemberRenderer,
        _ connection: Connection, share: Int
    ) {
        self.renderer = renderer
        self.connection = connection
        self.share = share
        var byNeed: [RowLayout.Dimension] = []
        tables = RowLayout.Dimension.allCases.map { dimension in
            switch dimension {
            case .learner: return block.learners
            case .registration: return block.registrations
            case .record: return block.records
            default:
                if let table = run.tables[dimension.rawValue] { return table }
                byNeed.append(dimension)
                let own = MemberTable(slots: layout.slots[dimension.rawValue], isComplete: false)
                renderer.renderMissing(own)
                return own
            }
        }
        self.byNeed = byNeed
    }

    /// Forgets what was rendered for earlier blocks and takes more than its share.
    func beginBlock() {
        for dimension in byNeed where tables[dimension.rawValue].fragments.size > share {
            tables[dimension.rawValue].removeAll()
            renderer.renderMissing(tables[dimension.rawValue])
        }
    }

    // MARK: What a row points to

    // A row is `inout` here because one that is lent would be copied whole.

    /// Renders the members that a row points to and that are not there yet.
    func prepare(_ row: inout FactRow) throws(Failure) {
        if !byNeed.isEmpty { try renderMissing(&row) }
    }

    /// Where the member that a row points to stands in its table.
    func place(_ dimension: RowLayout.Dimension, of row: inout FactRow) -> Int {
        switch dimension {
        case .learner: return row.learner
        case .registration: return row.registration
        case .record: return row.record
        case .session: return place(dimension, row.session)
        case .training: return place(dimension, row.training)
        case .item: return place(dimension, row.item)
        case .event: return place(dimension, row.event)
        case .learningObject: return place(dimension, row.learningObject)
        case .content:
            let contents = tables[dimension.rawValue]
            if row.version != 0, let place = contents.index[row.version] { return place }
            return contents.substitutes[row.item] ?? contents.missing
        }
    }

    @inline(__always)
    private func place(_ dimension: RowLayout.Dimension, _ id: Int64) -> Int {
        let table = tables[dimension.rawValue]
        return table.index[id] ?? table.missing
    }

    private func renderMissing(_ row: inout FactRow) throws(Failure) {
        for dimension in byNeed {
            let table = tables[dimension.rawValue]
            switch dimension {
            case .session: try render(.session, row.session, table, table.index)
            case .training: try render(.training, row.training, table, table.index)
            case .item: try render(.item, row.item, table, table.index)
            case .event: try render(.event, row.event, table, table.index)
            case .learningObject: try render(.learningObject, row.learningObject, table, table.index)
            case .content:
                try render(.content, row.version, table, table.index)
                if row.version == 0 || table.index[row.version] == nil {
                    try render(.contentOfItem, row.item, table, table.substitutes)
                }
            case .learner, .registration, .record: break
            }
        }
    }

    private func render(
        _ kind: RunTables.Kind, _ id: Int64, _ table: MemberTable, _ index: MemberIndex
    ) throws(Failure) {
        guard id != 0, index[id] == nil else { return }
        let rows = try connection.cells(kind, of: table, id: id)
        while try rows.step() { renderer.render(rows, kind, into: table) }
    }

    // MARK: Stitching

    /// Appends a member's fragment.
    func append(_ dimension: RowLayout.Dimension, _ slot: Int, at place: Int, to buffer: inout ByteBuffer) {
        tables[dimension.rawValue].fragments.append(place, slot, to: &buffer)
    }
}
