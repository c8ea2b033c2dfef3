import CairnCore
import Testing

@Suite("Date formats of jobs")
struct DateFormatRuleTests {
    @Test(
        "Right ones",
        arguments: [
            "YYYY-MM-DD", "yyyy-mm-dd hh:ii:ss", "DD/MM/YY", "YYYYMMDDThhiiss", "HH:II", "YYYY-MM-DDthh",
            "DD. MM. YYYY",
        ])
    func right(format: String) {
        #expect(DateFormatRule(format).problem == nil)
    }

    @Test(
        "Wrong ones",
        arguments: [
            ("YYYY-MM-DD hh:mm", "'MM' stands twice (minutes are 'ii')"), ("YYYY YY", "the year stands twice"),
            ("MMMM", "'MM' stands twice (minutes are 'ii')"), ("DD-Q", "'Q' at character 4 is no token"),
            ("YYY", "'Y' at character 3 is no token"), ("T hh", "'T' at character 1 is no token"),
            ("DD hh T", "'T' at character 7 is no token"), ("DD T", "no time follows the T"),
            ("DDTThh", "'T' at character 4 is no token"), ("--", "it has no token"), ("", "it has no token"),
            ("DD é", "'é' at character 4 is no token"),
        ])
    func wrong(format: String, problem: String) {
        #expect(DateFormatRule(format).problem == problem)
    }

    @Test("Only a whole date can be read")
    func whole() {
        #expect(DateFormatRule("DD/MM/YY").hasWholeDate)
        #expect(!DateFormatRule("MM/YYYY").hasWholeDate)
    }
}
