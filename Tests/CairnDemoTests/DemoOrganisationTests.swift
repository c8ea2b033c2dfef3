import CairnCore
import CairnDemo
import Testing

/// What every made-up organisation keeps to, whatever its size.
@Suite struct DemoOrganisationTests {
    private static func hash(_ lines: [[UInt8]]) -> GUID.Hash { GUID.Hash(lines.joined(separator: [10])) }

    @Test func theSameSeedAndMomentGiveTheSameBytes() {
        #expect(Self.hash(Sample.lines(learners: 150, seed: 1)) == Self.hash(Sample.lines))
    }

    @Test func anotherSeedOrMomentGivesOtherBytes() {
        let hash = Self.hash(Sample.lines(learners: 30, seed: 1))
        #expect(Self.hash(Sample.lines(learners: 30, seed: 2)) != hash)
        #expect(Self.hash(Sample.lines(learners: 30, seed: 1, now: Sample.now + 86_400)) != hash)
    }

    @Test(arguments: [0, 1, 7, 13])
    func fewLearnersAreAnOrganisationToo(_ learners: Int) throws {
        let lines = Sample.lines(learners: learners, seed: 3, now: 0)
        #expect(try Sample.objects("learner", in: lines).count == learners)
        #expect(try Sample.objects("training", in: lines).count == 12)
        try expectReferencesStandEarlier(lines)
    }

    @Test func aLineIsOneObjectOfAType() throws {
        for line in Sample.lines { #expect(!line.contains(10) && line.first == UInt8(ascii: "{")) }
        for object in try Sample.objects() { #expect(!object.type.isEmpty) }
    }

    @Test func everyReferenceStandsEarlier() throws { try expectReferencesStandEarlier(Sample.lines) }

    private func expectReferencesStandEarlier(_ lines: [[UInt8]]) throws {
        let targets = [
            "parent": "entity", "entity": "entity", "manager": "learner", "learner": "learner",
            "smartGroups": "smartGroup", "publisher": "publisher", "learningObject": "learningObject",
            "training": "training", "session": "session", "registration": "registration", "item": "item",
            "location": "location", "room": "room", "facilitator": "staff", "learnerFacilitators": "learner",
            "event": "event", "badge": "badge", "action": "pointsAction",
        ]
        var known: [String: Set<String>] = [:]
        for object in try Sample.objects(in: lines) {
            for part in [object] + object.objects("items") {
                for (field, target) in targets {
                    for name in part.texts(field) + [part.text(field)].compactMap({ $0 }) {
                        #expect(known[target]?.contains(name) == true, "\(object.type): \(field) \(name)")
                    }
                }
            }
            if object.type == "log", let version = object.text("version") {
                #expect(known["version"]?.contains(version) == true)
            }
            for field in (object.fields["custom"] as? [String: String] ?? [:]).keys {
                #expect(known["customField"]?.contains(field) == true)
            }
            for item in object.objects("items") { known["item", default: []].insert(item.text("guid") ?? "") }
            guard let key = object.text("guid") ?? object.text("code") else { continue }
            #expect(known[object.type, default: []].insert(key).inserted, "\(object.type) \(key) stands twice")
        }
    }

    @Test func keysAreUnique() throws {
        let logins = try Sample.objects("learner").compactMap { $0.text("login") }
        #expect(logins.count == 150 && Set(logins).count == 150)
        let codes = try Sample.objects("training").compactMap { $0.text("pathCode") }
        #expect(Set(codes).count == codes.count)
        let places = try Sample.objects("registration").map { [$0.text("learner"), $0.text("session")] }
        #expect(Set(places).count == places.count)
        let attendances = try Sample.objects("attendance").map { [$0.text("event"), $0.text("registration")] }
        #expect(Set(attendances).count == attendances.count)
    }

    @Test func nothingHasHappenedAfterNow() throws {
        for object in try Sample.objects() {
            for field in ["createdAt", "modifiedAt", "pathModifiedAt", "at", "startedAt", "endedAt", "completedAt"] {
                #expect(object.moment(field) ?? 0 <= Sample.now, "\(object.type): \(field)")
            }
            if object.type == "log" {
                #expect(try #require(object.moment("startedAt")) + Int64(object.number("seconds") ?? 0) <= Sample.now)
            }
        }
    }

    @Test func nobodyWasPresentAtAnEventToCome() throws {
        var ends: [String: Int64] = [:]
        for event in try Sample.objects("event") {
            let lasts = Int64(event.number("durationMinutes") ?? 0) * 60
            ends[event.text("guid")!] = max(event.moment("endAt") ?? 0, event.moment("startAt")! + lasts)
        }
        for attendance in try Sample.objects("attendance") where attendance.text("status") == "present" {
            #expect(try #require(ends[attendance.text("event")!]) <= Sample.now)
        }
    }

    @Test func figuresStayWithinTheirLimits() throws {
        for object in try Sample.objects() {
            #expect(object.text("guid")?.count ?? 1 <= 40)
            #expect((0...100).contains(object.number("progression") ?? 0))
            #expect((0...(object.number("scoreMax") ?? 100)).contains(object.number("score") ?? 0))
            #expect((0...10).contains(object.number("nps") ?? 0))
            for field in ["web", "twitter", "linkedin"] { #expect(object.text(field)?.count ?? 0 <= 250) }
            for text in (object.fields["custom"] as? [String: String] ?? [:]).values { #expect(text.count <= 250) }
            if object.type == "log" { #expect(object.text("id")?.count ?? 0 <= 64) }
        }
    }

    @Test func entriesFitTheirRegistration() throws {
        let registrations = Dictionary(
            uniqueKeysWithValues: try Sample.objects("registration").map { ($0.text("guid")!, $0) })
        let trainingOfSession = Dictionary(
            uniqueKeysWithValues: try Sample.objects("session").map { ($0.text("guid")!, $0.text("training")!) })
        var trainingOfItem: [String: String] = [:]
        for training in try Sample.objects("training") {
            for item in training.objects("items") { trainingOfItem[item.text("guid")!] = training.text("guid")! }
        }
        for entry in try Sample.objects("log") {
            let registration = try #require(registrations[entry.text("registration")!])
            #expect(trainingOfItem[entry.text("item")!] == trainingOfSession[registration.text("session")!])
            #expect(entry.moment("startedAt")! >= registration.moment("at")!)
        }
    }
}
