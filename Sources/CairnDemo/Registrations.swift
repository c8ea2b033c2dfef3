internal import CairnCore

/// One learner in one session, and how it goes.
struct Registration {
    let guid: String
    let learner: Learner
    let session: Session
    let at: Int64
    /// So many of a hundred items are launched; nil for those who never begin.
    let diligence: Int?
    /// Whether its entries come from another system and carry that system's ids.
    let isFed: Bool
    let recording: Recording
}

/// What a content tells of itself: not all tell everything.
enum Recording {
    case everything, progressionOnly, statusOnly
}

extension Narrator {
    /// Writes the learner's registrations, each with what followed from it.
    mutating func writeRegistrations(of learner: Learner) {
        let wanted = random.pick([0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 6, 6])
        var taken: [Int] = []
        // A young account finds few sessions that it could have joined, hence the limit.
        for _ in 0..<wanted * 4 where taken.count < wanted {
            let place = random.pick(structure.choices)
            guard !taken.contains(place), let at = registrationTime(of: learner, in: structure.sessions[place])
            else { continue }
            let registration = makeRegistration(of: learner, in: structure.sessions[place], at, number: taken.count)
            taken.append(place)
            write(registration)
            study(registration)
        }
    }

    /// A moment around the session's start that learner and session allow; nil where there is none.
    private mutating func registrationTime(of learner: Learner, in session: Session) -> Int64? {
        let earliest = max(learner.createdAt + 3600, min(session.opens, structure.now) - 30 * 86_400)
        let latest = min(structure.now - 3600, session.closes ?? .max)
        guard earliest < latest else { return nil }
        // Most join around the start; what stays open is joined at any time.
        let isLate = session.end == nil || random.percent(10)
        let span = isLate ? latest - earliest : min(latest - earliest, 45 * 86_400)
        let moment = earliest + Int64(random.below(Int(span)))
        let working = WorkingTime.moment(on: Instant(seconds: moment).dayUTC, &random)
        return min(latest, max(earliest, working))
    }

    private mutating func makeRegistration(
        of learner: Learner, in session: Session, _ at: Int64, number: Int
    ) -> Registration {
        let begins = session.opens < structure.now && !random.percent(6)
        let fed = (learner.index + number * 5) % 16 == 3
        return Registration(
            guid: structure.registrationGUID(learner.index, number), learner: learner, session: session, at: at,
            diligence: begins ? random.pick([35, 60, 70, 70, 80, 97]) : nil, isFed: fed,
            recording: random.pick([
                .everything, .everything, .everything, .everything, .progressionOnly, .progressionOnly, .statusOnly,
            ]))
    }

    private mutating func write(_ registration: Registration) {
        let nps = registration.diligence != nil && random.percent(25) ? min(10, random.number(0...14)) : nil
        let imported = random.percent(15) ? true : random.percent(10) ? false : nil
        lines.line("registration") { line in
            line.text("guid", registration.guid)
            line.text("learner", registration.learner.guid)
            line.text("session", registration.session.guid)
            line.moment("at", registration.at)
            line.flag("imported", imported)
            line.number("nps", nps)
        }
    }
}

extension Narrator {
    /// Studies one item after the other, goes to the events, and collects what is awarded for it.
    private mutating func study(_ registration: Registration) {
        writeAttendances(of: registration)
        guard let diligence = registration.diligence else { return }
        let start = max(registration.at, registration.session.opens)
        let end = min(structure.now, registration.session.closes ?? .max, start + 200 * 86_400)
        var clock = StudyClock(from: start, until: end)
        var completed = 0
        var isFirst = true
        for item in structure.trainings[registration.session.training].items where item.step.kind != .classroom {
            guard isFirst || random.percent(diligence) else { continue }
            isFirst = false
            var tracking = makeTracking(registration, item)
            study(&tracking, &clock)
            if tracking.isCompleted { completed += 1 }
        }
        writeAwards(for: completed, registration, at: clock.moment)
    }

    private mutating func makeTracking(_ registration: Registration, _ item: Item) -> Tracking {
        let content = item.step.content.map { structure.contents[$0] }
        // Half of them leave the version to the learner's languages.
        let version =
            registration.learner.index % 2 == 0 ? content?.version(for: registration.learner.culture.locale) : nil
        return Tracking(registration: registration, item: item, content: content?.plan, version: version)
    }

    private mutating func writeAttendances(of registration: Registration) {
        for event in registration.session.events {
            guard registration.at < event.start, let status = attendance(of: registration, at: event) else { continue }
            let points = status == "present" && event.item.step.points > 0 ? event.item.step.points : nil
            lines.line("attendance") { line in
                line.text("event", event.guid)
                line.text("registration", registration.guid)
                line.text("status", status)
                line.number("points", points)
            }
        }
    }

    /// Nil where nobody has noted anything; nobody is present before the event is over, or without ever beginning.
    private mutating func attendance(of registration: Registration, at event: Event) -> String? {
        guard random.percent(85), event.status != .underConstruction else { return nil }
        if event.status == .cancelled { return "not applicable" }
        let isOver = event.end + 86_400 <= structure.now
        guard isOver else { return random.percent(20) ? "no information" : nil }
        switch random.below(100) {
        case 0..<70: return registration.diligence == nil ? "absent" : "present"
        case 70..<82: return "absent"
        case 82..<90: return "absent but excused"
        case 90..<97: return "no information"
        default: return "not applicable"
        }
    }
}
