import CairnCore
import Testing

@Suite("Days")
struct DayTests {
    @Test(
        "Known dates have their numbers",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2021-02-25", 18_683),
            ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
        ])
    func numbers(iso: String, number: Int) throws {
        #expect(try #require(Day(iso: iso)).number == number)
        #expect(Day(number: number).iso == iso)
    }

    @Test("Every day of 400 years follows the one before")
    func everyDay() throws {
        var expected = (year: 1900, month: 1, day: 1)
        let first = try #require(Day(year: 1900, month: 1, day: 1)).number
        for number in first..<first + 146_097 {
            let civil = Day(number: number).civil
            #expect(civil == expected)
            #expect(Day(year: civil.year, month: civil.month, day: civil.day)?.number == number)
            if Day(year: civil.year, month: civil.month, day: civil.day + 1) != nil {
                expected.day += 1
            } else {
                expected = civil.month == 12 ? (civil.year + 1, 1, 1) : (civil.year, civil.month + 1, 1)
            }
        }
        #expect(expected == (2300, 1, 1))
    }

    @Test(
        "What is no date is nil",
        arguments: [
            "2021-02-29", "1900-02-29", "2021-04-31", "2021-13-01", "2021-00-10", "2021-01-00", "0000-01-01",
            "21-01-01", "2021-1-1", "2021-01-01 ", " 2021-01-01", "2021/01/01", "20210101", "2021-01-0a", "",
        ])
    func refused(text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test("Leap years are those of the Gregorian calendar")
    func leapYears() {
        #expect(Day(year: 2000, month: 2, day: 29) != nil)
        #expect(Day(year: 2024, month: 2, day: 29) != nil)
        #expect(Day(year: 2100, month: 2, day: 29) == nil)
        #expect(Day(year: 10_000, month: 1, day: 1) == nil)
    }

    @Test("Days are ordered as time is")
    func order() {
        #expect(Day(number: -1) < Day(number: 0))
        #expect(Day(number: 18_683) > Day(number: 18_682))
    }
}
