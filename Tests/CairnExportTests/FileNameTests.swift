import CairnCore
import Testing

@testable import CairnExport

/// The tokens of file names.
@Suite struct FileNameTests {
    @Test func tokensAreOfTheLocalTime() throws {
        let zone = try #require(Zone(named: "Asia/Kolkata"))
        let now = try #require(Instant(iso: "2026-05-31T20:15:09Z"))
        #expect(
            FileName.expand("a_%Y%m%d_%H%M%S_%i_%y%%.csv", at: now, zone: zone, number: 3)
                == "a_20260601_014509_3_26%%.csv")
    }
}
