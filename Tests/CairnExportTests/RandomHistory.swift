import CairnCore
import CairnTesting

/// Makes up what happens in a small organisation, step by step, as lines of objects; some of them are rejected, because
/// what they name is gone. The same seed gives the same history.
struct RandomHistory {
    /// What is loaded before an export runs again.
    struct Step {
        var now: Instant
        /// The lines of each transaction.
        var transactions: [[String]]
    }

    /// A training as its next line has it.
    private struct Plan {
        var guid: String
        var modality: String
        var threshold: Int?
        /// All items that it ever had, by what their element says before the points.
        var pool: [(guid: String, text: String)]
        var points: [String: Int]
        var list: [String]

        var line: String {
            let items = list.map { guid in
                let item = pool.first { $0.guid == guid }!
                return #"{"guid":"\#(guid)",\#(item.text),"points":\#(points[guid] ?? 0)}"#
            }
            let threshold = threshold.map(String.init) ?? "null"
            return """
                {"type":"training","guid":"\(guid)","title":"\(guid)","modality":"\(modality)",\
                "threshold":\(threshold),"items":[\(items.joined(separator: ","))]}
                """
        }
    }

    private var random: SeededRandom
    /// Whether what empties a tracking has an id, by which it may be taken back.
    private let takesBackClearings: Bool
    private(set) var now = Instant(seconds: 1_700_000_000)
    private var plans: [Plan]
    private var learners = ["L1", "L2", "L3"]
    private var sessions = [("S1", 0), ("S2", 1), ("S3", 2)]
    private var registrations = [("R1", 0), ("R2", 1), ("R3", 2), ("R4", 0), ("R5", 2)]
    private var events = [("E1", 0)]
    /// The lines of entries with an id, and their ids.
    private var named: [(id: String, line: String)] = []
    private var replacements: [String] = []
    private var count = 0
    private var usedMoments: Set<Int64> = []

