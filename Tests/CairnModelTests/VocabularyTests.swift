import CairnModel
import Testing

@Suite("Versions, kinds and entities")
struct VocabularyTests {
    struct Choice: Sendable, CustomTestStringConvertible {
        var name: String
        /// Of each version, with ids from 1: locale, number, status.
        var versions: [(String, Int64, VersionStatus)]
        var locales: [String] = []
        var best: Int64?
        var testDescription: String { name }
    }

    static let choices: [Choice] = [
        Choice(name: "no version", versions: [], best: nil),
        Choice(
            name: "the highest number",
            versions: [("en", 1, .validated), ("en", 3, .validated), ("en", 2, .validated)], best: 2),
        Choice(
            name: "of one number, the highest id", versions: [("en", 1, .validated), ("fr", 1, .validated)], best: 2),
        Choice(
            name: "validated before a higher number", versions: [("en", 1, .validated), ("en", 9, .disabled)], best: 1),
        Choice(
            name: "none validated",
            versions: [("en", 1, .disabled), ("en", 2, .underConstruction), ("en", 2, .pendingValidation)], best: 3),
        Choice(
            name: "the first wanted locale", versions: [("en", 1, .validated), ("fr", 9, .validated)],
            locales: ["en", "fr"], best: 1),
        Choice(
            name: "the next wanted locale", versions: [("de", 9, .validated), ("fr", 1, .validated)],
            locales: ["en", "fr"], best: 2),
        Choice(
            name: "a wanted locale that is not validated is passed over",
            versions: [("en", 1, .pendingValidation), ("fr", 1, .validated), ("de", 9, .validated)],
            locales: ["en", "fr"], best: 2),
        Choice(
            name: "no wanted locale: the newest", versions: [("de", 1, .validated), ("fr", 2, .validated)],
            locales: ["en"], best: 2),
        Choice(
            name: "the newest of the locale",
            versions: [("en", 1, .validated), ("en", 2, .validated), ("fr", 5, .validated)], locales: ["en"], best: 2),
        Choice(
            name: "locales are compared exactly", versions: [("en-GB", 1, .validated), ("EN", 2, .validated)],
            locales: ["en"], best: 2),
    ]

    @Test("A learner's best version", arguments: choices)
    func bestVersion(_ test: Choice) {
        var object = LearningObject(id: 1, guid: "O", publisher: nil)
        object.versions = test.versions.enumerated().map { index, version in
            Version(
                id: Int64(index) + 1, learningObject: 1, locale: version.0, number: version.1, status: version.2,
                publisher: nil)
        }
        #expect(object.bestVersion(forLocales: test.locales)?.id == test.best)
        object.versions.reverse()
        #expect(object.bestVersion(forLocales: test.locales)?.id == test.best)
        if test.locales.isEmpty { #expect(object.newestVersion?.id == test.best) }
    }

    @Test("Every activity type is known by its code and by its name in any letter case")
    func activityTypes() {
        #expect(ActivityType.allCases.map(\.rawValue) == Array(0...11))
        for type in ActivityType.allCases {
            for text in [type.name, type.name.uppercased(), String(type.rawValue)] {
                #expect(ActivityType(codeOrName: text) == type, "\(text)")
            }
        }
    }

    @Test(
        "Other texts are no activity type",
        arguments: [
            "", " ", "12", "-1", "00", "04", "4 ", " quiz", "quizz", "learningResource", "learning_resource", "1.0",
        ])
    func noActivityType(text: String) {
        #expect(ActivityType(codeOrName: text) == nil)
    }

    @Test("An entity's path leads from the root to itself, and a loop ends it")
    func path() {
        var directory = Directory()
        for (id, parent) in [(1, nil), (2, 1), (3, 2), (8, 9), (9, 8)] as [(Int64, Int64?)] {
            directory.entities[id] = Entity(id: id, guid: "E\(id)", name: "E\(id)", parent: parent)
        }
        #expect(directory.path(toEntity: 3) == [1, 2, 3])
        #expect(directory.path(toEntity: 1) == [1])
        #expect(directory.path(toEntity: 9) == [8, 9])
        #expect(directory.path(toEntity: 77) == [])
    }
}
