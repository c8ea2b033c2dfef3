/// An explanation for a person.
extension Explanation {
    /// The whole, in lines.
    public var text: String {
        var lines = ["\(provider): \(title)\(export.map { ", export '\($0)'" } ?? "")"]
        lines += population.map { "  \($0)" }
        if let delta { lines.append("  Delta: \(delta).") }
        lines.append("")
        var counts = [(rows, "to begin with")]
        counts += steps.map { ($0.rows, "\($0.name): \($0.sentence)") }
        counts.append((exported, "exported"))
        let width = counts.map { Self.grouped($0.0).count }.max() ?? 0
        for (rows, what) in counts {
            let number = Self.grouped(rows)
            lines.append("  \(String(repeating: " ", count: width - number.count))\(number)  \(what)")
        }
        lines.append("")
        lines.append("  Columns: \(columns.joined(separator: ", "))")
        lines += formats.map { "  Form: \($0)" }
        return lines.joined(separator: "\n")
    }

    /// `1,234,567`.
    private static func grouped(_ number: Int) -> String {
        var text = ""
        for (index, digit) in String(number).reversed().enumerated() {
            if index > 0, index % 3 == 0 { text = "," + text }
            text = String(digit) + text
        }
        return text
    }
}
