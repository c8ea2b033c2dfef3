import CairnTesting
import Testing

/// What every packed form must hold: whatever is cut off or rubbish gives what stood there or nothing, and an end.
enum PackingChecks {
    /// Cuts packed values off at every length, and holds what is read of the rest against what was packed.
    static func cut<Value: Equatable>(
        _ values: [Value], pack: ([Value]) -> [UInt8], unpack: ([UInt8]) -> [Value]?
    ) {
        let bytes = pack(values)
        let ends = Dictionary(uniqueKeysWithValues: (0...values.count).map { (pack(Array(values[..<$0])).count, $0) })
        for length in 0..<bytes.count {
            #expect(unpack(Array(bytes[..<length])) == ends[length].map { Array(values[..<$0]) })
        }
    }

    /// Reads random bytes, of which some give values and more do not.
    ///
    /// - Parameter least: the bytes that a value takes at least.
    static func rubbish<Value>(_ random: inout SeededRandom, least: Int, unpack: ([UInt8]) -> [Value]?) {
        var (read, damaged) = (0, 0)
        for _ in 0..<2000 {
            let bytes = (0..<random.below(60)).map { _ in
                UInt8(truncatingIfNeeded: random.percent(60) ? random.next() % 32 : random.next())
            }
            if let values = unpack(bytes) {
                #expect(values.count <= bytes.count / least)
                read += 1
            } else {
                damaged += 1
            }
        }
        #expect(read > 20 && damaged > 200)
    }
}
