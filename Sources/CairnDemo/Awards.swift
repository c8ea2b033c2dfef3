/// The badges, one of every category.
let badges: [(code: String, label: String, category: String)] = [
    ("B-GOLD", "Gold; \"all done\"", "Gold"), ("B-SILVER", "Silver 🥈", "Silver"), ("B-BRONZE", "Bronze", "Bronze"),
    ("B-FIRST", "First steps", "One shot"), ("007", "=Custom & own", "Custom"),
]

/// What points are given for.
let pointsActions: [(code: String, label: String)] = [
    ("complete-content", "Content completed"), ("first-login", "First login; welcome"),
    ("finish-training", "Training \"finished\""), ("share", "Shared <something>"),
]

extension Structure {
    /// Writes what learners can be awarded.
    func writeAwards(to lines: inout JSONLines) {
        for badge in badges {
            lines.line("badge") { line in
                line.text("code", badge.code)
                line.text("label", badge.label)
                line.text("category", badge.category)
            }
        }
        for action in pointsActions {
            lines.line("pointsAction") { line in
                line.text("code", action.code)
                line.text("label", action.label)
            }
        }
    }
}

extension Narrator {
    /// Writes the points, and now and then a badge, for what a registration completed.
    mutating func writeAwards(for completed: Int, _ registration: Registration, at moment: Int64) {
        guard completed > 0 else { return }
        let learner = registration.learner
        writePoints(pointsActions[0].code, 10 * completed, to: learner, at: moment)
        if completed >= 6 { writePoints(pointsActions[2].code, 100, to: learner, at: moment) }
        guard random.percent(completed * 4) else { return }
        let badge = random.pick(badges).code
        lines.line("badgeAward") { line in
            line.text("badge", badge)
            line.text("learner", learner.guid)
            line.moment("at", moment)
            line.text("locale", learner.culture.locale)
        }
    }

    /// Writes the first login of most, and a few that led to nothing further.
    mutating func writeEarlyAccesses(of learner: Learner) {
        guard random.percent(80) else { return }
        let first = learner.createdAt + Int64(random.below(5 * 3600))
        writeAccess(of: learner, at: first, success: true)
        writePoints(pointsActions[1].code, 5, to: learner, at: first)
        if random.percent(5) { writePoints(pointsActions[3].code, 0, to: learner, at: first) }
    }

    /// Writes a login some minutes before a moment; one of twelve first mistypes the password.
    mutating func writeAccess(of learner: Learner, before moment: Int64) {
        let at = max(learner.createdAt, moment - Int64(random.number(30...600)))
        if random.below(12) == 0 { writeAccess(of: learner, at: max(learner.createdAt, at - 25), success: false) }
        writeAccess(of: learner, at: at, success: random.percent(30) ? nil : true)
    }

    private mutating func writeAccess(of learner: Learner, at moment: Int64, success: Bool?) {
        lines.line("access") { line in
            line.text("learner", learner.guid)
            line.moment("at", moment)
            line.flag("success", success)
        }
    }

    private mutating func writePoints(_ action: String, _ points: Int, to learner: Learner, at moment: Int64) {
        lines.line("pointsAward") { line in
            line.text("action", action)
            line.text("learner", learner.guid)
            line.moment("at", moment)
            line.number("points", points)
            line.text("locale", learner.index % 6 == 5 ? nil : learner.culture.locale)
        }
    }
}
