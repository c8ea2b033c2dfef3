/// Rows as a table for a terminal: columns padded to their width, long cells cut, line breaks shown.
enum Table {
    private static let widest = 28

    /// - Parameter rows: the header first.
    static func lines(_ rows: [[String]]) -> [String] {
        guard let header = rows.first else { return [] }
        let cells = rows.map { $0.map(shown) }
        let widths = header.indices.map { column in
            cells.map { column < $0.count ? width($0[column]) : 0 }.max() ?? 0
        }
        var lines = cells.map { line($0, widths) }
        lines.insert(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), at: 1)
        return lines
    }

    private static func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = zip(cells, widths).map { cell, wide in
            cell + String(repeating: " ", count: max(0, wide - width(cell)))
        }
        return String(padded.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }

    private static func shown(_ cell: String) -> String {
        let oneLine = cell.map { character -> String in
            switch character {
            case "\r\n", "\n", "\r": "⏎"
            case "\t": "⇥"
            default: character.unicodeScalars.contains { $0.value < 32 } ? "·" : String(character)
            }
        }
        var text = ""
        var total = 0
        for character in oneLine {
            let next = width(character)
            if total + next > widest { return text + "…" }
            text += character
            total += next
        }
        return text
    }

    /// How many places of a terminal a text takes: East Asian characters and emoji take two.
    private static func width(_ text: String) -> Int {
        text.reduce(0) { sum, character in
            guard let scalar = character.unicodeScalars.first else { return sum }
            switch scalar.value {
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
                0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
                0x20000...0x3FFFD:
                return sum + 2
            default: return sum + 1
            }
        }
    }
}
