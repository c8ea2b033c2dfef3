import CairnModel
import CairnTesting
import Testing

@testable import CairnStore

@Suite("Packed entries")
struct PackedEntriesTests {
    private static let key = TrackingKey(learner: 1, registration: 2, item: 3)

    private static func packed(_ entries: [LogEntry]) -> [UInt8] {
        var (packer, numbers) = (PackedEntries.Packer(), PackedNumbers())
        for entry in entries { packer.append(entry, to: &numbers) }
        return numbers.bytes
    }

    private static func entries(_ bytes: [UInt8]) -> [LogEntry]? {
        var entries: [LogEntry] = []
        return bytes.withUnsafeBytes { LogEntry.unpack($0, of: key, into: &entries) } ? entries : nil
    }

    private static func figure(_ random: inout SeededRandom) -> Int64 {
        switch random.below(6) {
        case 0: .absent
        case 1: random.pick([0, 1, -1, 10_000, .max, .min + 1])
        case 2: 1_600_000_000 + random.number(-100_000_000...100_000_000)
        default: random.number(-3...3)
        }
    }

    private static func made(_ random: inout SeededRandom) -> [LogEntry] {
        (0..<random.below(8)).map { _ in
            let figures = EntryColumn.allCases.map { column -> Int64 in
                switch column {
                case .learner: 1
                case .registration: 2
                case .item: 3
                case .kind: random.number(0...3)
                case .submitted, .feedback: random.number(0...1)
                case .seconds: Self.figure(&random).optional ?? 0
                case .place, .position: random.number(1...5_000_000_000)
                default: Self.figure(&random)
                }
            }
            return LogColumns.entry { figures[$0] }
        }
    }

    @Test("Entries with any figures come back as they were", arguments: 0..<20)
    func random(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<200 {
            let entries = Self.made(&random)
            #expect(Self.entries(Self.packed(entries)) == entries)
        }
    }

    /// Told by hand, so that what older programs wrote can be read for good.
    @Test("They take these bytes")
    func format() {
        var first = LogEntry()
        (first.learner, first.registration, first.item) = (1, 2, 3)
        (first.position, first.place) = (7, 7)
        (first.start, first.end, first.seconds) = (1000, 1060, 60)
        first.version = 5
        var second = first
        (second.position, second.place) = (9, 7)
        (second.start, second.end, second.seconds) = (.absent, 1070, 0)
        second.kind = .replacement
        second.submitted = true
        let bytes: [UInt8] = [
            // Position 7, at its own place; version, start, end and seconds are told.
            14, 0, 0b1_1101,
            // 5; 1000; 60 later; 60.
            10, 0xD0, 0x0F, 120, 120,
            // Two further, placed two before; version, kind, end and submitted are told.
            4, 4, 0b1000_1011, 0b0001_0000,
            // 5; 1; 10 after the last moment; yes.
            10, 2, 20, 2,
        ]
        #expect(Self.packed([first, second]) == bytes)
        #expect(Self.entries(bytes) == [first, second])
    }

    @Test("Whatever is cut off, all that is read is what stood there; within an entry nothing is", arguments: 0..<10)
    func cut(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<20 { PackingChecks.cut(Self.made(&random), pack: Self.packed, unpack: Self.entries) }
    }

    @Test("Bytes of any kind give something or nothing, and an end", arguments: 0..<10)
    func rubbish(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        PackingChecks.rubbish(&random, least: 3, unpack: Self.entries)
    }
}
