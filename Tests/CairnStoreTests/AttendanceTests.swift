import CairnImport
import CairnModel
import CairnStore
import Testing

@Suite("Attendances in the log")
struct AttendanceTests {
    private static let event =
        #"{"type":"event","guid":"E","session":"SG","item":"G3","startAt":"2020-03-02T09:00:00Z","endAt":"2020-03-03T17:00:00Z","durationMinutes":690}"#

    private static func attendance(_ status: String, points: String = "null") -> String {
        #"{"type":"attendance","event":"E","registration":"ANN-G","status":"\#(status)","points":\#(points)}"#
    }

    private func state(_ fresh: FreshStore) throws -> TrackingState? { try fresh.folds().trackings["ANN-G G3"] }

    /// The kinds of all entries of the log, with their seconds.
    private func log(_ fresh: FreshStore) throws -> [String] {
        try fresh.texts("SELECT kind || ' ' || seconds FROM log ORDER BY id")
    }

    @Test("Being present is a completed entry of the event's duration, with its points")
    func present() throws {
        let fresh = try FreshStore.academy(Self.event, Self.attendance("present", points: "3"))
        let state = try #require(try state(fresh))
        #expect(state.status == .completed && state.progression == 10_000 && state.points == 3)
        #expect(state.firstLaunch == 1_583_139_600 && state.seconds == 690 * 60)
        #expect(state.lastAccess == state.firstLaunch + state.seconds && state.firstCompletion == state.lastAccess)
        #expect(try fresh.complaints() == [])
    }

