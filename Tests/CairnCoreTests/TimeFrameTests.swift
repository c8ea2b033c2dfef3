import CairnCore
import Testing

@Suite("Time frames")
struct TimeFrameTests {
    func from(_ scale: TimeFrameRule.Scale, _ count: Int, _ now: String, _ name: String = "UTC") throws -> String {
        let zone = try #require(Zone(named: name))
        let now = try #require(Instant(iso: now))
        let frame = TimeFrameRule(scale, count).frame(endingAt: now, in: zone)
        #expect(frame.to == now)
        return frame.from.iso
    }

    @Test(
        "Each scale has its first day",
        arguments: [
            (.days, 0, "2021-02-24"), (.days, 3, "2021-02-21"), (.days, 55, "2020-12-31"),
            (.months, 0, "2021-02-24"), (.months, 1, "2021-01-24"), (.months, 3, "2020-11-24"),
            (.months, 14, "2019-12-24"), (.fullMonths, 0, "2021-02-01"), (.fullMonths, 2, "2020-12-01"),
            // The documented frame.
            (.fullMonths, 3, "2020-11-01"), (.fullYears, 3, "2019-01-01"), (.fullYears, 1, "2021-01-01"),
            (.years, 0, "2021-02-24"), (.years, 3, "2018-02-24"),
        ] as [(TimeFrameRule.Scale, Int, String)])
    func scales(scale: TimeFrameRule.Scale, count: Int, day: String) throws {
        #expect(try from(scale, count, "2021-02-24T15:00:00Z") == day + "T00:00:00Z")
        #expect(try from(scale, count, "2021-02-24T00:00:00Z") == day + "T00:00:00Z")
        #expect(try from(scale, count, "2021-02-24T23:59:59Z") == day + "T00:00:00Z")
    }

    @Test(
        "A day that does not exist is the month's last",
        arguments: [
            (.months, 1, "2021-03-31", "2021-02-28"), (.months, 1, "2020-03-31", "2020-02-29"),
            (.months, 1, "2021-05-31", "2021-04-30"), (.months, 1, "2021-03-29", "2021-02-28"),
            (.years, 1, "2020-02-29", "2019-02-28"), (.years, 4, "2020-02-29", "2016-02-29"),
            (.years, 20, "2020-02-29", "2000-02-29"), (.years, 120, "2020-02-29", "1900-02-28"),
            (.months, 12, "2020-02-29", "2019-02-28"), (.months, 1, "2021-01-31", "2020-12-31"),
            (.months, 2, "2021-12-31", "2021-10-31"), (.months, 1, "2021-12-31", "2021-11-30"),
            (.fullMonths, 1, "2021-01-31", "2020-12-01"), (.fullMonths, 12, "2020-12-31", "2019-12-01"),
            (.days, 1, "2020-03-01", "2020-02-29"), (.days, 1, "2021-03-01", "2021-02-28"),
            (.days, 1, "2021-01-01", "2020-12-31"), (.days, 366, "2021-01-01", "2020-01-01"),
            (.fullYears, 2, "2021-12-31", "2020-01-01"), (.fullYears, 2, "2021-01-01", "2020-01-01"),
        ] as [(TimeFrameRule.Scale, Int, String, String)])
    func shortMonths(scale: TimeFrameRule.Scale, count: Int, today: String, day: String) throws {
        #expect(try from(scale, count, today + "T12:00:00Z") == day + "T00:00:00Z")
    }

