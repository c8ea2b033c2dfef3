import CairnCore
import CairnImport
import CairnModel
import CairnStore
import GRDB
import Testing

@Suite("Figures at their limits")
struct LimitTests {
    private static let quiz =
        #"{"type":"training","guid":"Q","title":"Q","modality":"guided","threshold":1,"items":[{"guid":"Q1","kind":"quiz","points":1000000},{"guid":"Q2","kind":"quiz","points":0.01}]}"#
    private static let others = [
        #"{"type":"session","guid":"SQ","training":"Q","title":"Q"}"#,
        #"{"type":"registration","guid":"ANN-Q","learner":"ANN","session":"SQ"}"#,
    ]

    /// Loads into the academy and folds everything.
    static func loadAndVerify(_ lines: [String]) throws {
        let fresh = try FreshStore.academy()
        _ = try fresh.loadRejecting(lines)
        #expect(try fresh.complaints() == [])
    }

    @Test("Large figures that are taken are folded")
    func large() throws {
        try Self.loadAndVerify(
            [Self.quiz] + Self.others + [
                Academy.log("ANN-Q", "Q1", #","points":1000000000"#),
                Academy.log("ANN-Q", "Q2", #","points":1000000000"#),
                #"{"type":"log","kind":"replacement","registration":"ANN-C","item":"C1","seconds":1000000000000,"score":1000000,"scoreMax":1000000}"#,
                #"{"type":"log","kind":"replacement","registration":"ANN-C","item":"C2","seconds":1000000000000,"score":0.01,"scoreMax":0.01}"#,
            ])
    }

    @Test("Figures beyond the limits are refused, and the rest goes on")
    func refused() throws {
        let fresh = try FreshStore.academy()
        let lines = [
            #","progression":100.01"#, #","progression":-0.01"#, #","progression":33.333"#, #","progression":"50""#,
            #","score":100.01"#, #","score":5,"scoreMax":4.99"#, #","score":0,"scoreMax":0"#,
            #","score":1000000.01,"scoreMax":1000000.01"#,
            #","points":-1"#, #","points":1.5"#, #","points":1000000001"#, #","status":"passed""#,
            #","submitted":1"#,
            #","completedAt":"2020-01-01""#, #","endedAt":"2020-01-01""#, #","kind":"other""#, #","version":"O2-en""#,
        ].map { Academy.log("ANN-C", "C1", $0) }
        let (report, rejections) = try fresh.loadRejecting(
            lines + [Academy.log("ANN-C", "C1", #","points":1000000000"#)])
        #expect(rejections.count == lines.count)
        #expect(report.entries == 1)
        #expect(try fresh.complaints() == [])
    }

    @Test("An entry may end now, and no later")
    func now() throws {
        let fresh = try FreshStore.academy()
        func log(_ start: Int64) -> String {
            #"{"type":"log","registration":"ANN-C","item":"C1","startedAt":"\#(Instant(seconds: start).iso)","seconds":60}"#
        }
        let (_, rejections) = try fresh.loadRejecting([
            log(FreshStore.now.seconds - 60), log(FreshStore.now.seconds - 59),
        ])
        #expect(rejections.count == 1)
        #expect(try fresh.folds().trackings["ANN-C C1"]?.lastAccess == FreshStore.now.seconds)
    }

    @Test("Many points do not end the program")
    func points() async {
        await #expect(processExitsWith: .success) {
            try LimitTests.loadAndVerify([Academy.log("ANN-G", "G2", #","points":500000000"#)])
        }
    }

    @Test("Many points of an attendance do not end the program")
    func attendancePoints() async {
        await #expect(processExitsWith: .success) {
            try LimitTests.loadAndVerify([
                #"{"type":"event","guid":"E","session":"SG","item":"G3","startAt":"2020-01-01T09:00:00Z"}"#,
                #"{"type":"attendance","event":"E","registration":"ANN-G","status":"present","points":10000000000000}"#,
            ])
        }
    }

    @Test("A long event does not end the program")
    func duration() async {
        await #expect(processExitsWith: .success) {
            try LimitTests.loadAndVerify([
                #"{"type":"event","guid":"E","session":"SG","item":"G3","startAt":"2020-01-01T09:00:00Z","durationMinutes":2000000000000000000}"#,
                #"{"type":"attendance","event":"E","registration":"ANN-G","status":"present"}"#,
            ])
        }
    }

    @Test("The highest id does not end the program")
    func highestID() async {
        await #expect(processExitsWith: .success) {
            _ = try FreshStore().loadRejecting([
                #"{"type":"learner","login":"x","id":9223372036854775807}"#, #"{"type":"learner","login":"y"}"#,
            ])
        }
    }

    @Test("A check tells of figures that were made too large, and does not end the program")
    func tampered() async {
        await #expect(processExitsWith: .success) {
            let fresh = try FreshStore.academy(Academy.log("ANN-C", "C1"), Academy.log("ANN-C", "C1"))
            try fresh.tamper { try $0.execute(sql: "UPDATE log SET seconds = 9223372036854775807") }
            #expect(try !fresh.complaints().isEmpty)
        }
    }
}
