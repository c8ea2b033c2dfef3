internal import CairnCore

/// One run of a training.
struct Session {
    let number: Int
    let guid: String
    let title: String
    /// The place in `trainings`.
    let training: Int
    let start: Day
    /// Nil for one that stays open.
    let end: Day?
    var events: [Event] = []

    /// Its first and last moment.
    var opens: Int64 { Instant(midnightUTC: start).seconds }
    var closes: Int64? { end.map { Instant(midnightUTC: $0).seconds + 86_399 } }
}

/// The sessions of all trainings: past ones, one that runs, one to come; more of them where there are more learners.
func makeSessions(of trainings: [Training], learners: Int, today: Day, _ random: inout SplitMix64) -> [Session] {
    var sessions: [Session] = []
    for training in trainings {
        for span in spans(of: training, more: min(12, learners / 5000)) {
            var start = Day(number: today.number + span.start + random.below(12))
            start.number += WorkingTime.daysToMonday(from: start)
            let end = span.length.map { Day(number: start.number + $0) }
            sessions.append(
                Session(
                    number: sessions.count, guid: "session-\(sessions.count + 1)",
                    title: title(of: training, from: start), training: training.number, start: start, end: end))
        }
    }
    return sessions
}

/// Days from today to each start, and how many days the session lasts.
private func spans(of training: Training, more: Int) -> [(start: Int, length: Int?)] {
    let extra = (0..<more).map { (start: -715 + $0 * 560 / more, length: Int?.some(130)) }
    switch training.plan.status {
    case "C": return [(40, 60)]
    case "A": return [(-715, 240), (-440, 200)] + extra
    default:
        // What is self-directed stays open; the rest has terms.
        let second: (start: Int, length: Int?) =
            training.plan.modality == "learning_channel" ? (-720, nil) : (-430, 240)
        return [(-715, 270), second, (-190, 260), (25, 90)] + extra
    }
}

/// Named by season, so that titles recur over trainings; a few trainings name all their sessions alike.
private func title(of training: Training, from start: Day) -> String {
    if training.number % 5 == 1 { return "Open session; \"any time\"" }
    let civil = start.civil
    let season = ["Winter", "Spring", "Summer", "Autumn"][civil.month % 12 / 3]
    // December opens the winter of the next year.
    return "\(season) \(civil.year + civil.month / 12)"
}

extension Structure {
    /// Writes one session.
    func write(_ session: Session, of training: Training, to lines: inout JSONLines) {
        let number = session.number
        let planned = min(session.opens - 50 * 86_400, moment(daysAgo: 3))
        lines.line("session") { line in
            line.text("guid", session.guid)
            line.text("training", training.guid)
            line.text("title", session.title)
            line.day("startDate", session.start)
            line.day("endDate", session.end)
            line.text("locale", training.number % 6 == 5 ? nil : training.plan.locale)
            line.text("description", number % 3 == 0 ? Texts.long[number % Texts.long.count] : nil)
            line.number("maxLearners", number % 2 == 0 ? nil : 20 + learners / 8)
            line.moment("createdAt", planned)
            line.moment("modifiedAt", number % 4 == 0 ? planned + 86_400 : planned)
            line.flag("imported", number % 3 == 1)
            line.flag("hrisSelected", number % 2 == 0)
        }
    }
}
