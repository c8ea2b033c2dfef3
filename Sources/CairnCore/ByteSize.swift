/// A number of bytes as people write it: `512M`, `1GiB`, `1048576`.
public struct ByteSize: Sendable, Hashable {
    public var bytes: Int

    public init(bytes: Int) { self.bytes = bytes }

    /// Digits, then nothing or a unit of 1024: `K`, `M`, `G`, with `B` or `iB` behind it or not; nil for anything else,
    /// and for what is beyond the largest number.
    public init?(_ text: String) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits) else { return nil }
        let shift: Int
        switch text[digits.endIndex...].lowercased() {
        case "", "b": shift = 0
        case "k", "kb", "kib": shift = 10
        case "m", "mb", "mib": shift = 20
        case "g", "gb", "gib": shift = 30
        default: return nil
        }
        let (bytes, isBeyond) = number.multipliedReportingOverflow(by: 1 << shift)
        if isBeyond { return nil }
        self.bytes = bytes
    }
}
