internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnText

/// What a row is stitched from: fragments of dimensions, figures, fixed bytes, templates.
///
/// Neighbouring columns of one dimension are one fragment, so that most of a row is a few copies.
struct RowLayout {
    /// Where the cells of a column are rendered: once a member.
    enum Dimension: Int, CaseIterable {
        case learner, registration, record, session, training, item, content, event, learningObject
    }

    enum Segment {
        case fragment(Dimension, slot: Int)
        case figure(FactCell)
        case constant([UInt8])
        case template([TemplatePart], CellFormat)
    }

    enum TemplatePart {
        case text([UInt8])
        /// A fragment that holds the value without escapes.
        case fragment(Dimension, slot: Int)
        case figure(FactCell)
    }

    /// How a value of the store becomes a text; told by plain numbers, so that to hand it on costs nothing.
    enum Form {
        case text, choice, trainingStatus, itemKind, yesNo, trueFalse
        case figure(FigureKind)

        init(_ column: Column) {
            self =
                switch (column.kind, column.source) {
                case (.choice, .training(.status)): .trainingStatus
                case (.choice, .item(.kind)): .itemKind
                case (.choice, _): .choice
                case (.text, _): .text
                case (.yesNo, _): .yesNo
                case (.trueFalse, _): .trueFalse
                default: .figure(FigureKind(column.kind))
                }
        }
    }

    /// A column that a slot renders; a class, because handing over a reference costs less than its parts.
    final class Cell: Sendable {
        let source: Column.Source
        let kind: Column.Kind
        let form: Form
        /// What the job gives with the column; empty where it gives nothing.
        let argument: String
        let format: CellFormat

        init(_ selected: ProviderJob.SelectedColumn, _ format: CellFormat) {
            source = selected.column.source
            kind = selected.column.kind
            form = Form(selected.column)
            argument = selected.argument ?? ""
            self.format = format
        }
    }

    /// One fragment of a dimension: the cells of these columns, or one value without escapes.
    struct Slot {
        var cells: [Cell]
        var isRaw: Bool
    }

    private(set) var segments: [Segment] = []
    private(set) var slots: [[Slot]] = Dimension.allCases.map { _ in [] }

    init(_ job: ProviderJob, _ style: CellStyle) {
        let templates = job.parameters["templates"]?.asTemplates ?? [:]
        var last: Dimension?
        for column in job.columns {
            let cell = Self.cell(column, style)
            let dimension = Self.dimension(of: column.column.source)
            if let dimension, dimension == last {
                slots[dimension.rawValue][slots[dimension.rawValue].count - 1].cells.append(cell)
                continue
            }
            last = dimension
            if let dimension {
                segments.append(.fragment(dimension, slot: add(cell, to: dimension, isRaw: false)))
            } else {
                segments.append(segment(cell, job, style, templates))
            }
        }
    }

    private static func cell(_ column: ProviderJob.SelectedColumn, _ style: CellStyle) -> Cell {
        Cell(column, style.format.cell(of: style.formatColumn(column)))
    }

    private mutating func add(_ cell: Cell, to dimension: Dimension, isRaw: Bool) -> Int {
        slots[dimension.rawValue].append(Slot(cells: [cell], isRaw: isRaw))
        return slots[dimension.rawValue].count - 1
    }

    private mutating func segment(
        _ cell: Cell, _ job: ProviderJob, _ style: CellStyle, _ templates: [String: Template]
    ) -> Segment {
        let argument = cell.argument
        switch cell.source {
        case .fact(let fact): return .figure(FactCell(fact, cell, style))
        case .constant: return .constant(style.cell(argument, cell.format))
        case .template:
            let parts = templates[argument]?.parts ?? []
            return .template(parts.map { part($0, job, style) }, cell.format)
        default: return .constant(style.cell("", cell.format))
        }
    }

    private mutating func part(_ part: Template.Part, _ job: ProviderJob, _ style: CellStyle) -> TemplatePart {
        switch part {
        case .text(let text): return .text(Array(text.utf8))
        case .column(let index):
            let cell = Self.cell(job.columns[index], style)
            if let dimension = Self.dimension(of: cell.source) {
                return .fragment(dimension, slot: add(cell, to: dimension, isRaw: true))
            }
            if case .fact(let fact) = cell.source { return .figure(FactCell(fact, cell, style)) }
            return .text(Array(cell.argument.utf8))
        }
    }

    static func dimension(of source: Column.Source) -> Dimension? {
        switch source {
        case .learner, .customField, .entity: .learner
        case .registration: .registration
        case .record: .record
        case .session: .session
        case .training: .training
        case .item: .item
        case .content, .version: .content
        case .event: .event
        case .learningObject: .learningObject
        case .fact, .constant, .template, .nothing: nil
        }
    }
}

/// One figure of a row, ready to be written.
struct FactCell {
    enum Form {
        case figure(FigureKind)
        /// The cells, and the texts, by the number that the figure holds; an empty cell where it is absent.
        case choice(cells: [[UInt8]], texts: [String])
        case guid
    }

    let fact: Fact
    let form: Form
    let format: CellFormat
    /// Whether its text never needs escapes.
    let isPlain: Bool
    /// The cell of an absent figure.
    let emptyCell: [UInt8]

    /// Whether nothing stands around its text, and an absent figure is an empty cell.
    var isBare: Bool { format.isBare && emptyCell.isEmpty }

    init(_ fact: Fact, _ cell: RowLayout.Cell, _ style: CellStyle) {
        self.fact = fact
        format = cell.format
        emptyCell = style.cell("", format)
        if let texts = style.texts(of: fact) {
            form = .choice(cells: texts.map { style.cell($0, cell.format) }, texts: texts)
            isPlain = false
        } else if fact == .reportGUIDHigh {
            form = .guid
            isPlain = false
        } else {
            let kind = FigureKind(cell.kind)
            form = .figure(kind)
            isPlain = style.isPlain(kind, format)
        }
    }
}
