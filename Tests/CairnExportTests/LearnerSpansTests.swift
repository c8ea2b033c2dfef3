import CairnCore
import CairnStore
import Testing

@testable import CairnExport

@Suite("Ranges of learners")
struct LearnerSpansTests {
    private static let limits = EngineLimits(threads: 2, memory: 1 << 30)

    /// How many learners each part has, when their rows take so many bytes each; all are dealt out once, in order.
    private static func parts(
        of learners: Int64, candidates: [Int64]? = nil, _ limits: EngineLimits = limits, bytesPerLearner: (Int64) -> Int
    ) throws -> [Int] {
        let spans = LearnerSpans(candidates: candidates, last: learners, limits, nil)
        return try DemoBench.larger.get().store().read { connection throws(Failure) in
            var (parts, dealt): ([Int], [Int64]) = ([], [])
            while true {
                let ids = try spans.nextSpans(connection).flatMap { Array($0) }
                if ids.isEmpty { break }
                spans.take(bytes: ids.reduce(0) { $0 + bytesPerLearner($1) }, ofLearners: ids.count)
                parts.append(ids.count)
                dealt += ids
            }
            #expect(dealt == candidates ?? Array(1...learners))
            return parts
        }
    }

    @Test("Learners with few rows are read by hundreds, and those without any too")
    func fewRows() throws {
        #expect(try Self.parts(of: 1000) { _ in 2400 } == [64, 128, 218, 218, 218, 154])
        #expect(try Self.parts(of: 1000) { _ in 0 } == [64, 128, 256, 256, 256, 40])
    }

    @Test("Learners with very many rows are read one by one, until there are others")
    func manyRows() throws {
        let parts = try Self.parts(of: 400) { $0 <= 150 ? 50 << 20 : 8 << 10 }
        #expect(parts == [64, 32, 16, 8, 4, 2, 1] + Array(repeating: 1, count: 23) + [1, 2, 4, 8, 16, 32, 64, 64, 59])
    }

    @Test("With less memory parts are smaller")
    func littleMemory() throws {
        let half = EngineLimits(threads: 2, memory: 512 << 20)
        #expect(try Self.parts(of: 400, half) { _ in 0 } == [64, 128, 128, 80])
        let tight = EngineLimits(threads: 2, memory: 32 << 20)
        #expect(try Self.parts(of: 100, tight) { _ in 0 } == [16, 16, 16, 16, 16, 16, 4])
        #expect(try Self.parts(of: 100, tight) { _ in 16 << 10 } == [16] + Array(repeating: 8, count: 10) + [4])
    }

    @Test("Candidates too")
    func candidates() throws {
        let learners = (1...300).map { Int64($0 * 3) }
        #expect(try Self.parts(of: 900, candidates: learners) { _ in 1600 } == [64, 128, 108])
    }
}
