import CairnModel
import CairnTesting
import Testing

@testable import CairnStore

@Suite("Packed numbers")
struct PackedNumbersTests {
    /// Every power of two with its neighbours and their opposites, and the ends.
    private static let numbers: [Int64] =
        (0..<63).flatMap { shift -> [Int64] in
            let power = Int64(1) << shift
            return [power - 1, power, power + 1].flatMap { [$0, -$0] }
        } + [Int64.min, .min + 1, .max - 1, .max]

    private static func packed(_ numbers: [Int64]) -> [UInt8] {
        var packed = PackedNumbers()
        for number in numbers { packed.append(number) }
        return packed.bytes
    }

    @Test("Numbers of all sizes come back one after the other")
    func signed() {
        Self.packed(Self.numbers).withUnsafeBytes { bytes in
            var reader = PackedReader(bytes)
            for number in Self.numbers {
                #expect(!reader.isAtEnd)
                #expect(reader.number() == number)
            }
            #expect(reader.isAtEnd && !reader.isDamaged)
        }
    }

    @Test("So do those without a sign")
    func unsigned() {
        let numbers: [UInt64] =
            (0..<64).flatMap { shift -> [UInt64] in
                let power = UInt64(1) << shift
                return [power - 1, power, power + 1]
            } + [UInt64.max]
        var packed = PackedNumbers()
        for number in numbers { packed.append(unsigned: number) }
        packed.bytes.withUnsafeBytes { bytes in
            var reader = PackedReader(bytes)
            for number in numbers { #expect(reader.unsigned() == number) }
            #expect(reader.isAtEnd && !reader.isDamaged)
        }
    }

    @Test(
        "They take these bytes",
        arguments: [
            (0, [0]), (-1, [1]), (1, [2]), (63, [126]), (-64, [127]), (64, [0x80, 1]), (-65, [0x81, 1]),
            (8191, [0xFE, 0x7F]), (8192, [0x80, 0x80, 1]),
            (.max, [0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1]),
            (.min, [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1]),
        ] as [(Int64, [UInt8])])
    func format(number: Int64, bytes: [UInt8]) { #expect(Self.packed([number]) == bytes) }

    @Test("A number that is cut short is damaged, reads as 0 and ends the reading")
    func cut() {
        for number in Self.numbers {
            let bytes = Self.packed([number])
            for length in 0..<bytes.count {
                Array(bytes[..<length]).withUnsafeBytes { bytes in
                    var reader = PackedReader(bytes)
                    #expect(reader.number() == 0)
                    #expect(reader.isDamaged && reader.isAtEnd)
                    #expect(reader.number() == 0 && reader.unsigned() == 0)
                }
            }
        }
    }

    @Test("Bytes without an end are damaged, however many there are", arguments: [1, 9, 10, 11, 64, 1000])
    func endless(count: Int) {
        [UInt8](repeating: 0xFF, count: count).withUnsafeBytes { bytes in
            var reader = PackedReader(bytes)
            #expect(reader.unsigned() == 0)
            #expect(reader.isDamaged && reader.isAtEnd)
        }
    }

    @Test("It is begun anew when all are removed")
    func removed() {
        var packed = PackedNumbers()
        packed.append(300)
        packed.removeAll()
        #expect(packed.bytes.isEmpty)
        packed.append(1)
        #expect(packed.bytes == [2])
    }
}
