/// What a step of a training is; the raw values are the names that the object format uses.
enum StepKind: String, CaseIterable {
    case learningResource = "learning resource"
    case webResource = "web resource"
    case editorial
    case openQuestion = "open question"
    case classroom = "classroom activity"
    case poll, assignment, assessment, quiz
    case actionPlan = "action plan"
    case measureYourProgress = "measure your progress"
    case survey = "end-of-course survey"
}

/// One step of a training.
struct Step {
    var kind = StepKind.learningResource
    var title: String?
    /// The place of its content in `contentPlans`, for learning resources only.
    var content: Int?
    var points = 0
    var isMandatory = true

    static func content(_ content: Int, title: String? = nil, points: Int = 0) -> Step {
        Step(title: title, content: content, points: points)
    }

    static func extra(_ content: Int) -> Step { Step(content: content, isMandatory: false) }

    static func activity(_ kind: StepKind, _ title: String, points: Int = 0) -> Step {
        Step(kind: kind, title: title, points: points, isMandatory: kind != .survey && kind != .poll)
    }
}

/// A training before its dates are known.
struct TrainingPlan {
    let title: String
    var pathCode: String?
    var modality = "learning_channel"
    var status = "P"
    var locale: String? = "en-GB"
    /// The place in `publishers`; nil for none.
    var publisher: Int? = 0
    var isVisible = true
    /// The percentage of all points that is enough.
    var threshold: Int?
    let steps: [Step]

    /// Whether points count here.
    var isGuided: Bool { modality == "guided" }
}

/// The twelve trainings; together they have steps of every kind.
let trainingPlans: [TrainingPlan] = [
    // The first content stands twice: at the beginning and at the end.
    TrainingPlan(
        title: "Welcome aboard", pathCode: "00042",
        steps: [
            .content(0), .content(1), .content(2), .content(3), .content(4), .extra(19),
            .content(0, title: "Once more, before you start"),
        ]),
    TrainingPlan(
        title: "Safety at work: \"zero accidents\"; for everybody", pathCode: "SAFE;1",
        steps: [
            .content(1), .content(2), .content(16), .activity(.webResource, "The map of exits"), .content(3),
            .extra(19), .content(4), .extra(9), .activity(.poll, "Do you feel safe?"),
        ]),
    TrainingPlan(
        title: "データ保護と情報セキュリティ", pathCode: "JP-0003", locale: "ja-JP", publisher: nil,
        steps: [.content(3), .content(4), .content(5), .extra(9), .content(17), .content(18), .extra(6)]),
    TrainingPlan(
        title: "=SUM() & friends: spreadsheets for everyone", pathCode: "=1+2", publisher: 2, isVisible: false,
        steps: [
            .content(5), .content(6), .content(14), .content(15), .extra(9), .extra(18), .content(12), .content(11),
        ]),
    TrainingPlan(
        title: "Leading a team 👩🏽‍💼", pathCode: "LEAD-80", modality: "guided", threshold: 80,
        steps: [
            .activity(.editorial, "How this course works"), .content(7, points: 10), .content(8, points: 10),
            .content(9, points: 10), .activity(.openQuestion, "Who led you well, and how?", points: 5),
            .activity(.classroom, "A day together", points: 20),
            .activity(.assignment, "Plan your first 90 days", points: 20),
            .activity(.quiz, "Check \"what you know\"", points: 15),
            .activity(.actionPlan, "My three steps", points: 10), .activity(.survey, "Tell us"),
        ]),
    TrainingPlan(
        title: "Sales academy 🚀", pathCode: "SALES", modality: "guided", publisher: 3,
        steps: [
            .content(10, points: 10), .content(11, points: 15), .content(12, points: 10),
            .activity(.webResource, "Price list; 2nd edition"), .activity(.editorial, "A word\nfrom the team"),
            .activity(.poll, "Your hardest customer", points: 5), .activity(.classroom, "Role plays", points: 20),
            .activity(.assessment, "Sell me this pen", points: 30),
            .activity(.measureYourProgress, "Before & after", points: 10), .activity(.survey, "Tell us", points: 5),
        ]),
    TrainingPlan(
        title: "First-line support: the customer's voice", pathCode: "0007", modality: "guided", publisher: nil,
        steps: [
            .content(12), .content(13), .content(11), .activity(.editorial, "<h1>House rules</h1>"),
            .activity(.openQuestion, "What would you answer?"), .activity(.quiz, "Tickets, calls, chats"),
            .activity(.assignment, "Rewrite three answers"), .activity(.measureYourProgress, "How far are you?"),
            .activity(.survey, "Tell us"),
        ]),
    TrainingPlan(
        title: "Project management, from A to Z", pathCode: "PM_AZ", modality: "guided", status: "A",
        isVisible: false, threshold: 50,
        steps: [
            .content(14, points: 20), .content(15, points: 20), .content(9, points: 10),
            .activity(.assignment, "A plan of one page", points: 15),
            .activity(.assessment, "Final assessment", points: 25), .activity(.quiz, "Words to know", points: 10),
            .activity(.actionPlan, "What I do on Monday"), .activity(.classroom, "Kick-off", points: 10),
            .activity(.survey, "Tell us"),
        ]),
    TrainingPlan(
        title: "Électricité : habilitation B1V", pathCode: "ELEC-B1V", modality: "blended", locale: "fr-FR",
        publisher: 3,
        steps: [
            .content(16), .content(1), .content(2), .activity(.classroom, "Théorie ; matin"),
            .activity(.classroom, "Pratique"), .activity(.quiz, "Contrôle"), .extra(4), .extra(19),
            .activity(.survey, "Votre avis"),
        ]),
    TrainingPlan(
        title: "Risk management (old edition)", modality: "blended", status: "A", isVisible: false,
        steps: [
            .content(15), .content(14), .content(3), .extra(1), .activity(.classroom, "Workshop"), .extra(6),
            .activity(.survey, "Tell us"),
        ]),
    TrainingPlan(
        title: "Écrire pour être lu", pathCode: "écrire", modality: "distanciel", locale: "fr-FR", publisher: 3,
        steps: [.content(17), .content(18), .content(9), .content(12), .extra(10), .extra(6), .content(3)]),
    TrainingPlan(
        title: "Negotiating <contracts>", pathCode: "NEGO", modality: "distanciel", status: "C", locale: nil,
        isVisible: false, steps: [.content(10), .content(11), .content(8)]),
]
