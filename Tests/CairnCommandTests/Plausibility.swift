import CairnTesting

/// Whether a cell can be what the reference says its column holds.
struct Plausibility: Sendable {
    private let type: String
    private let column: String

    /// - Parameter type: as `columns.tsv` has it, such as `enum(Y, N)` or `string(40)`.
    init(column: String, type: String) {
        (self.column, self.type) = (column, type)
    }

    /// Whether a cell that is not empty may hold that.
    func admits(_ cell: String) -> Bool { fits(cell) && fitsName(cell) }

    private func fits(_ cell: String) -> Bool {
        switch word {
        case "int", "timeGlobalFormat": Self.isWhole(cell)
        case "float": Self.isDecimal(cell)
        case "date": Self.isDate(cell)
        case "time": Self.isClock(cell)
        case "datetime": cell.count == 19 && Self.isDate(cell.prefix(10)) && Self.isClock(cell.suffix(8))
        case "enum": choices.isEmpty || choices.contains(cell)
        case "url": cell.hasPrefix("https://") || cell.hasPrefix("http://")
        case "string", "longtext": length.map { cell.count <= $0 } ?? true
        default: false
        }
    }

    /// What a column's name promises beyond its type.
    private func fitsName(_ cell: String) -> Bool {
        if column.hasSuffix("Email") { return cell.contains("@") }
        if column.hasPrefix("progression") { return Double(cell).map { (0...100).contains($0) } ?? false }
        if column.hasSuffix("TimeZone") { return cell == "UTC" || cell.contains("/") }
        if column.hasSuffix("Locale") { return cell.prefix(2).allSatisfy(\.isLowercase) }
        if column.hasSuffix("Id") || column.hasSuffix("ID"), word == "int" { return cell != "0" }
        return true
    }

    // MARK: The type's parts

    private var word: Substring { type.prefix { $0 != "(" } }

    private var choices: [String] {
        guard let open = type.firstIndex(of: "("), word == "enum" else { return [] }
        return type[type.index(after: open)...].dropLast().split(separator: ", ").map(String.init)
    }

    private var length: Int? { type.split(separator: "(").dropFirst().first.flatMap { Int($0.dropLast()) } }

    // MARK: Forms

    private static func isWhole(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    }

    private static func isDecimal(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2 && isWhole(parts[0]) && parts[1].count == 2 && isWhole(parts[1])
    }

    private static func isDate(_ text: some StringProtocol) -> Bool {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        return text.count == 10 && parts.count == 3 && (2000...2100).contains(parts[0])
            && (1...12).contains(parts[1]) && (1...31).contains(parts[2])
    }

    private static func isClock(_ text: some StringProtocol) -> Bool {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        return text.count == 8 && parts.count == 3 && (0..<24).contains(parts[0]) && (0..<60).contains(parts[1])
            && (0..<60).contains(parts[2])
    }
}
