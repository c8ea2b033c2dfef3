import CairnCore
import Testing

@Suite("GUIDs")
struct GUIDTests {
    /// These values stand in the files of users: they must never change.
    @Test("The same objects always get the same GUIDs")
    func pinned() {
        #expect(GUID.derived(type: "learner", key: "jdoe") == "50D50BD3-644C-F23A-74C0-665FFCC81B5F")
        #expect(GUID.derived(type: "session", key: "a", "b") == "D04AC1EC-0329-53A5-C492-21A5CAED4F2D")
        #expect(GUID.derived(type: "session", key: "ab") == "1D6592B9-10A4-484D-DF8A-E7772DB769F5")
        #expect(GUID.text(GUID.Hash([])) == "C3817C01-6BA4-FF30-56C4-28050BB192C2")
    }

    @Test("So does a pair of objects, in its order")
    func pinnedPair() {
        let registration = GUID.Hash("registration\u{1f}7".utf8)
        let item = GUID.Hash("item\u{1f}9".utf8)
        #expect(GUID.text(registration.combined(with: item)) == "A4E0DE6E-A6FF-32E6-A9AC-ED1C492C1DDB")
        #expect(GUID.text(item.combined(with: registration)) == "59943298-3A50-2396-46AB-3AA3BD085710")
    }

    @Test("Many keys, and many pairs, are all different")
    func different() {
        var seen: Set<String> = []
        for number in 0..<20_000 { seen.insert(GUID.derived(type: "item", key: String(number))) }
        #expect(seen.count == 20_000)
        let hashes = (0..<200).map { GUID.Hash(String($0).utf8) }
        for first in hashes { for second in hashes { seen.insert(GUID.text(first.combined(with: second))) } }
        #expect(seen.count == 60_000)
    }

    @Test("They are 8-4-4-4-12 upper-case hexadecimal digits")
    func form() {
        #expect(GUID.text(GUID.Hash(high: 0, low: .max)) == "00000000-0000-0000-FFFF-FFFFFFFFFFFF")
        #expect(
            GUID.text(GUID.Hash(high: 0x0123_4567_89AB_CDEF, low: 1))
                == "01234567-89AB-CDEF-0000-000000000001")
    }
}
