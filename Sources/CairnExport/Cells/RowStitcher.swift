internal import CairnCatalog
internal import CairnCore
internal import CairnModel
internal import CairnText

/// Writes rows: copies of fragments, and figures. It is for one thread.
///
/// Most rows come several to a registration. What they share (neighbouring cells of the learner, the registration, its
/// session and training) is put together once a registration, and is one copy in each of its rows.
final class RowStitcher {
    /// One cell of a row, or several that are copied in one piece; of plain numbers alone, so that to look at it costs
    /// nothing.
    private struct Step {
        enum Kind {
            /// What all rows of a registration share, by its place among those pieces.
            case shared
            /// A fragment of a dimension, by its slot.
            case fragment
            /// A figure whose text needs no escapes and nothing around it.
            case plain
            /// One of a few fixed cells, by a figure; the number is that of the first, for an absent figure.
            case choice
            /// A fixed cell.
            case constant
            /// Any other figure, or a template: the number is that of its segment.
            case composed
        }

        var kind: Kind
        var number: Int
        var dimension = RowLayout.Dimension.learner
        var fact = Fact.reportID
        var figure = FigureKind.integer
    }

    private let layout: RowLayout
    private let style: CellStyle
    private let tables: RowTables
    private let steps: [Step]
    /// The steps that each piece is put together from.
    private let pieces: [[Step]]
    private let fixed: FragmentTable
    /// The pieces of the registration at hand, as one member.
    @exclusivity(unchecked) private var shared: FragmentTable
    @exclusivity(unchecked) private var registration: Int64 = 0
    private let separator: [UInt8]
    /// The separator where it is a single byte.
    private let separatorByte: UInt8?
    private let rowStart: [UInt8]
    private let rowEnd: [UInt8]
    @exclusivity(unchecked) private var figure = ByteBuffer()
    @exclusivity(unchecked) private var composed = ByteBuffer()

    /// - Parameter joins: whether registrations have several rows, so that what they share is worth putting together.
    init(_ layout: RowLayout, _ style: CellStyle, _ tables: RowTables, joins: Bool) {
        self.layout = layout
        self.style = style
        self.tables = tables
        separator = style.format.separator
        separatorByte = separator.count == 1 ? separator[0] : nil
        rowStart = style.format.rowStart
        rowEnd = style.format.rowEnd
        var fixed = FragmentTable(slots: 1)
        let steps = layout.segments.enumerated().map { Self.step($1, number: $0, &fixed) }
        self.fixed = fixed
        (self.steps, pieces) = joins ? Self.joined(steps) : (steps, [])
        shared = FragmentTable(slots: pieces.count)
    }

    /// Joins neighbouring steps that all rows of a registration share.
    private static func joined(_ steps: [Step]) -> (steps: [Step], pieces: [[Step]]) {
        var pieces: [[Step]] = []
        var joined: [Step] = []
        var run: [Step] = []
        func end() {
            if run.count > 1 {
                joined.append(Step(kind: .shared, number: pieces.count))
                pieces.append(run)
            } else {
                joined += run
            }
            run = []
        }
        for step in steps {
            if isShared(step) {
                run.append(step)
            } else {
                end()
                joined.append(step)
            }
        }
        end()
        return (joined, pieces)
    }

    private static func isShared(_ step: Step) -> Bool {
        switch step.kind {
        case .constant: true
        case .fragment: [.learner, .registration, .session, .training].contains(step.dimension)
        default: false
        }
    }

    private static func step(_ segment: RowLayout.Segment, number: Int, _ fixed: inout FragmentTable) -> Step {
        switch segment {
        case .fragment(let dimension, let slot): return Step(kind: .fragment, number: slot, dimension: dimension)
        case .constant(let bytes): return Step(kind: .constant, number: fixed.add(bytes))
        case .template: return Step(kind: .composed, number: number)
        case .figure(let cell):
            switch cell.form {
            case .choice(let cells, _):
                let first = fixed.add(cell.emptyCell)
                for cell in cells { _ = fixed.add(cell) }
                return Step(kind: .choice, number: first, fact: cell.fact)
            case .figure(let kind) where cell.isPlain && cell.isBare:
                return Step(kind: .plain, number: number, fact: cell.fact, figure: kind)
            case .figure, .guid: return Step(kind: .composed, number: number)
            }
        }
    }

    /// Appends a whole row with its end.
    func append(_ row: inout FactRow, to buffer: inout ByteBuffer) throws(Failure) {
        try tables.prepare(&row)
        if !pieces.isEmpty, row.registrationID == 0 || row.registrationID != registration { join(&row) }
        if !rowStart.isEmpty { buffer.append(contentsOf: rowStart) }
        for index in steps.indices {
            if index > 0 { appendSeparator(to: &buffer) }
            append(steps[index], &row, to: &buffer)
        }
        buffer.append(contentsOf: rowEnd)
    }

