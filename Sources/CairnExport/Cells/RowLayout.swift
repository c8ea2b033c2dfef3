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
        case learner, registration, session, item, content
    }

    enum Segment {
        case fragment(Dimension, slot: Int)
        case figure(FactCell)
        case constant([UInt8])
        case template([TemplatePart])
    }

    enum TemplatePart {
        case text([UInt8])
        /// A fragment that holds the value without escapes.
        case fragment(Dimension, slot: Int)
        case figure(FactCell)
    }

    /// One fragment of a dimension: the cells of these columns, or one value without escapes.
    struct Slot {
        var columns: [ProviderJob.SelectedColumn]
        var isRaw: Bool
    }

    private(set) var segments: [Segment] = []
    private(set) var slots: [[Slot]] = Dimension.allCases.map { _ in [] }

    init(_ job: ProviderJob, _ style: CellStyle) {
        let templates = job.parameters["templates"]?.asTemplates ?? [:]
        var last: Dimension?
        for column in job.columns {
            let dimension = Self.dimension(of: column.column.source)
            if let dimension, dimension == last {
                slots[dimension.rawValue][slots[dimension.rawValue].count - 1].columns.append(column)
                continue
            }
            last = dimension
            if let dimension {
                segments.append(.fragment(dimension, slot: add(column, to: dimension, isRaw: false)))
            } else {
                segments.append(segment(column, job, style, templates))
            }
        }
    }

    private mutating func add(
        _ column: ProviderJob.SelectedColumn, to dimension: Dimension, isRaw: Bool
    ) -> Int {
        slots[dimension.rawValue].append(Slot(columns: [column], isRaw: isRaw))
        return slots[dimension.rawValue].count - 1
    }

    private mutating func segment(
        _ column: ProviderJob.SelectedColumn, _ job: ProviderJob, _ style: CellStyle,
        _ templates: [String: Template]
    ) -> Segment {
        switch column.column.source {
        case .fact(let fact): return .figure(FactCell(fact, column.column.kind, style))
        case .constant: return .constant(style.cell(column.argument ?? ""))
        case .template:
            let parts = templates[column.argument ?? ""]?.parts ?? []
            return .template(parts.map { part($0, job, style) })
        default: return .constant([])
        }
    }

    private mutating func part(_ part: Template.Part, _ job: ProviderJob, _ style: CellStyle) -> TemplatePart {
        switch part {
        case .text(let text): return .text(Array(text.utf8))
        case .column(let index):
            let column = job.columns[index]
            if let dimension = Self.dimension(of: column.column.source) {
                return .fragment(dimension, slot: add(column, to: dimension, isRaw: true))
            }
            if case .fact(let fact) = column.column.source {
                return .figure(FactCell(fact, column.column.kind, style))
            }
            return .text(Array((column.argument ?? "").utf8))
        }
    }

    static func dimension(of source: Column.Source) -> Dimension? {
        switch source {
        case .learner, .customField, .entity: .learner
        case .registration: .registration
        case .session, .training: .session
        case .item: .item
        case .content: .content
        case .fact, .constant, .template, .nothing: nil
        }
    }
}

/// One figure of a row, ready to be written.
struct FactCell {
    enum Form {
        case figure(Column.Kind)
        case status
        case guid
    }

    let fact: Int
    let form: Form
    /// Whether its text never needs escapes.
    let isPlain: Bool

    init(_ fact: Fact, _ kind: Column.Kind, _ style: CellStyle) {
        self.fact = fact.rawValue
        switch fact {
        case .status:
            form = .status
            isPlain = false
        case .reportGUIDHigh:
            form = .guid
            isPlain = style.isPlain(.integer)
        default:
            form = .figure(kind)
            isPlain = style.isPlain(kind)
        }
    }
}
