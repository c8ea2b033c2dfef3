import CairnCore
import Testing

/// What a small organisation already has for exports and filters to show.
@Suite struct DemoVarietyTests {
    private func values(_ type: String, _ field: String) throws -> Set<String> {
        Set(try Sample.objects(type).compactMap { $0.text(field) })
    }

    private func flags(_ type: String, _ field: String) throws -> Set<Bool> {
        Set(try Sample.objects(type).compactMap { $0.flag(field) })
    }

    @Test func trainingsAreOfAllKinds() throws {
        let trainings = try Sample.objects("training")
        #expect(trainings.count == 12)
        #expect(try values("training", "modality") == ["learning_channel", "guided", "blended", "distanciel"])
        #expect(try values("training", "status") == ["C", "P", "A"])
        #expect(Set(trainings.flatMap { $0.objects("items") }.compactMap { $0.text("kind") }).count == 12)
        for field in ["catalogVisible", "imported", "hrisSelected"] {
            #expect(try flags("training", field) == [true, false])
        }
        let guided = trainings.filter { $0.text("modality") == "guided" }
        #expect(guided.contains { $0.number("threshold") != nil } && guided.contains { $0.number("threshold") == nil })
        #expect(guided.contains { $0.objects("items").allSatisfy { $0.number("points") == 0 } })
        let hasOneTwice = trainings.contains { training in
            let contents = training.objects("items").compactMap { $0.text("learningObject") }
            return Set(contents).count < contents.count
        }
        #expect(hasOneTwice)
    }

