import CairnCore
import Foundation
import Testing

@Suite("Time zones")
struct ZoneTests {
    /// Changes of clocks, from the TZ database: the moment, the offset before it and from it.
    @Test(
        "Clocks change at the second",
        arguments: [
            ("Europe/Paris", 1_616_893_200, 3600, 7200), ("Europe/Paris", 1_635_642_000, 7200, 3600),
            ("America/Sao_Paulo", 1_541_300_400, -10_800, -7200),
            ("America/Sao_Paulo", 1_550_368_800, -7200, -10_800),
            ("Australia/Lord_Howe", 1_617_462_000, 39_600, 37_800),
            ("Australia/Lord_Howe", 1_633_188_600, 37_800, 39_600),
        ] as [(String, Int64, Int64, Int64)])
    func changes(name: String, moment: Int64, before: Int64, after: Int64) throws {
        let zone = try #require(Zone(named: name))
        #expect(zone.offset(at: moment - 1) == before)
        #expect(zone.offset(at: moment) == after)
        // Again, now that the day is known.
        #expect(zone.offset(at: moment - 1) == before)
    }

    @Test("Offsets that never change", arguments: [("Asia/Kolkata", 19_800), ("UTC", 0), ("Etc/UTC", 0)])
    func constant(name: String, offset: Int64) throws {
        let zone = try #require(Zone(named: name))
        for seconds in stride(from: Int64(1_500_000_000), to: 1_700_000_000, by: 9_999_999) {
            #expect(zone.offset(at: seconds) == offset)
        }
    }

    @Test(
        "Every half hour of four years, in and against the order of time, is as Foundation has it",
        arguments: [
            "Europe/Paris", "America/Sao_Paulo", "Asia/Kolkata", "Australia/Lord_Howe",
        ])
    func everyHalfHour(name: String) throws {
        let zone = try #require(Zone(named: name))
        let other = try #require(TimeZone(identifier: name))
        let forward = Array(stride(from: Int64(1_514_764_800), to: 1_640_995_200, by: 1800))
        var wrong = 0
        for seconds in forward + forward.reversed() {
            let date = Date(timeIntervalSince1970: Double(seconds))
            if zone.offset(at: seconds) != Int64(other.secondsFromGMT(for: date)) { wrong += 1 }
        }
        #expect(wrong == 0)
    }

    @Test("Days far from now have an offset too")
    func farDays() throws {
        let paris = try #require(Zone(named: "Europe/Paris"))
        let summer = try #require(Instant(iso: "2090-07-01T12:00:00Z"))
        #expect(paris.offset(at: summer.seconds) == 7200)
        let winter = try #require(Instant(iso: "1960-01-15T12:00:00Z"))
        #expect(paris.offset(at: winter.seconds) == 3600)
    }

    @Test("The local day changes at local midnight")
    func days() throws {
        let kolkata = try #require(Zone(named: "Asia/Kolkata"))
        #expect(kolkata.day(of: try #require(Instant(iso: "2021-02-25T18:29:59Z"))).iso == "2021-02-25")
        #expect(kolkata.day(of: try #require(Instant(iso: "2021-02-25T18:30:00Z"))).iso == "2021-02-26")
        let saoPaulo = try #require(Zone(named: "America/Sao_Paulo"))
        #expect(saoPaulo.day(of: try #require(Instant(iso: "2021-02-25T02:59:59Z"))).iso == "2021-02-24")
    }

    @Test(
        "Local times are found again, the first of two, moved on where there is none",
        arguments: [
            ("Europe/Paris", "2021-02-25T10:30:00Z", "2021-02-25T09:30:00Z"),
            ("Europe/Paris", "2021-03-28T01:59:59Z", "2021-03-28T00:59:59Z"),
            ("Europe/Paris", "2021-03-28T02:30:00Z", "2021-03-28T01:30:00Z"),
            ("Europe/Paris", "2021-03-28T03:00:00Z", "2021-03-28T01:00:00Z"),
            ("Europe/Paris", "2021-10-31T02:30:00Z", "2021-10-31T00:30:00Z"),
            ("Europe/Paris", "2021-10-31T03:00:00Z", "2021-10-31T02:00:00Z"),
            // Midnight itself is skipped here, so that the day begins at one o'clock.
            ("America/Sao_Paulo", "2018-11-04T00:00:00Z", "2018-11-04T03:00:00Z"),
            ("America/Sao_Paulo", "2019-02-16T23:30:00Z", "2019-02-17T01:30:00Z"),
            // Half an hour only.
            ("Australia/Lord_Howe", "2021-04-04T01:45:00Z", "2021-04-03T14:45:00Z"),
            ("Australia/Lord_Howe", "2021-10-03T02:15:00Z", "2021-10-02T15:45:00Z"),
            ("Asia/Kolkata", "2021-02-25T00:00:00Z", "2021-02-24T18:30:00Z"),
            ("UTC", "2021-02-25T00:00:00Z", "2021-02-25T00:00:00Z"),
        ])
    func local(name: String, local: String, expected: String) throws {
        let zone = try #require(Zone(named: name))
        let seconds = try #require(Instant(iso: local)).seconds
        #expect(zone.instant(ofLocal: seconds).iso == expected)
    }

    @Test("Names that are none", arguments: ["Europe/Pariss", "Mars/Olympus", "", "Paris", "+02:00"])
    func unknown(name: String) {
        #expect(Zone(named: name) == nil)
    }
}
