import CairnCore
import CairnDemo
import Foundation
import Testing

/// A small organisation that the tests look at: its lines, and what they say.
enum Sample {
    static let now = Instant(iso: "2026-03-04T10:15:30Z")!.seconds
    static let lines = lines(learners: 150, seed: 1)
    /// What the command makes when it is told nothing.
    private static let standardLines = lines(learners: 300, seed: 1)

    static func lines(learners: Int, seed: UInt64, now: Int64 = Sample.now) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        DemoOrganisation(learners: learners, seed: seed, now: now).write { lines.append(Array($0)) }
        return lines
    }

    /// The objects, or those of one type, of the organisation that the command makes when it is told nothing.
    static func standard(_ type: String? = nil) throws -> [Object] { try objects(type, in: standardLines) }

    /// All lines read, or those of one type.
    static func objects(_ type: String? = nil, in lines: [[UInt8]] = lines) throws -> [Object] {
        // Only what is asked for is read, since reading takes most of the time.
        let beginning = type.map { Array("{\"type\":\"\($0)\"".utf8) } ?? []
        return try lines.filter { $0.starts(with: beginning) }.map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line))
            return Object(fields: try #require(object as? [String: Any]))
        }
    }
}

/// One line as it was read.
struct Object {
    let fields: [String: Any]

    var type: String { text("type") ?? "" }
    func text(_ field: String) -> String? { fields[field] as? String }
    func number(_ field: String) -> Double? { (fields[field] as? NSNumber)?.doubleValue }
    func flag(_ field: String) -> Bool? { (fields[field] as? NSNumber)?.boolValue }
    func texts(_ field: String) -> [String] { fields[field] as? [String] ?? [] }
    func objects(_ field: String) -> [Object] { (fields[field] as? [[String: Any]] ?? []).map(Object.init) }
    func moment(_ field: String) -> Int64? { text(field).flatMap { Instant(iso: $0)?.seconds } }
}