    @Test func contentsHaveVersionsInSeveralLocalesAndStates() throws {
        #expect(try values("version", "locale").count > 5)
        #expect(
            try values("version", "status")
                == ["Validated", "Disabled", "Under construction", "Pending validation"])
        #expect(try values("publisher", "title").contains("CrossKnowledge"))
        #expect(try Sample.objects("learningObject").count { $0.flag("easyQuizz") == true } == 1)
    }

    @Test func theTreeOfEntitiesHasFourLevels() throws {
        var levels: [String: Int] = [:]
        for entity in try Sample.objects("entity") {
            levels[entity.text("guid")!] = (entity.text("parent").flatMap { levels[$0] } ?? 0) + 1
        }
        #expect(levels.values.max() == 4)
    }

    @Test func learnersDiffer() throws {
        let learners = try Sample.objects("learner")
        #expect(try values("learner", "validity") == ["Y", "N", "U"])
        #expect(try flags("learner", "imported") == [true, false])
        for field in ["manager", "web", "twitter", "linkedin", "presentation", "timeZone", "enabledUntil"] {
            #expect(learners.contains { $0.text(field) != nil } && learners.contains { $0.text(field) == nil })
        }
        for field in ["locales", "smartGroups"] { #expect(learners.contains { $0.texts(field).count > 1 }) }
        // Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari, Han or kana, Hangul.
        let letters = learners.compactMap { $0.text("firstname") }.joined().unicodeScalars
        for range in [
            0x41...0x24F, 0x370...0x3FF, 0x400...0x4FF, 0x590...0x5FF, 0x600...0x6FF, 0x900...0x97F, 0x3040...0x9FFF,
            0xAC00...0xD7AF,
        ] { #expect(letters.contains { range.contains(Int($0.value)) }, "none in \(range)") }
    }

    @Test func awkwardTextsArePresent() throws {
        let types = ["entity", "smartGroup", "training", "version", "learner"]
        let texts = try types.flatMap { try Sample.objects($0) }.flatMap { object in
            object.fields.values.compactMap { $0 as? String }
                + Array((object.fields["custom"] as? [String: String] ?? [:]).values)
        }
        let bytes = Array(texts.joined(separator: "\0").utf8)
        for part in [";", ",", "|", "\t", "\"", "\n", "\r\n", "<p>", "&amp;", "<!--", "🚀", "\\"] {
            #expect(bytes.contains(Array(part.utf8)), "no \(part.debugDescription)")
        }
        for beginning in ["=", "+", "-", "@", "000"] {
            #expect(texts.contains { $0.hasPrefix(beginning) }, "none begins with \(beginning)")
        }
        #expect(texts.contains { $0.count == 250 })
    }

    @Test func sessionsArePastRunningAndToCome() throws {
        let today = Instant(seconds: Sample.now).dayUTC.iso
        let sessions = try Sample.objects("session")
        #expect(sessions.contains { $0.text("endDate") ?? "9" < today })
        #expect(sessions.contains { $0.text("startDate")! < today && $0.text("endDate") ?? "" > today })
        #expect(sessions.contains { $0.text("startDate")! > today })
        #expect(sessions.contains { $0.text("endDate") == nil })
        let trainings = Dictionary(grouping: sessions) { $0.text("title")! }.mapValues {
            Set($0.compactMap { $0.text("training") })
        }
        #expect(trainings.values.contains { $0.count > 1 })
        for field in ["imported", "hrisSelected"] { #expect(try flags("session", field) == [true, false]) }
    }

    @Test func entriesAreOfAllKinds() throws {
        let entries = try Sample.objects("log")
        #expect(try values("log", "kind") == ["replacement", "reset", "void"])
        for field in ["submitted", "feedback", "score", "scoreMax", "points", "progression", "version", "id"] {
            #expect(entries.contains { $0.fields[field] != nil }, "none with \(field)")
        }
        for entry in entries where entry.text("kind") == "replacement" {
            #expect(entry.moment("endedAt")! >= entry.moment("startedAt")!)
            #expect((entry.moment("completedAt") != nil) == (entry.text("status") == "completed"))
        }
    }

    @Test func voidsAndCorrectionsNameAnEarlierEntry() throws {
        var seconds: [String: Double] = [:]
        var corrections = 0
        for entry in try Sample.objects("log") {
            let id = entry.text("id")
            if entry.text("kind") == "void" {
                #expect(id.flatMap { seconds[$0] } != nil)
            } else if let id {
                if let earlier = seconds[id] {
                    corrections += 1
                    #expect(earlier != entry.number("seconds"))
                }
                seconds[id] = entry.number("seconds")
            }
        }
        #expect(corrections > 0)
    }

    @Test func someRegistrationsWereNeverLaunched() throws {
        let registrations = try Sample.objects("registration")
        let launched = try values("log", "registration")
        let idle = registrations.filter { !launched.contains($0.text("guid")!) }
        #expect((3...30).contains(idle.count * 100 / registrations.count))
        #expect(registrations.contains { $0.number("nps") != nil })
        let atEvents = Set(
            try Sample.objects("attendance").filter { $0.text("status") == "present" }.map { $0.text("registration")! })
        #expect(idle.contains { !atEvents.contains($0.text("guid")!) })
    }

    @Test func mostWorkIsDoneOnWeekdaysByDay() throws {
        let starts = try Sample.objects("log").compactMap { $0.moment("startedAt") }
        let byDay = starts.filter { (7..<20).contains($0 % 86_400 / 3600) }
        // 1970-01-01 was a Thursday.
        let onWeekdays = starts.filter { ($0 / 86_400 + 3) % 7 < 5 }
        #expect((85..<100).contains(byDay.count * 100 / starts.count))
        #expect((85..<100).contains(onWeekdays.count * 100 / starts.count))
        #expect(Sample.now - starts.min()! > 600 * 86_400)
    }

    @Test func eventsAndWhatIsAwardedVary() throws {
        #expect(try values("event", "status") == ["C", "P", "CA"])
        #expect(try flags("event", "allDay") == [true, false])
        let starts = try Sample.objects("event").compactMap { $0.moment("startAt") }
        #expect(starts.min()! < Sample.now && starts.max()! > Sample.now)
        #expect(try values("room", "kind") == ["Standard", "Virtual"])
        #expect(
            try values("attendance", "status")
                == ["present", "absent", "absent but excused", "no information", "not applicable"])
        #expect(try flags("access", "success") == [true, false])
        #expect(try values("badge", "category").count == 5)
        #expect(try !Sample.objects("badgeAward").isEmpty && !Sample.objects("pointsAward").isEmpty)
    }
}
