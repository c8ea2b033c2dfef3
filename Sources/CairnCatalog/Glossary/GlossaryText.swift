/// Lays out text for a terminal.
enum GlossaryText {
    static let width = 100

    /// A heading with its rows below; nothing if there are none.
    static func section(_ heading: String, _ rows: [[String]]) -> String {
        rows.isEmpty ? "" : "\n\(heading)\n\(table(rows))"
    }

    /// Rows with aligned columns, the last one broken into lines.
    static func table(_ rows: [[String]]) -> String {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<max(count - 1, 0)).map { column in rows.map { $0[column].count }.max() ?? 0 }
        let indent = widths.reduce(2) { $0 + $1 + 2 }
        return rows.map { row in
            let head = zip(row, widths).map { padded($0, to: $1) + "  " }.joined()
            return "  \(head)\(wrapped(row[count - 1], indent: indent))\n"
        }.joined()
    }

    /// A text broken into lines, all but the first indented.
    static func wrapped(_ text: String, indent: Int) -> String {
        var lines = [""]
        for word in text.split(separator: " ") {
            let last = lines[lines.count - 1]
            if last.isEmpty {
                lines[lines.count - 1] = String(word)
            } else if last.count + 1 + word.count <= max(width - indent, 30) {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines.joined(separator: "\n" + String(repeating: " ", count: indent))
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