    /// Puts together what the rows of a registration share.
    private func join(_ row: inout FactRow) {
        registration = row.registrationID
        shared.removeAll()
        _ = shared.addMember { piece, buffer in
            let piece = pieces[piece]
            for index in piece.indices {
                if index > 0 { appendSeparator(to: &buffer) }
                append(piece[index], &row, to: &buffer)
            }
        }
    }

    @inline(__always)
    private func appendSeparator(to buffer: inout ByteBuffer) {
        if let separatorByte { buffer.append(separatorByte) } else { buffer.append(contentsOf: separator) }
    }

    @inline(__always)
    private func append(_ step: Step, _ row: inout FactRow, to buffer: inout ByteBuffer) {
        switch step.kind {
        case .shared: shared.append(0, step.number, to: &buffer)
        case .fragment:
            tables.append(step.dimension, step.number, at: tables.place(step.dimension, of: &row), to: &buffer)
        case .plain: style.appendFigure(row[step.fact], step.figure, isTyped: true, to: &buffer)
        case .choice:
            let value = row.value(of: step.fact)
            fixed.append(step.number + (value.isPresent ? Int(value) + 1 : 0), 0, to: &buffer)
        case .constant: fixed.append(step.number, 0, to: &buffer)
        case .composed: appendComposed(layout.segments[step.number], &row, to: &buffer)
        }
    }

    private func appendComposed(_ segment: RowLayout.Segment, _ row: inout FactRow, to buffer: inout ByteBuffer) {
        switch segment {
        case .figure(let cell): append(cell, of: &row, to: &buffer)
        case .template(let parts, let format): append(parts, format, of: &row, to: &buffer)
        case .fragment, .constant: break
        }
    }

    private func append(_ cell: FactCell, of row: inout FactRow, to buffer: inout ByteBuffer) {
        let value = row.value(of: cell.fact)
        guard value.isPresent else { return buffer.append(contentsOf: cell.emptyCell) }
        if case .figure(let kind) = cell.form, cell.isPlain {
            buffer.append(contentsOf: cell.format.prefix)
            style.appendFigure(value, kind, isTyped: true, to: &buffer)
            buffer.append(contentsOf: cell.format.suffix)
        } else {
            figure.removeAll()
            appendValue(cell, of: &row, isTyped: true, to: &figure)
            style.appendCell(figure, cell.format, to: &buffer)
        }
    }

    private func appendValue(_ cell: FactCell, of row: inout FactRow, isTyped: Bool, to buffer: inout ByteBuffer) {
        let value = row.value(of: cell.fact)
        guard value.isPresent else { return }
        switch cell.form {
        case .figure(let kind): style.appendFigure(value, kind, isTyped: isTyped, to: &buffer)
        case .choice(_, let texts): buffer.append(texts[Int(value)])
        case .guid: if let guid = row.reportGUID { GUID.write(guid) { buffer.append($1) } }
        }
    }

    private func append(
        _ parts: [RowLayout.TemplatePart], _ format: CellFormat, of row: inout FactRow, to buffer: inout ByteBuffer
    ) {
        composed.removeAll()
        for part in parts {
            switch part {
            case .text(let bytes): composed.append(contentsOf: bytes)
            case .fragment(let dimension, let slot):
                tables.append(dimension, slot, at: tables.place(dimension, of: &row), to: &composed)
            case .figure(let cell): appendValue(cell, of: &row, isTyped: false, to: &composed)
            }
        }
        style.appendCell(composed, format, to: &buffer)
    }
}

extension FactRow {
    /// A figure, or the number of the row's status.
    mutating func value(of fact: Fact) -> Int64 {
        switch fact {
        case .status: status?.rawValue ?? .absent
        // Each half of a GUID may be any number, the one that stands for absent among them.
        case .reportGUIDHigh: self[.reportGUIDHigh].isPresent || self[.reportGUIDLow].isPresent ? 0 : .absent
        default: self[fact]
        }
    }

    /// The GUID of the tracking that the row stands on; nil where it has none.
    var reportGUID: GUID.Hash? {
        mutating get {
            let (high, low) = (self[.reportGUIDHigh], self[.reportGUIDLow])
            guard high.isPresent || low.isPresent else { return nil }
            return GUID.Hash(high: UInt64(bitPattern: high), low: UInt64(bitPattern: low))
        }
    }
}
