import CairnCore
import CairnImport
import Testing

/// A file of trainings or sessions whose rows fight leaves the same, however often it is imported.
@Suite struct CourseRepetitionTests {
    @Test(arguments: 1...12)
    func trainings(_ seed: UInt64) throws {
        var generator = Seeded(state: seed)
        let bench = try Bench()
        let job = ActionJob(
            name: "createOrUpdateTrainingCourseAction",
            columns: [
                "trainingAction", "trainingPathCode", "trainingModality", "trainingTitle", "lovCodes", "trainingSteps",
                "trainingDescription",
            ], options: seed.isMultiple(of: 2) ? "<fullAccess>yes</fullAccess>" : "")
        let modalities = ["P1": "learning_channel", "P2": "distancelearning", "P3": "guided", "P4": "blended"]
        let rows = (0..<30).map { _ in
            func one(_ values: String...) -> String { values.randomElement(using: &generator)! }
            let code = one("P1", "P2", "P3", "P3", "P4", "P4")
            let lovs = one("", "C1", "C1,C2", "C2,C1||FREE", "FREE,FREE", "LANG||C1||C1", "TWIN", "C1||LANG")
            let cells = [one("", "M", "M", "A"), code, modalities[code]!, one("X", "Y"), lovs]
            return (cells + [one("", "A||B||C", "B||C||A", "D"), one("", "d", "e")]).joined(separator: ";")
        }
        let first = try bench.take(rows, by: job)
        #expect(first.contains("created") && first.contains("deleted"), "\(first)")
        try bench.expectRepeatable(rows, by: job)
    }

    @Test(arguments: 1...12)
    func sessions(_ seed: UInt64) throws {
        var generator = Seeded(state: seed)
        let bench = try Bench()
        let searches = ["", "sessionTitle,sessionStartDate", "sessionGuid", "sessionStartDate"]
        let search = searches[Int(seed) % searches.count]
        let access = seed.isMultiple(of: 3) ? "<fullAccess>yes</fullAccess>" : ""
        let job = ActionJob(
            name: "createOrUpdateSessionAction",
            columns: ["sessionAction", "trainingPathCode", "sessionTitle", "sessionStartDate", "sessionEndDate"]
                + (search == "sessionGuid" ? ["sessionGuid"] : []),
            options: access + (search.isEmpty ? "" : "<sessionSearchField>\(search)</sessionSearchField>"))
        let rows = (0..<30).map { _ in
            func one(_ values: String...) -> String { values.randomElement(using: &generator)! }
            let cells = [one("", "M", "M", "A"), one("P1", "P2"), one("New", "Newer", "Spring", "Gone")]
            let days = [one("2021-05-01", "2021-05-02"), one("", "2021-06-01", "2021-06-02")]
            return (cells + days + (search == "sessionGuid" ? [one("G", "H", "S1", "S4")] : [])).joined(separator: ";")
        }
        let first = try bench.take(rows, by: job)
        #expect(first.contains("created") && first.contains("deleted"), "\(first)")
        try bench.expectRepeatable(rows, by: job)
    }
}
