import CairnCore
import Testing

/// Every field of the object format has a value somewhere in the organisation that `cairn demo` makes by default, so
/// that no column of an export stays empty.
@Suite struct FieldCoverageTests {
    /// The types and their fields, as the description of the object format lists them.
    private static let fields: [(type: String, names: String)] = [
        ("entity", "guid name parent"),
        ("customField", "guid name"),
        ("smartGroup", "guid name"),
        ("publisher", "guid title"),
        ("staff", "guid login name firstname email"),
        (
            "learner",
            """
            guid login name firstname email refNumber entity manager locale locales timeZone presentation web twitter
            linkedin validity enabledFrom enabledUntil custom smartGroups createdAt imported
            """
        ),
        (
            "learningObject",
            """
            guid code level runtime displayedType durationMinutes publisher easyQuizz createdAt modifiedAt hrisSelected
            catalog views viewsDisplayed rating ratingNb ratingDisplayed ratingNbDisplayed comments favorites
            thumbnailSmall thumbnailMedium thumbnailLarge
            """
        ),
        (
            "version",
            """
            guid learningObject locale title code version status publisher summary tags themes targetAudience
            learningPoints includedInLO authors mobile durationMinutes createdAt modifiedAt
            """
        ),
        (
            "training",
            """
            guid pathCode title modality status publisher catalogVisible locale description duration price goals
            overview benefits audience furtherInformation welcomeText boLink threshold createdAt modifiedAt
            pathModifiedAt imported hrisSelected items
            """
        ),
        (
            "item",
            """
            guid kind title learningObject folder folderDescription chapter mandatory points durationMinutes subtype
            likes
            """
        ),
        (
            "session",
            """
            guid training title startDate endDate locale description maxLearners createdAt modifiedAt imported
            hrisSelected
            """
        ),
        ("registration", "guid learner session at imported nps"),
        (
            "log",
            """
            id registration item version startedAt seconds progression status score scoreMax points submitted feedback
            kind endedAt completedAt
            """
        ),
        ("location", "guid label"),
        ("room", "guid title description capacity kind location equipments"),
        (
            "event",
            """
            guid session item title description startAt endAt allDay timeZone durationMinutes status room facilitator
            learnerFacilitators virtualMeetingURL
            """
        ),
        ("attendance", "event registration status points"),
        ("access", "learner at success"),
        ("badge", "code label category"),
        ("badgeAward", "badge learner at locale"),
        ("pointsAction", "code label"),
        ("pointsAward", "action learner at points locale"),
    ]

    /// Whether a field says something: no empty text or list, no zero.
    private static func isTelling(_ name: String, of object: Object) -> Bool {
        switch object.fields[name] {
        case let text as String: !text.isEmpty
        case let list as [Any]: !list.isEmpty
        case let members as [String: Any]: !members.isEmpty
        default: object.number(name) != 0
        }
    }

    @Test func everyFieldHasAValueSomewhere() throws {
        var telling: [String: Set<String>] = [:]
        for object in try Sample.standard() {
            for (type, part) in [(object.type, object)] + object.objects("items").map({ ("item", $0) }) {
                for name in part.fields.keys where name != "type" && Self.isTelling(name, of: part) {
                    telling[type, default: []].insert(name)
                }
            }
        }
        #expect(Set(telling.keys) == Set(Self.fields.map(\.type)))
        for (type, names) in Self.fields {
            let names = Set(names.split(whereSeparator: \.isWhitespace).map(String.init))
            #expect(names.subtracting(telling[type] ?? []) == [], "\(type): empty everywhere")
            #expect((telling[type] ?? []).subtracting(names) == [], "\(type): unknown")
        }
    }

    @Test(arguments: [
        ("learner", "validity", ["Y", "N", "U"]),
        ("version", "status", ["Validated", "Disabled", "Under construction", "Pending validation"]),
        ("training", "status", ["C", "P", "A"]),
        ("event", "status", ["C", "P", "CA"]),
        ("room", "kind", ["Standard", "Virtual"]),
        ("badge", "category", ["Gold", "Silver", "Bronze", "One shot", "Custom"]),
        ("log", "kind", ["replacement", "reset", "void"]),
        ("log", "status", ["completed", "incomplete"]),
        (
            "attendance", "status",
            ["present", "absent", "absent but excused", "no information", "not applicable"]
        ),
    ])
    func everyChoiceIsMade(_ type: String, _ field: String, _ choices: [String]) throws {
        #expect(Set(try Sample.standard(type).compactMap { $0.text(field) }) == Set(choices))
    }

    @Test func authorsHaveAllTheirParts() throws {
        let authors = try Sample.standard("version").flatMap { $0.objects("authors") }
        #expect(!authors.isEmpty)
        for author in authors {
            #expect(author.number("id") != nil && author.text("name") != nil && author.text("firstname") != nil)
        }
    }

    @Test func theDefaultOrganisationKeepsItsSize() throws {
        #expect((15_000...15_400).contains(try Sample.standard("log").count))
    }
}
