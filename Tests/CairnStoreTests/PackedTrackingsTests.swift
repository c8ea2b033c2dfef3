import CairnCore
import CairnModel
import CairnTesting
import Testing

@testable import CairnStore

@Suite("Packed trackings")
struct PackedTrackingsTests {
    private static func packed(_ trackings: [TrackingFact]) -> [UInt8] { PackedTrackings.pack(trackings) }

    private static func facts(_ bytes: [UInt8]) -> [TrackingFact]? {
        bytes.withUnsafeBytes { PackedTrackings.facts($0) }
    }

    /// Figures as they come, absent ones and the ends of what there is among them.
    private static func figure(_ random: inout SeededRandom) -> Int64 {
        switch random.below(8) {
        case 0: .absent
        case 1: random.pick([0, 1, -1, 63, 64, -64, -65, 10_000])
        case 2: random.pick([.max, .max - 1, .min, .min + 1])
        case 3: Int64(bitPattern: random.next())
        case 4: 1_600_000_000 + random.number(-100_000_000...100_000_000)
        default: random.number(-3...3)
        }
    }

    /// By item, as they are stored.
    private static func trackings(_ random: inout SeededRandom) -> [TrackingFact] {
        let items = Set((0..<random.below(7)).map { _ in Self.figure(&random) }).sorted()
        return items.map { item in
            let figures = (0..<13).map { $0 == 4 ? Int64(random.below(2)) : Self.figure(&random) }
            return TrackingFact(
                item: item, id: Self.figure(&random), change: Self.figure(&random),
                state: TrackingFigures.state { figures[$0] })
        }
    }

    @Test("Trackings with any figures come back as they were", arguments: 0..<20)
    func random(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<200 {
            let trackings = Self.trackings(&random)
            #expect(Self.facts(Self.packed(trackings)) == trackings)
        }
    }

    @Test("So do those that say nothing, and one with every single figure")
    func single() {
        var all = [TrackingFact(item: 1, id: 1, change: 1, state: TrackingState())]
        for place in 0..<13 {
            for figure in [Int64.absent, 0, 1, .max, .min + 1] where place != 4 || figure == 1 {
                let silent = TrackingFigures.values(of: TrackingFact(item: 0, id: 0, change: 0, state: TrackingState()))
                let state = TrackingFigures.state { $0 == place ? figure : silent[5 + $0] }
                all.append(TrackingFact(item: Int64(all.count) + 1, id: 7, change: 9, state: state))
            }
        }
        #expect(Self.facts(Self.packed(all)) == all)
        for tracking in all { #expect(Self.facts(Self.packed([tracking])) == [tracking]) }
        #expect(Self.facts([]) == [])
    }

    @Test("Every figure stands in its column, without learner and registration")
    func columns() {
        let figures = (0..<13).map { $0 == 4 ? Int64(1) : 100 + Int64($0) }
        let fact = TrackingFact(item: 3, id: 4, change: 5, state: TrackingFigures.state { figures[$0] })
        var found: [[Int64]] = []
        let isWhole = Self.packed([fact, fact]).withUnsafeBytes { bytes in
            PackedTrackings.unpack(bytes) { row in found.append(row.indices.map { row[$0] }) }
        }
        #expect(isWhole)
        let row = [Int64.absent, .absent, 3, 4, 5] + figures
        #expect(found == [row, row])
        #expect(row.count == TrackingColumn.allCases.count)
        #expect(fact.state.entries == 100 && fact.state.isCompleted && fact.state.feedback == 112)
    }

    /// Told by hand, so that what older programs wrote can be read for good.
    @Test("They take these bytes")
    func format() {
        var first = TrackingState()
        first.entries = 2
        first.firstLaunch = 1000
        first.lastAccess = 1060
        first.seconds = 60
        first.version = 5
        first.submission = 1050
        var second = TrackingState()
        second.entries = 1
        second.isCompleted = true
        second.progression = 10_000
        let facts = [
            TrackingFact(item: 10, id: 7, change: 3, state: first),
            TrackingFact(item: 12, id: 6, change: 4, state: second),
        ]
        let bytes: [UInt8] = [
            // Item, id, change; entries, first launch, last access, seconds, version and submission are told.
            20, 14, 6, 0b1010_0111, 0b001_1000,
            // 2; 1000; 60 later; 60; 5; 10 before.
            4, 0xD0, 0x0F, 120, 120, 10, 19,
            // The item is two further; entries, completed and progression.
            4, 12, 8, 0b101_0001, 2, 2, 0xA0, 0x9C, 0x01,
        ]
        #expect(Self.packed(facts) == bytes)
        #expect(Self.facts(bytes) == facts)
    }

    @Test("Whatever is cut off, all that is read is what stood there; within a tracking nothing is", arguments: 0..<10)
    func cut(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<20 { PackingChecks.cut(Self.trackings(&random), pack: Self.packed, unpack: Self.facts) }
    }

    @Test("Bytes of any kind give something or nothing, and an end", arguments: 0..<10)
    func rubbish(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        PackingChecks.rubbish(&random, least: 4, unpack: Self.facts)
    }

    /// Only of figures beyond what there is can bytes be changed that say nothing.
    @Test("A changed bit of good bytes gives something else or nothing", arguments: 0..<5)
    func flipped(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<10 {
            let trackings = (1...Int64(4)).map { item in
                let figures = (0..<13).map { $0 == 4 ? random.number(0...1) : random.number(0...4_000_000_000) }
                return TrackingFact(
                    item: 7 * item, id: random.number(1...1_000_000), change: random.number(1...1000),
                    state: TrackingFigures.state { figures[$0] })
            }
            let bytes = Self.packed(trackings)
            for place in bytes.indices {
                var changed = bytes
                changed[place] ^= 1 << UInt8(random.below(8))
                let found = Self.facts(changed)
                if found == trackings { Issue.record("byte \(place) of \(bytes)") }
            }
        }
    }

    @Test("Figures that no tracking has are damage")
    func unknownFigure() {
        var numbers = PackedNumbers()
        for number: Int64 in [1, 1, 1] { numbers.append(number) }
        numbers.append(unsigned: 1 << 13)
        for _ in 0..<20 { numbers.append(1) }
        #expect(Self.facts(numbers.bytes) == nil)
    }
}
