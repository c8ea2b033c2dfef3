/// The GUIDs that Cairn makes: derived from an object's type and key, never random, so that the same objects always
/// get the same ones.
public enum GUID {
    /// The most characters that a given GUID may have.
    public static let maximumLength = 40

    /// 128 bits that stand for a text. Not a secret and not a proof: two lanes of FNV-1a, mixed at the end.
    public struct Hash: Hashable, Sendable {
        public var high: UInt64
        public var low: UInt64

        @inlinable
        public init(high: UInt64, low: UInt64) {
            self.high = high
            self.low = low
        }

        public init<Bytes: Sequence>(_ bytes: Bytes) where Bytes.Element == UInt8 {
            var a: UInt64 = 0xcbf2_9ce4_8422_2325
            var b: UInt64 = 0x6c62_272e_07bb_0142
            for byte in bytes {
                a = (a ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
                b = (b ^ UInt64(byte)) &* 0x9e37_79b9_7f4a_7c15
                b ^= b >> 29
            }
            high = GUID.mixed(a)
            low = GUID.mixed(b ^ a)
        }

        /// The hash of a pair, e.g. of a registration and an item for their tracking.
        @inlinable
        public func combined(with other: Hash) -> Hash {
            let a = GUID.mixed(high &+ other.low &* 0x9e37_79b9_7f4a_7c15)
            let b = GUID.mixed(low ^ other.high &* 0xd6e8_feb8_6659_fd93)
            return Hash(high: GUID.mixed(a &+ b), low: GUID.mixed(b ^ (a << 1)))
        }
    }

    /// The finaliser of SplitMix64: every bit of the input moves every bit of the output.
    @inlinable
    public static func mixed(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9e37_79b9_7f4a_7c15
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// The GUID of an object of a type, made from what it is known by: `8-4-4-4-12` upper-case hexadecimal digits.
    public static func derived(type: String, key: String...) -> String {
        text(Hash(([type] + key).joined(separator: "\u{1f}").utf8))
    }

    /// `8-4-4-4-12` upper-case hexadecimal digits.
    public static func text(_ hash: Hash) -> String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            write(hash) { buffer[$0] = $1 }
            return 36
        }
    }

    /// Hands over the 36 characters with their positions; for writers that want no `String`.
    @inlinable
    public static func write(_ hash: Hash, _ put: (Int, UInt8) -> Void) {
        var position = 0
        for index in 0..<32 {
            if index == 8 || index == 12 || index == 16 || index == 20 {
                put(position, 45)
                position += 1
            }
            let word = index < 16 ? hash.high : hash.low
            let digit = UInt8((word >> UInt64(60 - (index % 16) * 4)) & 15)
            put(position, digit < 10 ? 48 + digit : 55 + digit)
            position += 1
        }
    }
}
