internal import CairnCatalog
internal import CairnCore
internal import CairnModel
internal import CairnText

/// Writes rows: copies of fragments, and figures.
final class RowStitcher {
    private let layout: RowLayout
    private let style: CellStyle
    private let tables: DimensionTables
    private let separator: [UInt8]
    private let rowStart: [UInt8]
    private let rowEnd: [UInt8]
    @exclusivity(unchecked) private var figure = ByteBuffer()
    @exclusivity(unchecked) private var composed = ByteBuffer()

    init(_ layout: RowLayout, _ style: CellStyle, _ tables: DimensionTables) {
        self.layout = layout
        self.style = style
        self.tables = tables
        separator = style.format.separator
        rowStart = style.format.rowStart
        rowEnd = style.format.rowEnd
    }

    /// Appends a whole row with its end.
    func append(_ row: FactRow, to buffer: inout ByteBuffer) {
        buffer.append(contentsOf: rowStart)
        for (index, segment) in layout.segments.enumerated() {
            if index > 0 { buffer.append(contentsOf: separator) }
            switch segment {
            case .fragment(let dimension, let slot): tables.append(dimension, slot, of: row, to: &buffer)
            case .figure(let cell): append(cell, of: row, to: &buffer)
            case .constant(let bytes): buffer.append(contentsOf: bytes)
            case .template(let parts, let format): append(parts, format, of: row, to: &buffer)
            }
        }
        buffer.append(contentsOf: rowEnd)
    }

    private func append(_ cell: FactCell, of row: FactRow, to buffer: inout ByteBuffer) {
        let value = row.value(of: cell.fact)
        guard value.isPresent else { return buffer.append(contentsOf: cell.emptyCell) }
        switch cell.form {
        case .choice(let cells, _): buffer.append(contentsOf: cells[Int(value)])
        case .figure(let kind) where cell.isPlain:
            buffer.append(contentsOf: cell.format.prefix)
            style.appendFigure(value, kind, isTyped: true, to: &buffer)
            buffer.append(contentsOf: cell.format.suffix)
        case .figure, .guid:
            figure.removeAll()
            appendValue(cell, of: row, isTyped: true, to: &figure)
            style.appendCell(figure, cell.format, to: &buffer)
        }
    }

    private func appendValue(_ cell: FactCell, of row: FactRow, isTyped: Bool, to buffer: inout ByteBuffer) {
        let value = row.value(of: cell.fact)
        guard value.isPresent else { return }
        switch cell.form {
        case .figure(let kind): style.appendFigure(value, kind, isTyped: isTyped, to: &buffer)
        case .choice(_, let texts): buffer.append(texts[Int(value)])
        case .guid: if let guid = row.reportGUID { buffer.append(guid) }
        }
    }

    private func append(
        _ parts: [RowLayout.TemplatePart], _ format: CellFormat, of row: FactRow, to buffer: inout ByteBuffer
    ) {
        composed.removeAll()
        for part in parts {
            switch part {
            case .text(let bytes): composed.append(contentsOf: bytes)
            case .fragment(let dimension, let slot): tables.append(dimension, slot, of: row, to: &composed)
            case .figure(let cell): appendValue(cell, of: row, isTyped: false, to: &composed)
            }
        }
        style.appendCell(composed, format, to: &buffer)
    }
}

extension FactRow {
    /// A figure, or the number of the row's status.
    func value(of fact: Fact) -> Int64 {
        switch fact {
        case .status: status?.rawValue ?? .absent
        // Each half of a GUID may be any number, the one that stands for absent among them.
        case .reportGUIDHigh: self[.reportGUIDHigh].isPresent || self[.reportGUIDLow].isPresent ? 0 : .absent
        default: self[fact]
        }
    }

    /// The GUID of the tracking that the row stands on; nil where it has none.
    var reportGUID: String? {
        let (high, low) = (self[.reportGUIDHigh], self[.reportGUIDLow])
        guard high.isPresent || low.isPresent else { return nil }
        return GUID.text(GUID.Hash(high: UInt64(bitPattern: high), low: UInt64(bitPattern: low)))
    }
}
