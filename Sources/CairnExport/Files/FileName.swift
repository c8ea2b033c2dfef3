internal import CairnCore
internal import CairnJobs

/// Names of exported files: the tokens `%d %m %y %Y %H %M %S` of the run's start, `%i` the file's number from 1.
enum FileName {
    static func expand(_ pattern: String, at now: Instant, zone: Zone, number: Int) -> String {
        let local = Instant(seconds: now.seconds + zone.offset(at: now.seconds))
        let (year, month, day) = local.dayUTC.civil
        let ofDay = Int(local.seconds - Instant(midnightUTC: local.dayUTC).seconds)
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
        let values: [Character: String] = [
            "d": two(day), "m": two(month), "y": two(year % 100), "Y": String(year), "H": two(ofDay / 3600),
            "M": two(ofDay / 60 % 60), "S": two(ofDay % 60), "i": String(number),
        ]
        var name = ""
        var rest = pattern[...]
        while let mark = rest.firstIndex(of: "%") {
            name += rest[..<mark]
            rest = rest[rest.index(after: mark)...]
            if let token = rest.first, let value = values[token] {
                name += value
                rest = rest.dropFirst()
            } else {
                name += "%"
            }
        }
        return name + rest
    }

    /// The pattern of a file whose name nobody gave: the export's label, else its GUID, then the time and the number.
    static func standard(for export: ExportJob, file: FileAction) -> String {
        let name = export.label ?? export.guid ?? "export"
        let safe = name.map { "/\\\0".contains($0) || $0.isNewline ? "_" : $0 }
        let ending = file.format.fileExtension + (file.compression.map { "." + $0.fileExtension } ?? "")
        return String(safe).replacingPercent + "_%Y%m%d%H%M%S_%i." + ending
    }

    /// A path as a workbook has it: one in `.xls` becomes `.xlsx`, because that is what is written.
    static func asWorkbook(_ path: String, _ file: FileAction, _ warnings: inout [String]) -> String {
        guard file.format.isWorkbook, path.lowercased().hasSuffix(".xls") else { return path }
        warnings.append("'\(path)' is written as '\(path)x', because the workbook is of the newer form.")
        return path + "x"
    }
}

extension String {
    /// A percent sign of a label is no token.
    fileprivate var replacingPercent: String { String(map { $0 == "%" ? "_" : $0 }) }
}

extension FileAction.Format {
    /// The ending of its files' names, without the dot.
    var fileExtension: String { isWorkbook ? "xlsx" : rawValue.lowercased() }
}

extension FileAction.Compression {
    /// What its files' names end with after the format's own ending, without the dot.
    var fileExtension: String { self == .gzip ? "gz" : "zst" }
}