    @Test(
        "Days begin and end by the clocks of the zone",
        arguments: [
            // A day of 23 hours, and one of 25.
            (0, "2021-03-28T20:00:00Z", "Europe/Paris", "2021-03-27T23:00:00Z"),
            (1, "2021-03-29T20:00:00Z", "Europe/Paris", "2021-03-27T23:00:00Z"),
            (0, "2021-03-28T22:00:00Z", "Europe/Paris", "2021-03-28T22:00:00Z"),
            (0, "2021-03-28T21:59:59Z", "Europe/Paris", "2021-03-27T23:00:00Z"),
            (0, "2021-10-31T22:59:59Z", "Europe/Paris", "2021-10-30T22:00:00Z"),
            (0, "2021-10-31T23:00:00Z", "Europe/Paris", "2021-10-31T23:00:00Z"),
            (1, "2021-10-31T23:00:00Z", "Europe/Paris", "2021-10-30T22:00:00Z"),
            // Midnight is skipped, so that the day begins at one o'clock.
            (0, "2018-11-04T12:00:00Z", "America/Sao_Paulo", "2018-11-04T03:00:00Z"),
            (0, "2018-11-04T02:59:59Z", "America/Sao_Paulo", "2018-11-03T03:00:00Z"),
            (1, "2018-11-05T12:00:00Z", "America/Sao_Paulo", "2018-11-04T03:00:00Z"),
            // The hour before midnight comes twice.
            (0, "2019-02-17T02:30:00Z", "America/Sao_Paulo", "2019-02-16T02:00:00Z"),
            (0, "2019-02-17T03:00:00Z", "America/Sao_Paulo", "2019-02-17T03:00:00Z"),
            // The clocks jump from half past eleven over midnight to half past twelve.
            (0, "1919-03-31T12:00:00Z", "America/Toronto", "1919-03-31T04:30:00Z"),
            // The 30th of December 2011 did not exist.
            (1, "2011-12-31T12:00:00Z", "Pacific/Apia", "2011-12-30T10:00:00Z"),
            (0, "2021-02-25T18:29:59Z", "Asia/Kolkata", "2021-02-24T18:30:00Z"),
            (0, "2021-02-25T18:30:00Z", "Asia/Kolkata", "2021-02-25T18:30:00Z"),
            (0, "2021-04-04T12:00:00Z", "Australia/Lord_Howe", "2021-04-03T13:00:00Z"),
            (1, "2021-04-05T12:00:00Z", "Australia/Lord_Howe", "2021-04-03T13:00:00Z"),
            (0, "2021-04-05T12:00:00Z", "Australia/Lord_Howe", "2021-04-04T13:30:00Z"),
            (0, "2021-10-04T12:00:00Z", "Australia/Lord_Howe", "2021-10-03T13:00:00Z"),
        ] as [(Int, String, String, String)])
    func clocks(count: Int, now: String, zone: String, expected: String) throws {
        #expect(try from(.days, count, now, zone) == expected)
    }

    @Test("Months and years count by the local day, which may be another than that of UTC")
    func localDays() throws {
        #expect(try from(.fullMonths, 0, "2021-02-28T23:30:00Z", "Europe/Paris") == "2021-02-28T23:00:00Z")
        #expect(try from(.fullYears, 1, "2021-01-01T02:00:00Z", "America/Sao_Paulo") == "2020-01-01T03:00:00Z")
        #expect(try from(.months, 6, "2021-09-15T12:00:00Z", "Europe/Paris") == "2021-03-14T23:00:00Z")
        #expect(try from(.years, 1, "2021-03-01T03:00:00Z", "Asia/Kolkata") == "2020-02-29T18:30:00Z")
    }

    @Test("No number is too large", arguments: TimeFrameRule.Scale.allCases)
    func largeNumbers(scale: TimeFrameRule.Scale) throws {
        for count in [1_000_000, 5_000_000, Int.max] {
            #expect(try from(scale, count, "2021-02-24T15:00:00Z") == "0001-01-01T00:00:00Z")
        }
    }

    /// Zones whose clocks change in odd ways.
    static let zones = [
        "UTC", "Europe/Paris", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kolkata", "America/St_Johns",
        "Asia/Tehran", "Africa/Cairo", "Asia/Beirut", "America/Havana", "Pacific/Chatham", "America/Asuncion",
    ]

    @Test(
        "At any moment, it begins with a local day, not after now, and the earlier the larger its number",
        arguments: zones)
    func anyMoment(name: String) throws {
        let zone = try #require(Zone(named: name))
        var state = name.utf8.reduce(UInt64(0)) { $0 &* 31 &+ UInt64($1) }
        for _ in 0..<400 {
            state &+= 1
            let random = GUID.mixed(state)
            let now = Instant(seconds: 567_993_600 + Int64(random % 1_600_000_000))
            let scale = TimeFrameRule.Scale.allCases[Int(random >> 40) % 5]
            var last = now
            for count in [1, 2, 3, 7, 30, 100] {
                let from = TimeFrameRule(scale, count).frame(endingAt: now, in: zone).from
                let day = zone.day(of: from)
                let isMidnight = from.seconds + zone.offset(at: from.seconds) == Instant(midnightUTC: day).seconds
                #expect(isMidnight || zone.day(of: Instant(seconds: from.seconds - 1)) < day)
                #expect(from <= last)
                last = from
            }
        }
    }
}
