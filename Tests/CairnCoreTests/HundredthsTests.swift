import CairnCore
import Testing

@Suite("Hundredths")
struct HundredthsTests {
    @Test(
        "Decimals are read",
        arguments: [
            ("0", 0), ("12", 1200), ("12.5", 1250), ("12.50", 1250), ("12,05", 1205), ("12.500", 1250),
            ("100.00", 10_000), ("-3.2", -320), ("007", 700), ("9007199254740993", 900_719_925_474_099_300),
        ])
    func reads(text: String, value: Int64) {
        #expect(Hundredths.parse(text) == value)
    }

    @Test(
        "What is no decimal, or finer, is nil",
        arguments: [
            "", "-", ".", ".5", "5.", "1.005", "1.2.3", "1,2.3", "+1", "1e3", " 1", "1 ", "abc", "--1", "1-",
            "99999999999999999999",
        ])
    func refused(text: String) {
        #expect(Hundredths.parse(text) == nil)
    }

    @Test(
        "They are written as short as can be",
        arguments: [
            (0, "0"), (1200, "12"), (1250, "12.5"), (1225, "12.25"), (1205, "12.05"), (5, "0.05"), (-5, "-0.05"),
            (-1250, "-12.5"),
        ] as [(Int64, String)])
    func writes(value: Int64, text: String) {
        #expect(Hundredths.text(value) == text)
        #expect(Hundredths.parse(text) == value)
    }

    @Test("A quotient rounds halves up")
    func quotient() {
        #expect(Hundredths.quotient(10_000, by: 3) == 3333)
        #expect(Hundredths.quotient(20_000, by: 3) == 6667)
        #expect(Hundredths.quotient(1, by: 2) == 1)
        #expect(Hundredths.quotient(25, by: 10) == 3)
        #expect(Hundredths.quotient(0, by: 7) == 0)
    }
}
