/// A made-up organisation that learns, streamed as JSON Lines of the object format: the same learners, seed and moment
/// give the same bytes, however many learners there are only one is in memory, and all dates lie around the moment.
public struct DemoOrganisation: Sendable {
    private let learners: Int
    private let seed: UInt64
    private let now: Int64

    /// - Parameters:
    ///   - learners: how many people learn here
    ///   - seed: what decides everything that is left to chance
    ///   - now: seconds since 1970-01-01T00:00:00Z; nothing has happened after it
    public init(learners: Int, seed: UInt64, now: Int64) {
        self.learners = max(0, learners)
        self.seed = seed
        self.now = now
    }

    /// Hands over one JSON object (UTF-8, no newline) at a time, in an order in which every reference stands earlier.
    public func write(_ line: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        let structure = Structure(learners: learners, seed: seed, now: now)
        var lines = JSONLines()
        structure.writeOrganisation(to: &lines)
        structure.writeContents(to: &lines)
        structure.writeTrainings(to: &lines)
        try lines.handOver(line)

        var narrator = Narrator(structure)
        for index in 0..<structure.facilitatingLearners { narrator.introduce(index) }
        structure.writeEvents(to: &narrator.lines)
        try narrator.lines.handOver(line)
        for index in 0..<learners {
            if index >= structure.facilitatingLearners { narrator.introduce(index) }
            narrator.tell(index)
            try narrator.lines.handOver(line)
        }
    }
}
