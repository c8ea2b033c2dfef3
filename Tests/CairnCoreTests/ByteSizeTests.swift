import CairnCore
import Testing

@Suite("Numbers of bytes")
struct ByteSizeTests {
    private static let sizes: [(String, Int)] = [
        ("0", 0), ("1", 1), ("7b", 7), ("1048576", 1 << 20), ("1K", 1 << 10), ("3kb", 3 << 10), ("512M", 512 << 20),
        ("512m", 512 << 20), ("16MiB", 16 << 20), ("2G", 2 << 30), ("1GiB", 1 << 30), ("1gb", 1 << 30),
        ("007M", 7 << 20), ("9223372036854775807", Int.max), ("8589934591G", 8_589_934_591 << 30),
    ]

    @Test("Digits with a unit of 1024", arguments: sizes)
    func right(text: String, bytes: Int) { #expect(ByteSize(text)?.bytes == bytes) }

    @Test(
        "Anything else is none",
        arguments: [
            "", " ", "M", "1 M", " 1M", "1M ", "-1", "+1", "1.5G", "1,5G", "1T", "1MM", "1iB", "0x10", "1e3", "٣M",
            "1Ｍ",
            "9223372036854775808", "8589934592G", "99999999999999999999M",
        ])
    func wrong(text: String) { #expect(ByteSize(text) == nil) }
}