    @Test(
        "Without a duration the time is that to its end; without an end none",
        arguments: [
            (#""endAt":"2020-03-02T10:30:00Z""#, 5_400), (#""endAt":null"#, 0),
            (#""endAt":"2020-03-02T10:30:00Z","durationMinutes":0"#, 0),
        ] as [(String, Int64)])
    func duration(end: String, seconds: Int64) throws {
        let event = #"{"type":"event","guid":"E","session":"SG","item":"G3","startAt":"2020-03-02T09:00:00Z",\#(end)}"#
        let fresh = try FreshStore.academy(event, Self.attendance("present"))
        #expect(try state(fresh)?.seconds == seconds)
    }

    @Test("Other attendances are no entries", arguments: AttendanceStatus.allCases.filter { $0 != .present })
    func notPresent(status: AttendanceStatus) throws {
        let fresh = try FreshStore.academy(Self.event, Self.attendance(status.rawValue, points: "3"))
        #expect(try log(fresh) == [])
        #expect(try fresh.integer("SELECT count(*) FROM batch") == 0)
    }

    @Test("A change of it is a correction, an absence a void, and presence again brings it back")
    func changed() throws {
        let fresh = try FreshStore.academy(Self.event, Self.attendance("present", points: "3"))
        let points = try fresh.load(Self.attendance("present", points: "4"))
        #expect(points.corrected == 1)
        #expect(try state(fresh)?.points == 4)
        try fresh.load(Self.attendance("absent"))
        #expect(try state(fresh) == TrackingState())
        try fresh.load(Self.attendance("no information"))
        #expect(try log(fresh) == ["0 41400", "0 41400", "3 0"])
        try fresh.load(Self.attendance("present"))
        #expect(try state(fresh)?.status == .completed)
        #expect(try state(fresh)?.points == 0)
        #expect(try fresh.texts("SELECT place FROM log ORDER BY id") == ["1", "1", "1", "1"])
        #expect(try fresh.complaints() == [])
    }

    @Test("An event that is moved, or lasts longer, corrects the entries of all who were there")
    func movedEvent() throws {
        let fresh = try FreshStore.academy(
            Self.event, Self.attendance("present"),
            #"{"type":"attendance","event":"E","registration":"BOB-G","status":"present"}"#)
        let moved = try fresh.load(#"{"type":"event","guid":"E","startAt":"2020-03-01T09:00:00Z"}"#)
        #expect(moved.corrected == 2)
        #expect(try state(fresh)?.firstLaunch == 1_583_053_200)
        let longer = try fresh.load(#"{"type":"event","guid":"E","durationMinutes":null}"#)
        #expect(longer.corrected == 2)
        #expect(try state(fresh)?.seconds == 56 * 3600)
        let titled = try fresh.load(#"{"type":"event","guid":"E","title":"Welcome"}"#)
        #expect(titled.entries == 0 && titled.updated == 1)
        #expect(try fresh.complaints() == [])
    }

    @Test("An event that is deleted takes its entries away; an attendance likewise")
    func deleted() throws {
        for line in [
            #"{"type":"event","guid":"E","deleted":true}"#,
            #"{"type":"attendance","event":"E","registration":"ANN-G","deleted":true}"#,
        ] {
            let fresh = try FreshStore.academy(Self.event, Self.attendance("present"))
            try fresh.load(line)
            #expect(try state(fresh) == TrackingState())
            #expect(try log(fresh) == ["0 41400", "3 0"])
            #expect(try fresh.complaints() == [])
        }
    }

    @Test("The events of an item that the training lost go with it, and take their entries away")
    func lostItem() throws {
        let fresh = try FreshStore.academy(Self.event, Self.attendance("present"))
        try fresh.load(Academy.training("GUIDED", .guided, items: [Academy.guidedItems[0]]))
        #expect(try state(fresh) == TrackingState())
        #expect(try fresh.integer("SELECT count(*) FROM event WHERE deleted = 0") == 0)
        #expect(try fresh.integer("SELECT count(*) FROM attendance WHERE deleted = 0") == 0)
        #expect(try fresh.complaints() == [])
    }

    @Test("Two events of an item add up, and a void of one leaves the other")
    func twoEvents() throws {
        let second =
            #"{"type":"event","guid":"E2","session":"SG","item":"G3","startAt":"2020-04-01T09:00:00Z","durationMinutes":60}"#
        let fresh = try FreshStore.academy(
            Self.event, second, Self.attendance("present"),
            #"{"type":"attendance","event":"E2","registration":"ANN-G","status":"present"}"#)
        #expect(try state(fresh)?.seconds == 45_000)
        try fresh.load(Self.attendance("absent but excused"))
        #expect(try state(fresh)?.seconds == 3_600)
    }

    @Test("Nobody was present at what is still to come, and the refused line leaves nothing behind")
    func future() throws {
        let event = #"{"type":"event","guid":"E","session":"SG","item":"G3","startAt":"2099-01-01T09:00:00Z"}"#
        let fresh = try FreshStore.academy(event)
        let (report, rejections) = try fresh.loadRejecting([Self.attendance("present")])
        #expect(rejections.count == 1)
        #expect(try log(fresh) == [])
        let rows = try fresh.integer("SELECT count(*) FROM attendance")
        #expect(report.created == 0)
        #expect(rows == 0)
    }

    @Test("An event where somebody was present cannot be moved to the future, and stays as it was")
    func movedToFuture() throws {
        let fresh = try FreshStore.academy(Self.event, Self.attendance("present"))
        let (_, rejections) = try fresh.loadRejecting([
            #"{"type":"event","guid":"E","startAt":"2099-01-01T09:00:00Z","endAt":null}"#
        ])
        #expect(rejections.count == 1)
        #expect(try log(fresh) == ["0 41400"])
        let start = try fresh.integer("SELECT start_at FROM event")
        #expect(start == 1_583_139_600)
    }

    @Test(
        "What went along with a registration or an event comes back with it",
        arguments: [("registration", "ANN-G"), ("event", "E")])
    func revived(_ type: String, _ guid: String) throws {
        let fresh = try FreshStore.academy(Self.event, Self.attendance("present"))
        let before = try #require(try state(fresh))
        try fresh.load(#"{"type":"\#(type)","guid":"\#(guid)","deleted":true}"#)
        #expect(try fresh.integer("SELECT count(*) FROM attendance WHERE deleted = 0") == 0)
        try fresh.load(#"{"type":"\#(type)","guid":"\#(guid)"}"#)
        #expect(try fresh.integer("SELECT count(*) FROM attendance WHERE deleted = 0") == 1)
        #expect(before.isLaunched)
        #expect(try state(fresh) == before)
        #expect(try fresh.complaints() == [])
    }

    @Test("What was deleted for itself stays deleted")
    func deletedBefore() throws {
        let fresh = try FreshStore.academy(
            Self.event, Self.attendance("present"),
            #"{"type":"attendance","event":"E","registration":"ANN-G","deleted":true}"#,
            #"{"type":"registration","guid":"ANN-G","deleted":true}"#, #"{"type":"registration","guid":"ANN-G"}"#)
        #expect(try fresh.integer("SELECT count(*) FROM attendance WHERE deleted = 0") == 0)
        #expect(try state(fresh)?.isLaunched != true)
    }
}
