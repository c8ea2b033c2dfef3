public import CairnCore

extension DateTimePattern {
    /// What a text said: a day, and a time of it unless the text had none.
    public struct ParsedDate: Hashable, Sendable {
        /// The calendar day.
        public var day: Day
        /// Seconds since midnight; nil where the text gives no time.
        public var secondsOfDay: Int?
    }

    /// Reads a date: each figure with its full width, real days of the years 1 to 9999 only. The time, with what parts
    /// it from the date, may be missing. A year of two digits lies between 1969 and 2068, as POSIX has it.
    public func parse(_ bytes: UnsafeRawBufferPointer) -> ParsedDate? {
        guard let figures = Figures(bytes, by: elements[...]) ?? dateFigures(bytes),
            let year = figures.year, let month = figures.month, let number = figures.day,
            let day = Day(year: year, month: month, day: number),
            figures.hour < 24, figures.minute < 60, figures.second < 60
        else { return nil }
        let seconds = figures.hour * 3600 + figures.minute * 60 + figures.second
        return ParsedDate(day: day, secondsOfDay: figures.hasTime ? seconds : nil)
    }

    /// Reads a text that has no time, where the pattern's date is in one piece.
    private func dateFigures(_ bytes: UnsafeRawBufferPointer) -> Figures? {
        let isDate = { (element: Element) in element.token?.isTime == false }
        guard let first = elements.firstIndex(where: isDate),
            let last = elements.lastIndex(where: isDate)
        else { return nil }
        let date = elements[first...last]
        return date.contains { $0.token?.isTime == true } ? nil : Figures(bytes, by: date)
    }

    /// The figures of a text, not checked against the calendar.
    private struct Figures {
        var year: Int?
        var month: Int?
        var day: Int?
        var hour = 0
        var minute = 0
        var second = 0
        var hasTime = false

        init?(_ bytes: UnsafeRawBufferPointer, by elements: ArraySlice<Element>) {
            var position = 0
            for element in elements {
                guard position + element.width <= bytes.count else { return nil }
                switch element {
                case .literal(let byte): guard bytes[position] == byte else { return nil }
                case .token(let token):
                    guard let value = Figures.number(bytes, at: position, width: token.width) else { return nil }
                    set(token, value)
                }
                position += element.width
            }
            guard position == bytes.count else { return nil }
        }

        private mutating func set(_ token: Token, _ value: Int) {
            hasTime = hasTime || token.isTime
            switch token {
            case .year: year = value
            case .shortYear: year = value < 69 ? 2000 + value : 1900 + value
            case .month: month = value
            case .day: day = value
            case .hour: hour = value
            case .minute: minute = value
            case .second: second = value
            }
        }

        private static func number(_ bytes: UnsafeRawBufferPointer, at start: Int, width: Int) -> Int? {
            var value = 0
            for position in start..<start + width {
                guard (48...57).contains(bytes[position]) else { return nil }
                value = value * 10 + Int(bytes[position] - 48)
            }
            return value
        }
    }
}
