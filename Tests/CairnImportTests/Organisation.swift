/// The objects of the tests: four learners, two trainings, and contents of every kind that an import minds.
enum Organisation {
    static let lines = (people + contents + trainings).map { $0 + "\n" }.joined()

    private static let people = [
        learner("anna", ref: "R1", email: "anna@example.org", created: "2018-01-01", more: #","locale":"fr-FR""#),
        // The older account of two that share a number and an address comes second.
        learner("bob", ref: "R2", email: "shared@example.org", created: "2020-01-01"),
        learner("carl", ref: "R2", email: "shared@example.org", created: "2019-01-01"),
        learner("eve", ref: "R5", email: "eve@example.org", created: "2018-01-01"),
        learner("dora", ref: "R4", email: "dora@example.org", created: "2018-01-01"),
    ]

    private static let contents =
        [
            #"{"type":"publisher","guid":"acme","title":"Acme"}"#,
            #"{"type":"publisher","guid":"ck","title":"CrossKnowledge"}"#,
        ]
        + content("C1", publisher: "acme") + content("C2") + content("CK", publisher: "ck")
        + content("QUIZ", more: #","easyQuizz":true"#) + content("ELSEWHERE")
        // The publisher of the object comes before a version's own.
        + content("LENT", publisher: "ck", version: #","publisher":"acme""#)
        + content("OWN", version: #","publisher":"ck""#)
        + content("FREE", publisher: "acme", version: #","publisher":"ck""#)
        + content("TWIN-A", code: "TWIN") + content("TWIN-B", code: "TWIN")
        + content("MIXED-A", code: "MIXED") + content("MIXED-B", code: "MIXED")
        + content("HALF-A", code: "HALF", publisher: "ck") + content("HALF-B", code: "HALF") + content("LANG") + [
            #"{"type":"version","guid":"v-LANG-fr","learningObject":"o-LANG","locale":"fr-FR","title":"t","code":"LANG"}"#
        ]

    private static let trainings = [
        #"{"type":"training","guid":"T1","pathCode":"P1","title":"One","modality":"learning_channel","items":["#
            + [
                "C1", "C2", "CK", "QUIZ", "LENT", "OWN", "FREE", "TWIN-A", "TWIN-B", "MIXED-A", "LANG", "C1", "HALF-A",
                "HALF-B",
            ].enumerated()
            .map { #"{"guid":"i\#($0)","kind":"learning resource","learningObject":"o-\#($1)"}"# }
            .joined(separator: ",") + "]}",
        #"{"type":"training","guid":"T2","pathCode":"P2","title":"Two","modality":"distanciel","items":[]}"#,
        session("S1", "T1", "Spring", created: "2021-01-02"), session("S2", "T1", "Spring", created: "2021-01-01"),
        session("S3", "T2", "Spring", created: "2020-01-01"), session("S4", "T1", "Gone", created: "2021-01-01"),
        registration("anna", "S1"), registration("bob", "S1"), registration("carl", "S1"),
        registration("carl", "S2"), registration("dora", "S1"), registration("anna", "S4"),
        registration("bob", "S2"), #"{"type":"learner","login":"dora","deleted":true}"#,
        #"{"type":"session","guid":"S4","deleted":true}"#,
        #"{"type":"registration","guid":"bob-S2","deleted":true}"#,
    ]

    private static func learner(
        _ login: String, ref: String, email: String, created: String, more: String = ""
    ) -> String {
        #"{"type":"learner","login":"\#(login)","refNumber":"\#(ref)","email":"\#(email)","createdAt":"\#(created)"\#(more)}"#
    }

    private static func content(
        _ name: String, code: String? = nil, publisher: String? = nil, more: String = "", version: String = ""
    ) -> [String] {
        let publisher = publisher.map { #","publisher":"\#($0)""# } ?? ""
        return [
            #"{"type":"learningObject","guid":"o-\#(name)","code":"\#(name)"\#(publisher)\#(more)}"#,
            #"{"type":"version","guid":"v-\#(name)","learningObject":"o-\#(name)","locale":"en-US","title":"t","#
                + #""code":"\#(code ?? name)"\#(version)}"#,
        ]
    }

    private static func session(_ guid: String, _ training: String, _ title: String, created: String) -> String {
        #"{"type":"session","guid":"\#(guid)","training":"\#(training)","title":"\#(title)","createdAt":"\#(created)"}"#
    }

    private static func registration(_ learner: String, _ session: String) -> String {
        #"{"type":"registration","guid":"\#(learner)-\#(session)","learner":"\#(learner)","session":"\#(session)"}"#
    }
}
