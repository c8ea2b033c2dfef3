internal import CXLSXWriter
internal import CairnCore

/// The formats of a workbook's cells.
struct WorkbookStyles {
    /// The patterns of dates, compiled.
    struct Patterns {
        let day: DateTimePattern
        let moment: DateTimePattern
        let timeOfDay: DateTimePattern

        init(day: String, moment: String, timeOfDay: String) throws(Failure) {
            self.day = try DateTimePattern(day)
            self.moment = try DateTimePattern(moment)
            self.timeOfDay = try DateTimePattern(timeOfDay)
        }

        /// The pattern of a column's cells; nil where they are no dates.
        func pattern(of type: CellType) -> DateTimePattern? {
            switch type {
            case .text, .number: nil
            case .day: day
            case .moment: moment
            case .timeOfDay: timeOfDay
            }
        }

        /// How many characters a date of a column has; nil where its cells are no dates.
        func width(of type: CellType) -> Int? { pattern(of: type)?.text.unicodeScalars.count }
    }

    let header: WorkbookSheet.Format
    let decimal: WorkbookSheet.Format
    /// That of each column; nil where its cells are no dates.
    let dates: [WorkbookSheet.Format?]

    init(_ patterns: Patterns, _ columns: [FormatColumn], in file: WorkbookFile) throws(Failure) {
        header = try file.format { format_set_bold($0) }
        decimal = try file.format { format_set_num_format($0, "0.00") }
        var formats: [DateTimePattern: WorkbookSheet.Format] = [:]
        var dates: [WorkbookSheet.Format?] = []
        for column in columns {
            guard let pattern = patterns.pattern(of: column.type) else {
                dates.append(nil)
                continue
            }
            if formats[pattern] == nil {
                let text = ExcelNumberFormat.text(of: pattern)
                formats[pattern] = try file.format { format_set_num_format($0, text) }
            }
            dates.append(formats[pattern])
        }
        self.dates = dates
    }
}
