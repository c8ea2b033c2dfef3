internal import CairnCatalog
internal import CairnCore
internal import CairnModel
internal import CairnText

/// Writes rows: copies of fragments, and figures.
final class RowStitcher {
    private let layout: RowLayout
    private let style: CellStyle
    private let tables: DimensionTables
    private let statusCells: [[UInt8]]
    private var figure = ByteBuffer()
    private var composed = ByteBuffer()

    init(_ layout: RowLayout, _ style: CellStyle, _ tables: DimensionTables) {
        self.layout = layout
        self.style = style
        self.tables = tables
        statusCells = style.statusTexts.map(style.cell)
    }

    /// Appends a whole row with its end.
    func append(_ row: FactRow, to buffer: inout ByteBuffer) {
        for (index, segment) in layout.segments.enumerated() {
            if index > 0 { buffer.append(style.format.separator) }
            switch segment {
            case .fragment(let dimension, let slot): tables.append(dimension, slot, of: row, to: &buffer)
            case .figure(let cell): append(cell, of: row, to: &buffer)
            case .constant(let bytes): buffer.append(contentsOf: bytes)
            case .template(let parts): append(parts, of: row, to: &buffer)
            }
        }
        buffer.append(contentsOf: style.format.rowEnd)
    }

    private func append(_ cell: FactCell, of row: FactRow, to buffer: inout ByteBuffer) {
        if case .status = cell.form {
            buffer.append(contentsOf: statusCells[Int(row.status.rawValue)])
        } else if cell.isPlain {
            appendValue(cell, of: row, to: &buffer)
        } else {
            figure.removeAll()
            appendValue(cell, of: row, to: &figure)
            style.appendCell(figure, to: &buffer)
        }
    }

    private func appendValue(_ cell: FactCell, of row: FactRow, to buffer: inout ByteBuffer) {
        switch cell.form {
        case .figure(let kind): style.appendFigure(row.figure(cell.fact), kind, to: &buffer)
        case .status: buffer.append(style.statusTexts[Int(row.status.rawValue)])
        case .guid: appendGUID(row, to: &buffer)
        }
    }

    private func appendGUID(_ row: FactRow, to buffer: inout ByteBuffer) {
        let (high, low) = (row[.reportGUIDHigh], row[.reportGUIDLow])
        guard high.isPresent || low.isPresent else { return }
        buffer.append(GUID.text(GUID.Hash(high: UInt64(bitPattern: high), low: UInt64(bitPattern: low))))
    }

    private func append(_ parts: [RowLayout.TemplatePart], of row: FactRow, to buffer: inout ByteBuffer) {
        composed.removeAll()
        for part in parts {
            switch part {
            case .text(let bytes): composed.append(contentsOf: bytes)
            case .fragment(let dimension, let slot): tables.append(dimension, slot, of: row, to: &composed)
            case .figure(let cell): appendValue(cell, of: row, to: &composed)
            }
        }
        style.appendCell(composed, to: &buffer)
    }
}
