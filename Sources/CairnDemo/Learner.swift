internal import CairnCore

/// A learner, as far as what happens later depends on it.
struct Learner {
    let index: Int
    let guid: String
    let culture: Culture
    let entity: EntityPlan
    let createdAt: Int64

    /// - random: the learner's own stream, so that it is the same learner whenever it is made
    init(_ index: Int, of structure: Structure, _ random: inout SplitMix64) {
        self.index = index
        guid = structure.learnerGUID(index)
        // A team works in one place.
        var team = SplitMix64(seed: structure.seed, .team, index / Learner.teamSize)
        entity = structure.entities[team.pick(structure.departments)]
        let home = Culture.all[entity.culture ?? 0]
        culture = random.percent(85) ? home : random.pick(Culture.all)
        let days = random.percent(60) ? random.number(731...2000) : random.number(1...730)
        let day = Instant(seconds: structure.now).dayUTC.number - days
        createdAt = min(structure.moment(daysAgo: 1), WorkingTime.moment(on: Day(number: day), &random))
    }

    static let teamSize = 12

    /// The place of the manager, always an earlier learner: the team's lead, or a lead of the level above.
    var manager: Int? {
        if index == 0 || index % 37 == 36 { return nil }
        let team = index / Learner.teamSize
        return (index % Learner.teamSize == 0 ? (team - 1) / 6 : team) * Learner.teamSize
    }
}

/// Tells what happened to the learners, one after the other.
struct Narrator {
    let structure: Structure
    var lines = JSONLines()
    var random: SplitMix64
    /// So many entries of this learner came from another system.
    var entriesFed = 0

    init(_ structure: Structure) {
        self.structure = structure
        random = SplitMix64(seed: structure.seed, .learner)
    }

    /// Begins with a learner anew: the same learner each time.
    private mutating func meet(_ index: Int) -> Learner {
        random = SplitMix64(seed: structure.seed, .learner, index)
        return Learner(index, of: structure, &random)
    }

    /// Writes the learner alone.
    mutating func introduce(_ index: Int) {
        let learner = meet(index)
        write(learner)
    }

    /// Writes all that a learner did; the learner has been introduced.
    mutating func tell(_ index: Int) {
        let learner = meet(index)
        random = SplitMix64(seed: structure.seed, .story, index)
        entriesFed = 0
        writeEarlyAccesses(of: learner)
        writeRegistrations(of: learner)
    }
}

extension Narrator {
    private mutating func write(_ learner: Learner) {
        let index = learner.index
        let firstname = random.pick(learner.culture.firstnames)
        let name = random.pick(learner.culture.names)
        let login = "\(firstname.login).\(name.login).\(index)"
        let isAwkward = index % 25 == 9
        let locales = self.locales(of: learner)
        let (validity, from, until) = self.validity(of: learner)
        let guids = groups(of: learner)
        let custom = self.custom(of: learner)
        lines.line("learner") { [structure] line in
            line.text("guid", learner.guid)
            line.text("login", index % 40 == 7 ? login.uppercased() : login)
            line.text("name", isAwkward ? Texts.names[index / 25 % Texts.names.count] : name.written)
            line.text("firstname", index % 60 == 29 ? nil : firstname.written)
            line.text("email", Narrator.email(of: learner, login))
            line.text("refNumber", Narrator.refNumber(index))
            line.text("entity", index % 150 == 149 ? nil : learner.entity.guid)
            line.text("manager", learner.manager.map(structure.learnerGUID))
            line.text("locale", index % 50 == 31 ? nil : learner.culture.locale)
            line.texts("locales", locales)
            line.text("timeZone", index % 9 == 4 ? nil : learner.culture.timeZone)
            writeProfile(of: learner, login, to: &line)
            line.text("validity", validity)
            line.day("enabledFrom", from)
            line.day("enabledUntil", until)
            line.object("custom", custom.map { ($0.rawValue, $1) })
            line.texts("smartGroups", guids)
            line.moment("createdAt", learner.createdAt)
            line.flag("imported", index % 4 == 1 ? true : index % 4 == 2 ? false : nil)
        }
    }

