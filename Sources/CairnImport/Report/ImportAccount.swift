internal import CairnCore
internal import Crypto

/// What an import does, taken down while it does it: counts, reasons, the plan, and who was mentioned.
final class ImportAccount {
    private(set) var reasons = ReasonCounts()
    private(set) var rowWarnings = ReasonCounts()
    private(set) var plan = ImportPlan()
    /// Objects deleted and learners disabled, by table; what went along with a deleted object too.
    private(set) var removals: [String: Int] = [:]
    /// Who and what the files name; nil where nothing asks for it.
    var presence: Presence?
    /// The rows as they came, those that were not taken, and what became of the others. Each has a digest of its own,
    /// because how they alternate depends on how many rows a transaction takes.
    private var rows = SHA256(), rejected = SHA256(), done = SHA256()
    /// What is added to the digest of a row, in memory that is used again.
    private var noted: [UInt8] = []

    /// - Parameter presence: whether it matters who is in the files.
    init(notesPresence: Bool) { presence = notesPresence ? Presence() : nil }

    func add(removals new: [String: Int]) { removals.merge(new, uniquingKeysWith: +) }

    // MARK: Rows

    /// Takes down the bytes of a row, whatever becomes of it.
    func add(raw: UnsafeRawBufferPointer) { rows.update(bufferPointer: raw) }

    /// Takes down a row that was taken.
    func add(_ outcome: RowOutcome, file: String, line: Int) {
        if outcome.effect != .unchanged {
            plan.add(outcome.effect.rawValue, at: "\(file):\(line)", outcome.subject)
        }
        if let warning = outcome.warning { rowWarnings.add(warning) }
        note(file, line, outcome.effect.rawValue, outcome.warning?.code, in: &done)
    }

    /// Takes down a row that was not taken.
    func add(rejected message: RowMessage, file: String, line: Int) {
        reasons.add(message)
        plan.add("rejected", at: "\(file):\(line)") { message.text }
        note(file, line, "rejected", message.code, in: &rejected)
    }

    /// Takes down what a consolidator does with one object.
    func add(_ effect: RowOutcome.Effect, by consolidator: String, _ subject: String) {
        plan.add(effect.rawValue, at: consolidator) { subject }
        note(consolidator, 0, effect.rawValue, subject, in: &done)
    }

    private func note(
        _ file: String, _ line: Int, _ effect: String, _ more: String?, in digest: inout SHA256
    ) {
        noted.removeAll(keepingCapacity: true)
        noted += file.utf8
        noted.append(0)
        // The digits of the line, the last one first.
        var rest = line
        repeat {
            noted.append(UInt8(48 + rest % 10))
            rest /= 10
        } while rest > 0
        noted.append(0)
        noted += effect.utf8
        noted.append(0)
        noted += (more ?? "").utf8
        noted.append(UInt8(ascii: "\n"))
        digest.update(data: noted)
    }

    /// Stands for all that was done, in its order: the same rows with the same outcomes have the same digest.
    var planDigest: String {
        var whole = SHA256()
        for part in [rows, rejected, done] { whole.update(data: Array(part.finalize())) }
        return whole.finalize().map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }.joined()
    }
}

/// The first of each kind of what an import does.
public struct ImportPlan: Sendable, Encodable {
    /// One thing that is done.
    public struct Step: Sendable, Encodable {
        /// The file and line, or the consolidator.
        public var place: String
        /// What it is about, or why a row is rejected.
        public var subject: String
    }

    /// By what is done: created, updated, reset, deleted, disabled, rejected.
    public private(set) var first: [String: [Step]] = [:]
    /// How often each is done, consolidators included.
    public private(set) var counts: [String: Int] = [:]

    /// How many of each are listed.
    static let listed = 20

    mutating func add(_ kind: String, at place: @autoclosure () -> String, _ subject: () -> String) {
        counts[kind, default: 0] += 1
        if counts[kind, default: 0] <= Self.listed {
            first[kind, default: []].append(Step(place: place(), subject: subject()))
        }
    }
}

/// Who and what the files of an import name, for consolidators that act on all others.
struct Presence {
    private(set) var learners: Set<Int64> = []
    private(set) var registrations: Set<Int64> = []
    /// The first row that names nobody who is known, as `FILE:LINE`; nobody can be held to be absent then.
    private(set) var doubt: String?

    mutating func add(_ mention: Mention) {
        if let learner = mention.learner { learners.insert(learner) }
        registrations.formUnion(mention.registrations)
    }

    mutating func doubt(at place: String) { if doubt == nil { doubt = place } }
}
