import CairnCore
import Testing

@Suite("Did you mean")
struct SuggestionTests {
    private let names = ["candidateLogin", "candidateName", "sessionTitle", "status"]

    @Test(
        "A slip finds its name",
        arguments: [
            ("candidateLogn", "candidateLogin"), ("CANDIDATELOGIN", "candidateLogin"),
            ("candidateLoign", "candidateLogin"), ("sesionTitel", "sessionTitle"), ("statu", "status"),
        ])
    func near(name: String, expected: String) {
        #expect(Suggestion.nearest(to: name, in: names) == expected)
    }

    @Test("What is far from all finds none", arguments: ["", "x", "timeSpent", "trainingContentCode"])
    func far(name: String) {
        #expect(Suggestion.nearest(to: name, in: names) == nil)
    }

    @Test("Of equals the first is taken, and the nearest before the first")
    func order() {
        #expect(Suggestion.nearest(to: "bat", in: ["cat", "hat"]) == "cat")
        #expect(Suggestion.nearest(to: "hats", in: ["cats", "hat", "hats"]) == "hats")
        #expect(Suggestion.nearest(to: "ab", in: ["ba"]) == "ba")
    }

    @Test("The sentence has its leading space, or there is none")
    func sentence() {
        #expect(Suggestion.sentence(for: "statsu", in: names) == " Did you mean 'status'?")
        #expect(Suggestion.sentence(for: "zzz", in: names) == "")
    }
}
