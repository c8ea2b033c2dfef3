import CairnCore
import CairnText
import Testing

@Suite("Date formats")
struct DateTimePatternTests {
    @Test(
        "Right formats",
        arguments: [
            "YYYY-MM-DD", "YYYY-MM-DD hh:ii:ss", "dd/mm/yy", "YYYYMMDDThhiiss", "YYYYMMDDtHHIISS", "hh:ii DD.MM.YYYY",
            "MM/YYYY", "hh:ii", "[DD]", "DD · MM · YYYY",
        ])
    func right(format: String) throws {
        #expect(try DateTimePattern(format).text == format)
    }

    @Test(
        "Wrong formats say what is wrong",
        arguments: [
            ("YYYY-MMM-DD", "'M' at character 8 is no token"),
            ("YYYY-MM-DD hh:mm:ss", "'MM' stands twice (minutes are 'ii')"),
            ("YYYY-YY", "the year stands twice"), ("DD-DD", "'DD' stands twice"),
            ("x", "'x' at character 1 is no token"), ("DD à hh", "'à' at character 4 is no token"),
            ("", "it has no token"), ("--", "it has no token"), ("YYYYMMDDT", "no time follows the T"),
            ("Thh:ii", "'T' at character 1 is no token"), ("hhTii", "'T' at character 3 is no token"),
            ("DDTThh", "'T' at character 4 is no token"), ("ß", "'ß' at character 1 is no token"),
        ])
    func wrong(format: String, problem: String) throws {
        let failure = #expect(throws: Failure.self) { try DateTimePattern(format) }
        #expect(failure?.kind == .input)
        #expect(
            failure?.message == """
                date format '\(format)': \(problem). Use YYYY, YY, MM, DD, hh, ii, ss, and a T between date and time.
                """)
    }

    @Test("Whether there is a time, and a whole date")
    func kinds() throws {
        #expect(!DateTimePattern.standardDate.hasTime)
        #expect(DateTimePattern.standardDateTime.hasTime)
        #expect(try DateTimePattern("ss").hasTime)
        #expect(DateTimePattern.standardDate.canParse)
        #expect(try DateTimePattern("DDMMYY").canParse)
        #expect(try !DateTimePattern("MM/YYYY").canParse)
    }

    @Test("Letter case makes no other format")
    func equality() throws {
        #expect(try DateTimePattern("yyyy-mm-dd") == DateTimePattern.standardDate)
        #expect(try DateTimePattern("YYYY/MM/DD") != DateTimePattern.standardDate)
    }

    private func parse(_ value: String, _ format: String) throws -> String? {
        let pattern = try DateTimePattern(format)
        return value.withBytes { pattern.parse($0) }.map { parsed in
            "\(parsed.day.iso) \(parsed.secondsOfDay.map(String.init) ?? "-")"
        }
    }

    @Test(
        "Dates are read",
        arguments: [
            ("2021-02-25", "YYYY-MM-DD", "2021-02-25 -"), ("25/02/2021", "DD/MM/YYYY", "2021-02-25 -"),
            ("2021-02-25 10:30:15", "YYYY-MM-DD hh:ii:ss", "2021-02-25 37815"),
            ("2021-02-25 00:00:00", "YYYY-MM-DD hh:ii:ss", "2021-02-25 0"),
            ("2021-02-25", "YYYY-MM-DD hh:ii:ss", "2021-02-25 -"),
            ("20210225T1030", "YYYYMMDDThhii", "2021-02-25 37800"), ("20210225", "YYYYMMDDThhii", "2021-02-25 -"),
            ("10:30 25.02.2021", "hh:ii DD.MM.YYYY", "2021-02-25 37800"),
            ("25.02.2021", "hh:ii DD.MM.YYYY", "2021-02-25 -"),
            ("29.02.00", "DD.MM.YY", "2000-02-29 -"), ("01.01.68", "DD.MM.YY", "2068-01-01 -"),
            ("01.01.69", "DD.MM.YY", "1969-01-01 -"), ("0001-01-01", "YYYY-MM-DD", "0001-01-01 -"),
            ("9999-12-31", "YYYY-MM-DD", "9999-12-31 -"),
        ])
    func reads(value: String, format: String, expected: String) throws {
        #expect(try parse(value, format) == expected)
    }

    @Test(
        "What is not as the format says is nil",
        arguments: [
            ("2021-2-25", "YYYY-MM-DD"), ("2021-02-30", "YYYY-MM-DD"), ("0000-01-01", "YYYY-MM-DD"),
            ("2021-02-25 ", "YYYY-MM-DD"), (" 2021-02-25", "YYYY-MM-DD"), ("2021-02-25 10:30:00", "YYYY-MM-DD"),
            ("2021/02/25", "YYYY-MM-DD"), ("", "YYYY-MM-DD"), ("2021-02-2", "YYYY-MM-DD"), ("+021-02-25", "YYYY-MM-DD"),
            ("2021-02-25 10:30", "YYYY-MM-DD hh:ii:ss"), ("2021-02-25 ", "YYYY-MM-DD hh:ii:ss"),
            ("2021-02-25 24:00:00", "YYYY-MM-DD hh:ii:ss"), ("2021-02-25 10:60:00", "YYYY-MM-DD hh:ii:ss"),
            ("2021-02-25 10:30:60", "YYYY-MM-DD hh:ii:ss"), ("02/2021", "MM/YYYY"), ("10:30", "hh:ii"),
        ])
    func refused(value: String, format: String) throws {
        #expect(try parse(value, format) == nil)
    }
}