    init(seed: UInt64, takesBackClearings: Bool = true) {
        self.takesBackClearings = takesBackClearings
        // Mixed, because neighbouring seeds give the same numbers, one later.
        random = SeededRandom(seed: GUID.mixed(seed))
        let kinds = [
            (#""kind":"learning resource","learningObject":"O1","mandatory":true"#, "A"),
            (#""kind":"learning resource","learningObject":"O2""#, "B"), (#""kind":"quiz""#, "Q"),
            (#""kind":"classroom activity""#, "C"), (#""kind":"assignment""#, "W"),
        ]
        plans = [("T1", "guided", 40), ("T2", "learning_channel", nil), ("T3", "guided", nil)].map {
            guid, modality, most in
            let pool = kinds.map { (guid: "\(guid)-\($0.1)", text: $0.0) }
            return Plan(
                guid: guid, modality: modality, threshold: most, pool: pool,
                points: Dictionary(uniqueKeysWithValues: pool.map { ($0.guid, 3) }),
                list: pool.map(\.guid).filter { !$0.hasSuffix("B") || guid != "T1" })
        }
    }

    /// What there is before the first step.
    var beginning: [String] {
        [
            #"{"type":"learningObject","guid":"O1"}"#,
            #"{"type":"version","guid":"O1-en","learningObject":"O1","locale":"en","title":"One"}"#,
            #"{"type":"version","guid":"O1-fr","learningObject":"O1","locale":"fr","title":"Un"}"#,
            #"{"type":"learningObject","guid":"O2"}"#,
            #"{"type":"version","guid":"O2-en","learningObject":"O2","locale":"en","title":"Two"}"#,
            #"{"type":"badge","code":"B1","label":"Fast"}"#, #"{"type":"pointsAction","code":"A1"}"#,
        ] + plans.map(\.line)
            + learners.map { #"{"type":"learner","guid":"\#($0)","login":"\#($0)"}"# }
            + sessions.map {
                #"{"type":"session","guid":"\#($0)","training":"\#(plans[$1].guid)","title":"\#($0)"}"#
            }
            + [("R1", "L1", "S1"), ("R2", "L1", "S2"), ("R3", "L2", "S3"), ("R4", "L3", "S1"), ("R5", "L3", "S3")].map {
                #"{"type":"registration","guid":"\#($0)","learner":"\#($1)","session":"\#($2)"}"#
            }
            + [
                #"{"type":"event","guid":"E1","session":"S1","item":"T1-C","startAt":"2023-10-02T09:00:00Z","durationMinutes":90}"#
            ]
    }

    /// What brings back all that was deleted.
    var returns: [String] {
        plans.map { back("training", $0.guid) } + learners.map { back("learner", $0) }
            + sessions.map { back("session", $0.0) } + registrations.map { back("registration", $0.0) }
    }

    /// The next step, which may hold nothing.
    mutating func next() -> Step {
        now.seconds += random.percent(50) ? random.number(60...7_000) : random.number(20_000...300_000)
        let transactions = (0..<(1 + random.below(3))).map { _ in
            (0..<(1 + random.below(4))).map { _ in line() }
        }
        return Step(now: now, transactions: random.percent(5) ? [] : transactions)
    }

    private mutating func line() -> String {
        switch random.below(100) {
        case ..<38: entry()
        case ..<54: again()
        case ..<62: item()
        case ..<70: registration()
        case ..<75: learner()
        case ..<80: session()
        case ..<86: training()
        case ..<93: attendance()
        default: award()
        }
    }

    private mutating func number() -> Int {
        count += 1
        return count
    }

    // MARK: The log

    /// A moment at which nothing else is, of today or of one of a few days long ago.
    private mutating func moment() -> Int64 {
        while true {
            let moment =
                random.percent(50)
                ? now.seconds - random.number(1...5_000)
                : 1_660_000_000 + random.number(0...4) * 86_400 + random.number(0...86_399)
            if usedMoments.insert(moment).inserted { return moment }
        }
    }

    private mutating func entry() -> String {
        let isNamed = random.percent(60)
        let line = entry(id: isNamed ? "x\(number())" : nil)
        return line
    }

    private mutating func entry(id: String?) -> String {
        let (registration, plan) = random.pick(registrations)
        let item = random.pick(random.percent(85) ? plans[plan].list : plans[plan].pool.map(\.guid))
        let place = #""registration":"\#(registration)","item":"\#(item)""#
        let name = id.map { #""id":"\#($0)","# } ?? ""
        let kind = id != nil && !takesBackClearings ? 99 : random.below(100)
        let line: String
        if kind < 6 {
            line = #"{"type":"log",\#(name)"kind":"reset",\#(place)}"#
        } else if kind < 18 {
            line = #"{"type":"log",\#(name)"kind":"replacement",\#(place)\#(replacementTimes())\#(values())}"#
            replacements.append(line)
        } else {
            let start = moment()
            let seconds = random.number(0...min(4_000, now.seconds - start))
            line = """
                {"type":"log",\(name)\(place),"startedAt":"\(Instant(seconds: start).iso)","seconds":\(seconds)\(values())}
                """
        }
        if let id { named.append((id, line)) }
        return line
    }

    private mutating func replacementTimes() -> String {
        let start = moment()
        let end = min(now.seconds, start + random.number(0...200_000))
        let times = [
            random.percent(75) ? #","startedAt":"\#(Instant(seconds: start).iso)""# : "",
            random.percent(85) ? #","endedAt":"\#(Instant(seconds: end).iso)""# : "",
        ]
        return times.joined() + #","seconds":\#(random.number(0...900))"#
    }

    private mutating func values() -> String {
        var parts: [String] = []
        if random.percent(60) { parts.append(#""progression":\#(random.pick([0, 25, 75.5, 100, 100]))"#) }
        if random.percent(25) { parts.append(#""status":"\#(random.pick(["completed", "incomplete"]))""#) }
        if random.percent(30) {
            parts.append(#""score":\#(random.number(0...20)),"scoreMax":\#(random.pick([20, 100]))"#)
        }
        if random.percent(40) { parts.append(#""points":\#(random.number(0...4))"#) }
        if random.percent(25) { parts.append(#""submitted":true"#) }
        if random.percent(20) { parts.append(#""feedback":true"#) }
        if random.percent(20) { parts.append(#""version":"\#(random.pick(["O1-en", "O1-fr", "O2-en"]))""#) }
        return parts.map { "," + $0 }.joined()
    }

    /// Something that was said before: taken away, corrected, said again, or moved.
    private mutating func again() -> String {
        if !replacements.isEmpty, random.percent(10) { return random.pick(replacements) }
        guard !named.isEmpty else { return entry() }
        let earlier = random.percent(70) ? random.pick(named.suffix(6)) : random.pick(named)
        switch random.below(10) {
        case 0...3: return #"{"type":"log","id":"\#(earlier.id)","kind":"void"}"#
        case 4...5: return earlier.line
        case 6...7:
            // Another value alone, at the same place and moment.
            return String(earlier.line.dropLast())
                + #","feedback":\#(random.percent(50)),"points":\#(random.number(0...4))}"#
        default: return entry(id: earlier.id)
        }
    }

    // MARK: Objects

    private mutating func item() -> String {
        let place = random.below(plans.count)
        let guid = random.pick(plans[place].pool).guid
        switch random.below(4) {
        case 0 where plans[place].list.count > 1: plans[place].list.removeAll { $0 == guid }
        case 1: plans[place].points[guid] = random.below(6)
        case 2: plans[place].list = random.shuffled(plans[place].list)
        default: if !plans[place].list.contains(guid) { plans[place].list.append(guid) }
        }
        return plans[place].line
    }

    private mutating func registration() -> String {
        let (guid, _) = random.pick(registrations)
        switch random.below(10) {
        case 0...2: return deleted("registration", guid)
        case 3...5: return back("registration", guid)
        case 6...7: return #"{"type":"registration","guid":"\#(guid)","nps":\#(random.below(11))}"#
        default:
            let session = random.pick(sessions)
            let guid = "R\(number())x"
            registrations.append((guid, session.1))
            return
                #"{"type":"registration","guid":"\#(guid)","learner":"\#(random.pick(learners))","session":"\#(session.0)"}"#
        }
    }

    private mutating func learner() -> String {
        let guid = random.pick(learners)
        switch random.below(10) {
        case 0...1: return deleted("learner", guid)
        case 2...4: return back("learner", guid)
        case 5...7: return #"{"type":"learner","guid":"\#(guid)","name":"N\#(number())"}"#
        default:
            let guid = "L\(number())x"
            learners.append(guid)
            return #"{"type":"learner","guid":"\#(guid)","login":"\#(guid)"}"#
        }
    }

    private mutating func session() -> String {
        let (guid, _) = random.pick(sessions)
        switch random.below(10) {
        case 0...1: return deleted("session", guid)
        case 2...4: return back("session", guid)
        case 5...7:
            return #"{"type":"session","guid":"\#(guid)","title":"S\#(number())","maxLearners":\#(random.below(9))}"#
        default:
            let plan = random.below(plans.count)
            let guid = "S\(number())x"
            sessions.append((guid, plan))
            return #"{"type":"session","guid":"\#(guid)","training":"\#(plans[plan].guid)","title":"\#(guid)"}"#
        }
    }

    private mutating func training() -> String {
        let place = random.below(plans.count)
        let guid = plans[place].guid
        switch random.below(10) {
        case 0: return deleted("training", guid)
        case 1...4: return back("training", guid)
        case 5...6: return #"{"type":"training","guid":"\#(guid)","pathCode":"P\#(number())"}"#
        default:
            plans[place].threshold = random.pick([nil, 0, 30, 50, 100])
            return plans[place].line
        }
    }

    private mutating func attendance() -> String {
        if random.percent(20) {
            let (session, plan) = random.pick(sessions)
            let guid = "E\(number())x"
            events.append((guid, plan))
            let start = Instant(seconds: 1_690_000_000 + random.number(0...20) * 40_000).iso
            return """
                {"type":"event","guid":"\(guid)","session":"\(session)","item":"\(plans[plan].guid)-C",\
                "startAt":"\(start)","durationMinutes":\(random.number(10...100))}
                """
        }
        let (event, plan) = random.pick(events)
        if random.percent(15) { return random.percent(50) ? deleted("event", event) : back("event", event) }
        let fitting = registrations.filter { $0.1 == plan }.map(\.0)
        let status = random.pick(["present", "present", "absent", "no information"])
        let points = random.percent(50) ? #","points":\#(random.below(5))"# : ""
        return """
            {"type":"attendance","event":"\(event)","registration":"\(random.pick(fitting))","status":"\(status)"\(points)}
            """
    }

    private mutating func award() -> String {
        let at = Instant(seconds: moment()).iso
        let learner = random.pick(learners)
        return random.percent(50)
            ? #"{"type":"badgeAward","badge":"B1","learner":"\#(learner)","at":"\#(at)","locale":"fr"}"#
            : #"{"type":"pointsAward","action":"A1","learner":"\#(learner)","at":"\#(at)","points":\#(random.number(1...9))}"#
    }

    private func deleted(_ type: String, _ guid: String) -> String {
        #"{"type":"\#(type)","guid":"\#(guid)","deleted":true}"#
    }

    private func back(_ type: String, _ guid: String) -> String { #"{"type":"\#(type)","guid":"\#(guid)"}"# }
}
