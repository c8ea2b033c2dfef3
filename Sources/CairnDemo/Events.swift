internal import CairnCore

/// One dated meeting of a classroom item in a session.
struct Event {
    enum Status: String {
        case underConstruction = "C"
        case published = "P"
        case cancelled = "CA"
    }

    let number: Int
    let item: Item
    /// Nil where nobody has booked one yet.
    let room: Room?
    let start: Int64
    let minutes: Int?
    let isAllDay: Bool
    /// How many days it spans.
    let days: Int
    let status: Status

    var guid: String { "event-\(number + 1)" }

    /// All-day events end with their last day.
    var end: Int64 { isAllDay ? start + Int64(days) * 86_400 - 60 : start + Int64(minutes ?? 120) * 60 }
}

/// The events of a session: two for each classroom item of its training, in a running session one past and one to come.
func makeEvents(
    of session: Session, _ training: Training, first: Int, today: Day, _ random: inout SplitMix64
) -> [Event] {
    // The last days are kept free, since an event moves on from a weekend.
    let end = (session.end?.number ?? today.number + 60) - 3
    let middle = min(max(session.start.number, today.number), end)
    let parts = [session.start.number..<middle, middle + 1..<max(middle + 1, end)].filter { !$0.isEmpty }
    var events: [Event] = []
    for item in training.items where item.step.kind == .classroom {
        for turn in 0..<2 {
            let part = parts[turn % parts.count]
            let day = Day(number: part.lowerBound + random.below(part.count))
            events.append(makeEvent(first + events.count, of: item, on: day, &random))
        }
    }
    return events
}

private func makeEvent(_ number: Int, of item: Item, on day: Day, _ random: inout SplitMix64) -> Event {
    let day = Day(number: day.number + WorkingTime.daysToMonday(from: day))
    let isAllDay = number % 5 == 2
    let room = number % 8 == 5 ? nil : rooms[number % rooms.count]
    let quarters = isAllDay ? 0 : random.number(8 * 4...15 * 4) - (room?.hoursAhead ?? 0) * 4
    return Event(
        number: number, item: item, room: room, start: Instant(midnightUTC: day).seconds + Int64(quarters * 900),
        // Two days from 9 to 17 with breaks are not 48 hours.
        minutes: isAllDay ? (number % 2 == 0 ? 690 : nil) : random.pick([90, 120, 180, 240]),
        isAllDay: isAllDay, days: number % 10 == 2 ? 2 : 1,
        status: number % 9 == 4 ? .cancelled : number % 11 == 7 ? .underConstruction : .published)
}

extension Structure {
    /// Writes the events of all sessions, then what learners can be awarded.
    func writeEvents(to lines: inout JSONLines) {
        for session in sessions {
            for event in session.events { write(event, of: session, to: &lines) }
        }
        writeAwards(to: &lines)
    }

    private func write(_ event: Event, of session: Session, to lines: inout JSONLines) {
        let number = event.number
        lines.line("event") { line in
            line.text("guid", event.guid)
            line.text("session", session.guid)
            line.text("item", event.item.guid)
            line.text("title", number % 7 == 6 ? nil : "\(event.item.step.title ?? ""), \(session.title)")
            line.text("description", number % 3 == 0 ? Texts.long[number % Texts.long.count] : nil)
            line.moment("startAt", event.start)
            line.moment("endAt", number % 6 == 3 ? nil : event.end)
            line.flag("allDay", event.isAllDay)
            line.text("timeZone", event.isAllDay ? "UTC" : event.room?.timeZone)
            line.number("durationMinutes", event.minutes)
            line.text("status", event.status.rawValue)
            line.text("room", event.room?.guid)
            line.text("facilitator", number % 4 == 3 ? nil : "staff-\(staff[number % staff.count].login)")
            line.texts("learnerFacilitators", learnerFacilitators(of: number))
            line.text(
                "virtualMeetingURL",
                event.room?.isVirtual == true ? "https://meet.example.org/r?id=\(number)&lang=en" : nil)
        }
    }

    /// One or two learners for two events of three.
    private func learnerFacilitators(of event: Int) -> [String] {
        guard facilitatingLearners > 0, event % 3 != 0 else { return [] }
        let first = event % facilitatingLearners
        let second = (event + 1) % facilitatingLearners
        return event % 3 == 1 || first == second
            ? [learnerGUID(first)] : [learnerGUID(first), learnerGUID(second)]
    }
}
