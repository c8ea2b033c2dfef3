/// One language and version of a content.
struct VersionPlan {
    /// A language without any version that may be launched: the states of its versions from the first on.
    struct Unreleased {
        let locale: String
        let title: String
        let statuses: [String]
    }

    let guid: String
    let locale: String
    let title: String
    let number: Int
    let status: String
}

/// A learning object with its versions, ready to be launched.
struct Content {
    let number: Int
    let guid: String
    let plan: ContentPlan
    let versions: [VersionPlan]

    init(number: Int, plan: ContentPlan) {
        self.number = number
        self.plan = plan
        guid = "lo-\(number + 1)"
        versions =
            plan.titles.enumerated().flatMap { position, text in
                Content.versions(of: "lov-\(number + 1)-\(text.locale)", text, everyFifth: (number + position) % 5)
            } + plan.unreleased.flatMap { Content.versions(of: "lov-\(number + 1)-\($0.locale)", $0) }
    }

    /// Every fifth title has a disabled forerunner, every fifth a successor that nobody may launch yet.
    private static func versions(
        of guid: String, _ text: (locale: String, title: String), everyFifth: Int
    ) -> [VersionPlan] {
        func version(_ number: Int, _ status: String) -> VersionPlan {
            VersionPlan(
                guid: "\(guid)-\(number)", locale: text.locale, title: text.title, number: number, status: status)
        }
        switch everyFifth {
        case 0: return [version(1, "Disabled"), version(2, "Validated")]
        case 1: return [version(1, "Validated"), version(2, "Under construction")]
        case 2: return [version(1, "Validated"), version(2, "Pending validation")]
        default: return [version(1, "Validated")]
        }
    }

    private static func versions(of guid: String, _ plan: VersionPlan.Unreleased) -> [VersionPlan] {
        zip(1..., plan.statuses).map { number, status in
            VersionPlan(
                guid: "\(guid)-\(number)", locale: plan.locale, title: plan.title, number: number, status: status)
        }
    }

    /// What is launched in a locale: its validated version, else that of the main language.
    func version(for locale: String) -> String {
        let validated = versions.first { $0.status == "Validated" && $0.locale == locale }
        return (validated ?? versions.first { $0.status == "Validated" } ?? versions[0]).guid
    }
}

extension Structure {
    /// Writes the learning objects, each followed by its versions.
    func writeContents(to lines: inout JSONLines) {
        for content in contents {
            write(content, to: &lines)
            for version in content.versions { write(version, of: content, to: &lines) }
        }
    }

    private func write(_ content: Content, to lines: inout JSONLines) {
        let number = content.number
        let created = moment(daysAgo: 900 - number * 11)
        lines.line("learningObject") { line in
            line.text("guid", content.guid)
            line.text("code", number == 5 ? "=0005" : "000\(number + 100)")
            line.number("level", number % 4)
            line.text("runtime", content.plan.runtime)
            line.text("displayedType", content.plan.shown)
            line.number("durationMinutes", content.plan.minutes)
            line.text("publisher", content.plan.publisher.map { publishers[$0].guid })
            line.flag("easyQuizz", content.plan.isEasyQuizz)
            line.moment("createdAt", created)
            line.moment("modifiedAt", number % 3 == 0 ? moment(daysAgo: number * 7) : created)
            line.flag("hrisSelected", number % 2 == 0)
            line.text("catalog", number % 4 == 3 ? nil : "Catalogue \"A\"; shared")
            writeReception(of: number, to: &line)
        }
    }

    /// What learners thought of it; nothing yet of some.
    private func writeReception(of number: Int, to line: inout JSONLines) {
        guard number % 5 != 4 else { return }
        let ratings = 3 + number * 7
        line.number("views", ratings * 12)
        line.number("viewsDisplayed", ratings * 12 + 100)
        line.decimal("rating", hundredths: 310 + number * 9)
        line.number("ratingNb", ratings)
        line.decimal("ratingDisplayed", hundredths: 310 + number * 9)
        line.number("ratingNbDisplayed", ratings + 10)
        line.number("comments", number % 7)
        line.number("favorites", number * 2)
        let picture = "https://media.example.org/lo/\(number + 1).png?v=2&size="
        line.text("thumbnailSmall", picture + "s")
        line.text("thumbnailMedium", picture + "m")
        line.text("thumbnailLarge", picture + "l")
    }

    private func write(_ version: VersionPlan, of content: Content, to lines: inout JSONLines) {
        let number = content.number
        let authors = [(301, "Okonkwo", "Ngozi"), (302, "Lefèvre; fils", "René"), (303, "山田", "太郎")]
        lines.line("version") { line in
            line.text("guid", version.guid)
            line.text("learningObject", content.guid)
            line.text("locale", version.locale)
            line.text("title", version.title)
            line.text("code", "LOV-\(number + 100)-\(version.locale)")
            line.number("version", version.number)
            line.text("status", version.status)
            line.text("publisher", number % 6 == 2 ? publishers[0].guid : nil)
            line.text("summary", Texts.long[number % Texts.long.count])
            line.texts("tags", number % 4 == 1 ? [] : ["basics", "R&D", "10 minutes; or less"])
            line.texts("themes", number % 3 == 2 ? [] : ["Working together", "Law, \"compliance\""])
            line.text("targetAudience", number % 2 == 0 ? Texts.long[(number + 3) % Texts.long.count] : nil)
            line.text("learningPoints", Texts.long[(number + 1) % Texts.long.count])
            line.text("includedInLO", number % 3 == 0 ? "a film, a quiz; 3 sheets" : nil)
            line.objects("authors", Array(authors.prefix(number % 4))) { line, author in
                line.number("id", author.0)
                line.text("name", author.1)
                line.text("firstname", author.2)
            }
            line.flag("mobile", number % 3 != 1)
            line.number("durationMinutes", content.plan.minutes)
            line.moment("createdAt", moment(daysAgo: 890 - number * 11 - version.number))
            line.moment("modifiedAt", moment(daysAgo: 400 - number * 5 - version.number * 30))
        }
    }
}
