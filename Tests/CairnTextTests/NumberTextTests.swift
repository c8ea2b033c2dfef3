import CairnText
import Testing

@Suite("Numbers as text")
struct NumberTextTests {
    @Test(
        "Whole numbers of every length",
        arguments: [
            0, 1, 9, 10, 99, 100, 101, 1234, 12_345, 99_999_999, 100_000_000, 100_000_001, 1_000_000_000,
            9_999_999_999_999_999, 10_000_000_000_000_000, .max, .min, -1, -10, -100_000_000,
        ] as [Int64])
    func whole(value: Int64) {
        #expect(text { NumberText.append(value, to: &$0) } == String(value))
    }

    @Test("Every number of up to five digits, and every power of ten with its neighbours")
    func many() {
        var values = Array(Int64(0)...99_999)
        var power: Int64 = 1
        for _ in 0..<18 {
            power *= 10
            values += [power - 1, power, power + 1, power + 7 * (power / 10), -power]
        }
        let wrong = values.filter { value in text { NumberText.append(value, to: &$0) } != String(value) }
        #expect(wrong == [])
    }

    @Test(
        "Hundredths always have two decimals",
        arguments: [
            (0, "0.00"), (5, "0.05"), (50, "0.50"), (3500, "35.00"), (10_000, "100.00"), (-5, "-0.05"),
            (9, "0.09"), (99, "0.99"), (100, "1.00"), (999, "9.99"), (1000, "10.00"), (99_999, "999.99"),
            (999_999, "9999.99"), (1_234_567, "12345.67"), (9_999_999, "99999.99"), (10_000_000, "100000.00"),
            (-12_345, "-123.45"), (.max, "92233720368547758.07"), (.min, "-92233720368547758.08"),
        ] as [(Int64, String)])
    func hundredths(value: Int64, expected: String) {
        #expect(text { NumberText.append(hundredths: value, decimalComma: false, to: &$0) } == expected)
        let comma = String(expected.map { $0 == "." ? "," : $0 })
        #expect(text { NumberText.append(hundredths: value, decimalComma: true, to: &$0) } == comma)
    }
}

@Suite("Times spent as text")
struct DurationFormatTests {
    @Test(
        "The forms of a duration",
        arguments: [
            (5115, ["5115", "85.25", "PT1H25M15S", "001:25", "01:25"]),
            (0, ["0", "0.00", "PT0S", "000:00", "00:00"]),
            (59, ["59", "0.98", "PT59S", "000:00", "00:00"]),
            (60, ["60", "1.00", "PT1M", "000:01", "00:01"]),
            (3600, ["3600", "60.00", "PT1H", "001:00", "01:00"]),
            (3605, ["3605", "60.08", "PT1H5S", "001:00", "01:00"]),
            (359_999, ["359999", "5999.98", "PT99H59M59S", "099:59", "99:59"]),
            (360_000, ["360000", "6000.00", "PT100H", "100:00", "100:00"]),
            (3_600_000, ["3600000", "60000.00", "PT1000H", "1000:00", "1000:00"]),
            (-5115, ["-5115", "-85.25", "-PT1H25M15S", "-001:25", "-01:25"]),
        ] as [(Int64, [String])])
    func forms(seconds: Int64, expected: [String]) {
        let forms = DurationFormat.allCases.map { form in
            text { form.append(seconds: seconds, decimalComma: false, to: &$0) }
        }
        #expect(forms == expected)
    }

    @Test("Minutes are rounded to the nearest hundredth")
    func minutes() {
        for seconds in Int64(0)..<3600 {
            let exact = (Double(seconds) * 100 / 60).rounded()
            let written = text { DurationFormat.rawMinutes.append(seconds: seconds, decimalComma: false, to: &$0) }
            #expect(Double(written) == exact / 100)
        }
    }

    @Test("A decimal comma moves minutes only")
    func comma() {
        let forms = DurationFormat.allCases.map { form in
            text { form.append(seconds: 5115, decimalComma: true, to: &$0) }
        }
        #expect(forms == ["5115", "85,25", "PT1H25M15S", "001:25", "01:25"])
    }

    @Test("The largest numbers do not overflow")
    func extremes() {
        for form in DurationFormat.allCases {
            #expect(!text { form.append(seconds: .max, decimalComma: false, to: &$0) }.isEmpty)
            #expect(!text { form.append(seconds: .min, decimalComma: false, to: &$0) }.isEmpty)
        }
    }

    @Test("Jobs call them by these names")
    func names() {
        #expect(
            DurationFormat.allCases.map(\.rawValue)
                == ["rawSeconds", "rawMinutes", "iso-8601", "padded", "paddedhh"])
    }
}
