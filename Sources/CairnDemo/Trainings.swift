internal import CairnCore

/// A step of a training as learners meet it.
struct Item {
    let guid: String
    let step: Step
}

/// A training with its items.
struct Training {
    let number: Int
    let guid: String
    let plan: TrainingPlan
    let items: [Item]

    init(number: Int, plan: TrainingPlan) {
        self.number = number
        self.plan = plan
        guid = "training-\(number + 1)"
        items = plan.steps.enumerated().map { position, step in
            Item(guid: "item-\(number + 1)-\(position + 1)", step: step)
        }
    }
}

extension Structure {
    /// Writes the trainings with their items, each followed by its sessions.
    func writeTrainings(to lines: inout JSONLines) {
        for training in trainings {
            write(training, to: &lines)
            for session in sessions where session.training == training.number {
                write(session, of: training, to: &lines)
            }
        }
    }

    private func write(_ training: Training, to lines: inout JSONLines) {
        let number = training.number
        let plan = training.plan
        lines.line("training") { line in
            line.text("guid", training.guid)
            line.text("pathCode", plan.pathCode)
            line.text("title", plan.title)
            line.text("modality", plan.modality)
            line.text("status", plan.status)
            line.text("publisher", plan.publisher.map { publishers[$0].guid })
            line.flag("catalogVisible", plan.isVisible)
            line.text("locale", plan.locale)
            line.number("threshold", plan.threshold)
            writeTexts(of: number, to: &line)
            line.moment("createdAt", moment(daysAgo: 850 - number * 4))
            line.moment("modifiedAt", moment(daysAgo: number * 30 + 2))
            line.moment("pathModifiedAt", number % 3 == 1 ? nil : moment(daysAgo: number * 40 + 5))
            line.flag("imported", number % 4 == 3)
            line.flag("hrisSelected", number % 3 == 0)
            line.objects("items", Array(training.items.enumerated())) { line, item in
                write(item.element, at: item.offset, of: training, to: &line)
            }
        }
    }

    /// What an editor wrote about it, some fields left empty.
    private func writeTexts(of number: Int, to line: inout JSONLines) {
        func long(_ offset: Int, unless rest: Int) -> String? {
            number % 4 == rest ? nil : Texts.long[(number + offset) % Texts.long.count]
        }
        line.text("description", Texts.long[number % Texts.long.count])
        line.text("duration", number % 5 == 4 ? nil : "\(number + 2) h 30")
        line.text("price", number % 3 == 0 ? "€ 1.250,00; VAT excl." : nil)
        line.text("goals", long(1, unless: 3))
        line.text("overview", long(2, unless: 2))
        line.text("benefits", long(3, unless: 1))
        line.text("audience", long(4, unless: 0))
        line.text("furtherInformation", long(5, unless: 3))
        line.text("welcomeText", long(6, unless: 2))
        line.text("boLink", "https://lms.example.org/back-office/training?id=\(number + 1)&tab=\"general\"")
    }

    private func write(_ item: Item, at position: Int, of training: Training, to line: inout JSONLines) {
        let third = position * 3 / training.items.count
        let usesFolders = training.number % 3 != 2
        line.text("guid", item.guid)
        line.text("kind", item.step.kind.rawValue)
        line.text("title", item.step.title)
        line.text("learningObject", item.step.content.map { contents[$0].guid })
        line.text("folder", usesFolders ? ["Start here", "Must \"know\"; must do", "Going further"][third] : nil)
        line.text("folderDescription", usesFolders && third == 0 ? Texts.long[0] : nil)
        line.text("chapter", training.number % 2 == 0 ? "Chapter \(third + 1)" : nil)
        line.flag("mandatory", item.step.isMandatory)
        line.number("points", item.step.points)
        line.number("durationMinutes", item.step.content.map { contents[$0].plan.minutes } ?? 10 + position * 5)
        line.text("subtype", position % 4 == 1 ? "Business review" : nil)
        line.number("likes", position % 3 == 0 ? training.number * 5 + position : nil)
    }
}
