/// What becomes of the bytes of a cell: a number or a date where they are one, else a text.
enum WorkbookCells {
    enum Value: Equatable {
        case text
        case textInstead(String)
        /// A whole number, without a format.
        case whole(Double)
        /// A number with two decimals.
        case decimal(Double)
        /// A serial number, in the column's date format.
        case date(Double)
    }

    /// Spreadsheets keep that many digits of a number; one with more is a text, so that none is lost.
    private static let maximumDigits = 15

    /// The value of a cell that is not empty, in a column of a type.
    static func value(_ bytes: UnsafeRawBufferPointer, _ type: CellType) -> Value {
        switch type {
        case .text: .text
        case .number: number(bytes)
        case .day: date(bytes, ExcelDate.init(day:))
        case .moment: date(bytes, ExcelDate.init(moment:))
        case .timeOfDay: date(bytes, ExcelDate.init(timeOfDay:))
        }
    }

    private static func number(_ bytes: UnsafeRawBufferPointer) -> Value {
        guard let form = PlainNumber(bytes), form.digits <= maximumDigits,
            let value = Double(String(decoding: bytes, as: UTF8.self))
        else { return .text }
        return form.hasPoint ? .decimal(value) : .whole(value)
    }

    private static func date(_ bytes: UnsafeRawBufferPointer, _ make: (Int64) -> ExcelDate?) -> Value {
        guard let number = Int64(String(decoding: bytes, as: UTF8.self)), let date = make(number) else { return .text }
        switch date {
        case .serial(let serial): return .date(serial)
        case .text(let text): return .textInstead(text)
        }
    }
}
