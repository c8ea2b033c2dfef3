internal import CairnCatalog
internal import CairnCore
internal import CairnModel
internal import CairnStore
internal import CairnText

/// What rows point to by id (sessions, trainings, contents and so on), rendered once a run and read by all its threads.
///
/// What would take more than its share of the memory is not kept: each thread renders the members of it that its rows
/// point to, as they come.
final class RunTables {
    /// A kind of member with its own ids.
    enum Kind: CaseIterable {
        case session, training, item, content, contentOfItem, event, learningObject

        /// The dimension whose cells it has.
        var dimension: RowLayout.Dimension {
            switch self {
            case .session: .session
            case .training: .training
            case .item: .item
            case .content, .contentOfItem: .content
            case .event: .event
            case .learningObject: .learningObject
            }
        }
    }

    /// By dimension; nil for those of learners, and for those that are rendered as rows come.
    private(set) var tables: [MemberTable?]

    /// - Parameter share: the bytes that the cells of one dimension may take.
    init(
        _ layout: RowLayout, _ renderer: MemberRenderer, _ connection: Connection, share: Int
    ) throws(Failure) {
        tables = RowLayout.Dimension.allCases.map { _ in nil }
        for dimension in Set(Kind.allCases.map(\.dimension)) {
            let table = MemberTable(slots: layout.slots[dimension.rawValue])
            renderer.renderMissing(table)
            if try Self.fill(table, dimension, renderer, connection, share) { tables[dimension.rawValue] = table }
        }
    }

    /// Renders all members; false where they take more than their share.
    private static func fill(
        _ table: MemberTable, _ dimension: RowLayout.Dimension, _ renderer: MemberRenderer, _ connection: Connection,
        _ share: Int
    ) throws(Failure) -> Bool {
        if table.isEmpty { return true }
        for kind in Kind.allCases where kind.dimension == dimension {
            let rows = try connection.cells(kind, of: table, id: nil)
            while try rows.step() {
                renderer.render(rows, kind, into: table)
                if table.fragments.size > share {
                    rows.reset()
                    return false
                }
            }
        }
        return true
    }
}

extension MemberRenderer {
    /// Renders the member at which a statement stands, whose first column is the id, the others the table's cells.
    func render(_ rows: Statement, _ kind: RunTables.Kind, into table: MemberTable) {
        var column: Int32 = 1
        let place = render(table) { form, isTyped, value in
            style.appendValue(rows, column, form, isTyped: isTyped, to: &value)
            column += 1
        }
        if kind == .contentOfItem {
            table.substitutes[rows.integer(0)] = place
        } else {
            table.index[rows.integer(0)] = place
        }
    }
}

extension Connection {
    /// The cells of one member of a kind, or of all.
    func cells(_ kind: RunTables.Kind, of table: MemberTable, id: Int64?) throws(Failure) -> Statement {
        switch kind {
        case .session:
            try sessionCells(
                table.fields { if case .session(let field) = $0.source { field } else { nil } }, id: id)
        case .training:
            try trainingCells(
                table.fields { if case .training(let field) = $0.source { field } else { nil } }, id: id)
        case .item:
            try itemCells(
                table.fields { if case .item(let field) = $0.source { field } else { nil } }, id: id)
        case .event:
            try eventCells(
                table.fields { if case .event(let field) = $0.source { field } else { nil } }, id: id)
        case .learningObject:
            try learningObjectCells(
                table.fields { if case .learningObject(let field) = $0.source { field } else { nil } }, id: id)
        case .content: try contentCells(table.fields { ContentCell($0.source) }, id: id)
        case .contentOfItem: try contentCellsOfItems(table.fields { ContentCell($0.source) }, id: id)
        }
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
