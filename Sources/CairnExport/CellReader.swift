internal import CairnText

/// Reads rows back that were written with commas between their cells.
enum CellReader {
    static func rows(_ bytes: [UInt8]) -> [[String]] {
        var position = 0
        var reader = CSVReader(
            options: CSVReader.Options(
                delimiter: UInt8(ascii: ","), encoding: .utf8, autoDetectLineEndings: false)
        ) { buffer in
            let count = min(buffer.count, bytes.count - position)
            bytes[position..<position + count].withUnsafeBytes { buffer.copyMemory(from: $0) }
            position += count
            return count
        }
        var rows: [[String]] = []
        while (try? reader.next()) == true {
            rows.append(
                (0..<reader.cellCount).map { index in
                    reader.withCell(index) { String(decoding: $0, as: UTF8.self) }
                })
        }
        return rows
    }
}
