import CairnCore
import CairnText
import Testing

@Suite("Dates as text")
struct DateWriterTests {
    private func writer(_ format: String, _ zone: String = "UTC") throws -> DateWriter {
        DateWriter(pattern: try DateTimePattern(format), zone: try #require(Zone(named: zone)))
    }

    @Test(
        "A moment in many formats and zones",
        arguments: [
            ("YYYY-MM-DD hh:ii:ss", "UTC", "2021-02-25 22:05:09"),
            ("YYYY-MM-DD hh:ii:ss", "Europe/Paris", "2021-02-25 23:05:09"),
            ("YYYY-MM-DD hh:ii:ss", "Asia/Kolkata", "2021-02-26 03:35:09"),
            ("YYYY-MM-DD hh:ii:ss", "America/Sao_Paulo", "2021-02-25 19:05:09"),
            ("YYYY-MM-DD hh:ii:ss", "Australia/Lord_Howe", "2021-02-26 09:05:09"),
            ("dd/mm/yy", "Asia/Kolkata", "26/02/21"), ("YYYYMMDDThhiiss", "UTC", "20210225T220509"),
            ("ss.ii.hh DD", "UTC", "09.05.22 25"), ("hh", "UTC", "22"), ("[MM]", "UTC", "[02]"),
            ("YYYY · hh", "UTC", "2021 · 22"),
        ])
    func moments(format: String, zone: String, expected: String) throws {
        let writer = try writer(format, zone)
        let moment = try #require(Instant(iso: "2021-02-25T22:05:09Z"))
        // Twice: made, then copied.
        for _ in 0..<2 {
            #expect(text { writer.append(instant: moment.seconds, to: &$0) } == expected)
        }
    }

    @Test("Every second hour of sixty years, over the edges of what is kept")
    func manyMoments() throws {
        let writer = try writer("YYYY-MM-DDThh:ii:ss")
        let other = try #require(Instant(iso: "1965-01-01T00:00:07Z")).seconds
        var wrong: [Int64] = []
        for seconds in stride(from: other, to: other + 60 * 31_557_600, by: 7201) {
            let written = text { writer.append(instant: seconds, to: &$0) } + "Z"
            if written != Instant(seconds: seconds).iso { wrong.append(seconds) }
        }
        #expect(wrong == [])
        let late = try #require(Instant(iso: "2150-06-01T01:02:03Z")).seconds
        #expect(text { writer.append(instant: late, to: &$0) } == "2150-06-01T01:02:03")
    }

    @Test("Clocks that change")
    func clockChange() throws {
        let writer = try writer("DD hh:ii:ss", "Europe/Paris")
        #expect(text { writer.append(instant: 1_616_893_199, to: &$0) } == "28 01:59:59")
        #expect(text { writer.append(instant: 1_616_893_200, to: &$0) } == "28 03:00:00")
    }

    @Test("A day has midnight, whatever was patched before")
    func days() throws {
        let writer = try writer("YYYY-MM-DD hh:ii:ss", "Asia/Kolkata")
        let day = try #require(Day(iso: "2021-02-25"))
        #expect(text { writer.append(instant: 1_614_249_011, to: &$0) } == "2021-02-25 16:00:11")
        #expect(text { writer.append(day: day.number, to: &$0) } == "2021-02-25 00:00:00")
        #expect(text { writer.append(day: -1, to: &$0) } == "1969-12-31 00:00:00")
    }

    @Test("Years of more or less than four digits end at the edge")
    func edges() throws {
        let writer = try writer("YYYY-MM-DD hh:ii:ss", "Asia/Kolkata")
        #expect(text { writer.append(instant: .max, to: &$0) }.hasPrefix("9999-12-3"))
        #expect(text { writer.append(instant: .min, to: &$0) }.hasPrefix("0001-01-0"))
        #expect(text { writer.append(day: .max, to: &$0) } == "9999-12-31 00:00:00")
        #expect(text { writer.append(day: .min, to: &$0) } == "0001-01-01 00:00:00")
    }
}
