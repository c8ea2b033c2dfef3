/// A learning object before its dates are known: its titles, the first of them in its main language.
struct ContentPlan {
    let titles: [(locale: String, title: String)]
    /// Languages that nobody may launch it in: not yet, or no longer.
    var unreleased: [VersionPlan.Unreleased] = []
    var runtime = "SCORM"
    var shown = "interactive content"
    var minutes = 20
    /// The place in `publishers`; nil for none.
    var publisher: Int? = 0
    /// Whether learners get a score for it.
    var isScored = false
    var isEasyQuizz = false

    /// Whether results may be replaced from outside, which a protected publisher and an EasyQuizz forbid.
    var takesReplacements: Bool { publisher != 1 && !isEasyQuizz }
}

/// The contents, in the order in which the training plans name them.
let contentPlans: [ContentPlan] = [
    ContentPlan(
        titles: [
            ("en-GB", "Welcome to the company"), ("fr-FR", "Bienvenue dans l'entreprise"),
            ("ja-JP", "当社へようこそ"), ("ar-AE", "مرحبا بكم في الشركة"),
        ], minutes: 15),
    ContentPlan(
        titles: [
            ("en-GB", "A safe workplace"), ("fr-FR", "Un lieu de travail sûr"),
            ("de-DE", "Ein sicherer Arbeitsplatz"), ("pt-BR", "Um local de trabalho seguro"),
        ], minutes: 35, isScored: true),
    ContentPlan(
        titles: [("en-GB", "Fire: what to do, \"step by step\""), ("fr-FR", "Incendie : que faire ?")],
        runtime: "MP4", shown: "video", minutes: 8, publisher: 2),
    ContentPlan(
        titles: [
            ("ja-JP", "データ保護の基礎"), ("en-GB", "Data protection basics"), ("fr-FR", "RGPD ; les bases"),
        ], minutes: 30, isScored: true),
    ContentPlan(
        titles: [("en-GB", "Passwords & passphrases: \"correct horse\""), ("de-DE", "Kennwörter & Kennsätze")],
        minutes: 12, publisher: 2),
    ContentPlan(
        titles: [("en-GB", "=SUM(A1:A9) and other first formulas"), ("fr-FR", "=SOMME(A1:A9) et autres formules")],
        runtime: "AICC", minutes: 40, isScored: true),
    ContentPlan(
        titles: [("en-GB", "Charts that speak 📊"), ("bg-BG", "Говорещи диаграми 📊")], minutes: 25),
    ContentPlan(
        titles: [("en-GB", "Feedback that helps"), ("fr-FR", "Un feedback qui aide")], minutes: 30, publisher: 1,
        isScored: true),
    ContentPlan(
        titles: [("en-GB", "Delegating"), ("fr-FR", "Déléguer")],
        unreleased: [.init(locale: "de-DE", title: "Delegieren", statuses: ["Disabled"])],
        minutes: 30, publisher: 1, isScored: true),
    ContentPlan(
        titles: [("en-GB", "Running a meeting\nin half an hour"), ("el-GR", "Μια σύσκεψη σε μισή ώρα")],
        runtime: "MP3", shown: "audio", minutes: 30, publisher: 2),
    ContentPlan(
        titles: [("en-GB", "Negotiation: the first five minutes"), ("fr-FR", "Négocier")],
        unreleased: [.init(locale: "pt-BR", title: "Negociação: a fazer", statuses: ["Under construction"])],
        minutes: 25),
    ContentPlan(
        titles: [("en-GB", "Handling objections"), ("pt-BR", "Lidar com objeções")], minutes: 20, isScored: true),
    ContentPlan(
        titles: [("en-GB", "Listening to customers"), ("he-IL", "להקשיב ללקוחות"), ("ko-KR", "고객의 목소리")],
        runtime: "MP4", shown: "video", minutes: 14, publisher: 3),
    ContentPlan(
        titles: [("en-GB", "Quick check: support basics"), ("fr-FR", "Vérification rapide")], runtime: "EASYQUIZZ",
        shown: "quiz", minutes: 10, isScored: true, isEasyQuizz: true),
    ContentPlan(
        titles: [("en-GB", "Planning backwards from the goal"), ("zh-CN", "从目标倒推计划")],
        unreleased: [
            .init(locale: "ko-KR", title: "목표에서 거꾸로", statuses: ["Disabled", "Disabled", "Under construction"])
        ],
        minutes: 45),
    ContentPlan(titles: [("en-GB", "Risk registers, <filled in>"), ("fr-FR", "Registres des risques")], minutes: 30),
    ContentPlan(
        titles: [("fr-FR", "Risques électriques ; l'essentiel"), ("en-GB", "Electrical hazards")], minutes: 50,
        publisher: 3, isScored: true),
    ContentPlan(
        titles: [("fr-FR", "Écrire pour être lu"), ("en-GB", "Writing to be read")], runtime: "PDF",
        shown: "office document", minutes: 20, publisher: 3),
    ContentPlan(
        titles: [("en-GB", "Presenting online"), ("hi-IN", "ऑनलाइन प्रस्तुति")],
        unreleased: [.init(locale: "fr-FR", title: "Présenter en ligne ; brouillon", statuses: ["Pending validation"])],
        runtime: "URL", shown: "web page",
        minutes: 18, publisher: nil),
    ContentPlan(
        titles: [
            ("en-GB", "Inclusion at work 🌈"), ("ar-AE", "الشمول في العمل"), ("fr-FR", "L'inclusion au travail 🌈"),
        ],
        runtime: "JPG", shown: "image", minutes: 6),
]
