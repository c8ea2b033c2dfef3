@testable import CairnImport
import Testing

@Suite struct WildcardTests {
    @Test(arguments: [
        ("*", "", true), ("*", "a.csv", true), ("", "", true), ("", "a", false), ("?", "", false), ("?", "é", true),
        ("*.csv", "a.csv", true), ("*.csv", "a.csv.bak", false), ("a*b*c", "aXbYbZc", true), ("a*b*c", "aXbYbZ", false),
        ("**a", "ba", true), ("a?c", "abc", true), ("a?c", "ac", false), ("[ab]", "a", false), ("[ab]", "[ab]", true),
        ("A*", "a", false),
    ])
    func matches(_ pattern: String, _ name: String, _ expected: Bool) {
        #expect(Wildcard(pattern).matches(name) == expected)
    }
}