    /// Some have none, and a few share the mailbox of their team.
    private static func email(of learner: Learner, _ login: String) -> String? {
        switch learner.index % 90 {
        case 5, 35: nil
        case 11: "team\(learner.index / Learner.teamSize)@example.org"
        case let rest: "\(login)@\(["example.org", "example.com", "example.net"][rest % 3])"
        }
    }

    /// Mostly with leading zeros; a few look like formulas, a few are missing.
    private static func refNumber(_ index: Int) -> String? {
        let digits = String(index + 1)
        let padded = String(repeating: "0", count: max(0, 7 - digits.utf8.count)) + digits
        switch index % 50 {
        case 17: return "=\(padded)"
        case 27: return "+\(padded);A"
        case 45: return nil
        default: return padded
        }
    }

    private mutating func locales(of learner: Learner) -> [String] {
        switch random.below(10) {
        case 0...3: learner.culture.locale == "en-GB" ? ["fr-FR"] : ["en-GB"]
        case 4: ["en-GB", "fr-FR"]
        case 5: ["de-DE", "en-GB", "ja-JP"]
        default: []
        }
    }

    /// Most accounts are open; some have been closed, some are not confirmed, some have an end.
    private mutating func validity(of learner: Learner) -> (String?, from: Day?, until: Day?) {
        let created = Instant(seconds: learner.createdAt).dayUTC
        let today = Instant(seconds: structure.now).dayUTC
        switch learner.index % 20 {
        case 6: return ("N", created, Day(number: max(created.number, today.number - random.number(1...90))))
        // Half of these lapse unless they are confirmed in time.
        case 13: return ("U", nil, learner.index % 40 == 33 ? Day(number: today.number + 30) : nil)
        case 3: return ("Y", created, Day(number: today.number + random.number(5...400)))
        case 8: return (nil, nil, nil)
        default: return ("Y", nil, nil)
        }
    }

    private mutating func groups(of learner: Learner) -> [String] {
        let isNew = structure.now - learner.createdAt < 90 * 86_400
        let isLead = learner.index % Learner.teamSize == 0
        let chances = [isNew ? 100 : 0, isLead ? 100 : 2, 25, 10, 4]
        return zip(smartGroups, chances).compactMap { random.percent($0.1) ? $0.0.guid : nil }
    }

    private mutating func custom(of learner: Learner) -> [(CustomField, String)] {
        let titles = ["Engineer", "Sales; inside", "Nurse", "Chef de projet", "部長", "\"Chief\" of staff"]
        let index = learner.index
        var values: [(CustomField, String)] = [(.costCentre, "000\(100 + random.below(60))")]
        if random.percent(70) { values.append((.jobTitle, random.pick(titles))) }
        if random.percent(50) { values.append((.hireDate, Instant(seconds: learner.createdAt).dayUTC.iso)) }
        switch index % 10 {
        case 6 where index % 20 == 16: values.append((.remarks, Texts.longestCustom))
        case 6: values.append((.remarks, Texts.short[index / 20 % Texts.short.count]))
        default: break
        }
        return values
    }
}

/// What learners tell of themselves.
private func writeProfile(of learner: Learner, _ login: String, to line: inout JSONLines) {
    let index = learner.index
    switch index % 10 {
    case 3: line.text("presentation", Texts.long[index / 10 % Texts.long.count])
    case 7: line.text("presentation", Texts.short[index / 10 % Texts.short.count])
    default: break
    }
    line.text("web", index % 8 == 3 ? "https://www.example.org/~\(login)?a=1&b=\"2\"" : nil)
    line.text("twitter", index % 7 == 2 ? "@\(login)" : nil)
    line.text("linkedin", index % 5 == 1 ? "https://linkedin.example.com/in/\(login)" : nil)
}
