import CairnCore
import CairnModel
import CairnStore
import Foundation

// OneByOne INSTANCE CALLERS ENTRIES
//
// Appends entries to the log of an instance as an API would: so many callers at once, of whom each sends an entry, waits
// until it is committed and synced, and sends the next. Prints how many transactions that took.

/// What a caller writes about.
struct Subject: Sendable {
    var learner, registration, item: Int64
}

func subjects(_ store: Store) throws -> [Subject] {
    try store.read { connection throws(Failure) in
        let rows = try connection.statement(
            """
            SELECT r.learner_id, r.id, (
                SELECT i.id FROM training_item i WHERE i.training_id = s.training_id AND i.deleted = 0
                    AND i.learning_object_id IS NOT NULL ORDER BY i.position LIMIT 1)
            FROM registration r JOIN session s ON s.id = r.session_id WHERE r.deleted = 0
            """)
        var subjects: [Subject] = []
        while try rows.step() {
            if rows.isNull(2) { continue }
            subjects.append(
                Subject(learner: rows.integer(0), registration: rows.integer(1), item: rows.integer(2)))
        }
        return subjects
    }
}

/// The entries go to registrations far from each other, as those of learners who are all at work do.
func entry(_ number: Int, _ subjects: [Subject]) -> LogEntry {
    let subject = subjects[number &* 7_919 % subjects.count]
    var entry = LogEntry()
    (entry.learner, entry.registration, entry.item) = (subject.learner, subject.registration, subject.item)
    entry.start = 1_735_689_600 + Int64(number)
    entry.end = entry.start + 60
    entry.seconds = 60
    entry.progression = Int64(number % 101) * 100
    return entry
}

let arguments = CommandLine.arguments
guard arguments.count == 4, let callers = Int(arguments[2]), let entries = Int(arguments[3]), callers > 0 else {
    print("Usage: OneByOne INSTANCE CALLERS ENTRIES")
    exit(2)
}
nonisolated(unsafe) let store = try Store(
    Instance(folder: arguments[1]), .write(holder: "OneByOne", wait: 0) { print($0) })
let known = try subjects(store)
let groups = GroupCommit(store, kind: "api", source: "OneByOne") { Instant(seconds: 1_767_225_600) }
try await withThrowingTaskGroup(of: Void.self) { tasks in
    for caller in 0..<callers {
        tasks.addTask {
            for number in stride(from: caller, to: entries, by: callers) {
                let outcome = try await groups.append(entry(number, known), externalID: "api-\(number)")
                precondition(outcome == .appended)
            }
        }
    }
    try await tasks.waitForAll()
}
print(await groups.commits)
