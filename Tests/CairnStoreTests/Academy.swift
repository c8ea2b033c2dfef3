import CairnCore
import CairnModel
import CairnStore
import CairnTesting

/// A small organisation: two learners in one session each of a guided training, which goes by points, and of a campus
/// training, which goes by progressions.
enum Academy {
    static let contents = [
        #"{"type":"learningObject","guid":"O1"}"#,
        #"{"type":"version","guid":"O1-en","learningObject":"O1","locale":"en","title":"One"}"#,
        #"{"type":"version","guid":"O1-fr","learningObject":"O1","locale":"fr","title":"Un"}"#,
        #"{"type":"learningObject","guid":"O2"}"#,
        #"{"type":"version","guid":"O2-en","learningObject":"O2","locale":"en","title":"Two"}"#,
    ]

    static let guidedItems = [
        #"{"guid":"G1","kind":"learning resource","learningObject":"O1","points":2}"#,
        #"{"guid":"G2","kind":"quiz","points":3}"#,
        #"{"guid":"G3","kind":"classroom activity","points":4}"#,
        #"{"guid":"G4","kind":"assignment","points":2.5}"#,
    ]

    static let campusItems = [
        #"{"guid":"C1","kind":"learning resource","learningObject":"O1","mandatory":true}"#,
        #"{"guid":"C2","kind":"learning resource","learningObject":"O2"}"#,
        #"{"guid":"C3","kind":"quiz"}"#,
    ]

    static func training(_ guid: String, _ modality: Modality, threshold: Int? = nil, items: [String]) -> String {
        """
        {"type":"training","guid":"\(guid)","title":"\(guid)","modality":"\(modality.rawValue)",\
        "threshold":\(threshold.map(String.init) ?? "null"),"items":[\(items.joined(separator: ","))]}
        """
    }

    static let guided = training("GUIDED", .guided, threshold: 40, items: guidedItems)
    static let campus = training("CAMPUS", .campus, items: campusItems)

    static let people = [
        #"{"type":"learner","guid":"ANN","login":"ann","locale":"fr"}"#,
        #"{"type":"learner","guid":"BOB","login":"bob"}"#,
        #"{"type":"session","guid":"SG","training":"GUIDED","title":"Spring"}"#,
        #"{"type":"session","guid":"SC","training":"CAMPUS","title":"Autumn"}"#,
        #"{"type":"registration","guid":"ANN-C","learner":"ANN","session":"SC"}"#,
        #"{"type":"registration","guid":"ANN-G","learner":"ANN","session":"SG"}"#,
        #"{"type":"registration","guid":"BOB-G","learner":"BOB","session":"SG"}"#,
        #"{"type":"registration","guid":"BOB-C","learner":"BOB","session":"SC"}"#,
    ]

    static let lines = contents + [guided, campus] + people

    /// What is written about in a store that holds these objects.
    static func registrations(in fresh: FreshStore) throws -> [RandomLog.Registration] {
        try fresh.store.read { connection throws(Failure) in
            var found: [RandomLog.Registration] = []
            let rows = try connection.prepare(
                """
                SELECT r.id, r.learner_id, s.training_id FROM registration r JOIN session s ON s.id = r.session_id
                ORDER BY r.id
                """)
            while try rows.step() {
                let items = try connection.training(rows.integer(2))!.items
                var versions: [Int64: [Int64]] = [:]
                for item in items {
                    guard let object = item.learningObject else { continue }
                    versions[item.id] = try connection.learningObject(object)!.versions.map(\.id)
                }
                found.append(
                    RandomLog.Registration(
                        id: rows.integer(0), learner: rows.integer(1), items: items, versions: versions))
            }
            return found
        }
    }

    /// A log line of an action of a minute that ends within 2020.
    static func log(
        _ registration: String, _ item: String, id: String? = nil, minute: Int = 0, _ rest: String = ""
    ) -> String {
        let name = id.map { #""id":"\#($0)","# } ?? ""
        let start = Instant(seconds: 1_600_000_000 + Int64(minute) * 60).iso
        return
            #"{"type":"log",\#(name)"registration":"\#(registration)","item":"\#(item)","startedAt":"\#(start)","seconds":60\#(rest)}"#
    }
}
