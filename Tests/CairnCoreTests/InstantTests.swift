import CairnCore
import Testing

@Suite("Moments")
struct InstantTests {
    @Test(
        "ISO 8601 is read",
        arguments: [
            ("2021-02-25T10:30:00Z", 1_614_249_000), ("2021-02-25T10:30:00z", 1_614_249_000),
            ("2021-02-25t10:30", 1_614_249_000), ("2021-02-25 10:30:00", 1_614_249_000),
            ("2021-02-25T10:30:00.987Z", 1_614_249_000), ("2021-02-25T10:30:00,9", 1_614_249_000),
            ("2021-02-25T12:30:00+02:00", 1_614_249_000), ("2021-02-25T12:30:00+0200", 1_614_249_000),
            ("2021-02-25T12:30:00+02", 1_614_249_000), ("2021-02-25T05:00:00-05:30", 1_614_249_000),
            ("2021-02-25", 1_614_211_200), ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1),
        ])
    func reads(text: String, seconds: Int64) throws {
        #expect(try #require(Instant(iso: text)).seconds == seconds)
    }

    @Test(
        "What is no moment is nil",
        arguments: [
            "", "2021", "2021-02-30T00:00:00Z", "2021-02-25T", "2021-02-25T24:00:00Z", "2021-02-25T10:60:00Z",
            "2021-02-25T10:30:60Z", "2021-02-25T10", "2021-02-25T10:30:00.Z", "2021-02-25T10:30:00+",
            "2021-02-25T10:30:00+2", "2021-02-25T10:30:00+02:", "2021-02-25T10:30:00+02:0",
            "2021-02-25T10:30:00+24:00", "2021-02-25T10:30:00Z ", "2021-02-25T10:30:00ZZ", "2021-02-25_10:30",
        ])
    func refused(text: String) {
        #expect(Instant(iso: text) == nil)
    }

    @Test(
        "A moment is written as it is read",
        arguments: [
            "2021-02-25T10:30:00Z", "1969-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
        ])
    func writes(text: String) throws {
        #expect(try #require(Instant(iso: text)).iso == text)
    }

    @Test("The day of a moment before 1970 is the day that has begun")
    func dayBefore1970() {
        #expect(Instant(seconds: -1).dayUTC.number == -1)
        #expect(Instant(seconds: -86_400).dayUTC.number == -1)
        #expect(Instant(seconds: -86_401).dayUTC.number == -2)
        #expect(Instant(seconds: 86_399).dayUTC.number == 0)
        #expect(Instant(midnightUTC: Day(number: -2)).seconds == -172_800)
    }

    @Test("Division rounds down, also at the edges of the numbers")
    func floorDivision() {
        #expect(Instant.floorDivide(7, 2) == 3)
        #expect(Instant.floorDivide(-7, 2) == -4)
        #expect(Instant.floorDivide(-8, 2) == -4)
        #expect(Instant.floorDivide(.min, 86_400) == -106_751_991_167_301)
        #expect(Instant.floorDivide(.max, 86_400) == 106_751_991_167_300)
    }
}
