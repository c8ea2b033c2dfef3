import CairnCore
import CairnImport
import CairnModel
import CairnStore
import CairnTesting
import Foundation
import GRDB
import Testing

/// An instance in a temporary folder, open for writing; the folder goes with the value.
final class FreshStore {
    /// When everything in these tests happens.
    static let now = Instant(seconds: 1_700_000_000)

    let instance: Instance
    let store: Store

    /// - Parameter lines: objects that it holds from the start, none of which may be rejected.
    init(_ lines: [String] = []) throws {
        instance = Self.newInstance()
        _ = try Store.create(instance, now: Self.now, wait: 0) { _ in }
        store = try Store(instance, .write(holder: "cairn test", wait: 0) { _ in })
        if !lines.isEmpty { try load(lines) }
    }

    /// Holds the academy, and then what else is loaded.
    init(academyAnd lines: [String]) throws {
        instance = Self.newInstance()
        try FileManager.default.createDirectory(atPath: instance.folder, withIntermediateDirectories: true)
        try Self.academy.get().write(to: URL(fileURLWithPath: instance.storePath))
        store = try Store(instance, .write(holder: "cairn test", wait: 0) { _ in })
        if !lines.isEmpty { try load(lines) }
    }

    static func academy(_ lines: String...) throws -> FreshStore { try FreshStore(academyAnd: lines) }

    /// The file of a store that holds the academy, made once, because so many tests begin with one.
    private static let academy = Result { () throws -> Data in
        let copy = NSTemporaryDirectory() + "cairn-academy-\(UUID())"
        defer { try? FileManager.default.removeItem(atPath: copy) }
        try FreshStore(Academy.lines).store.backup(to: copy)
        return try Data(contentsOf: URL(fileURLWithPath: copy))
    }

    private static func newInstance() -> Instance {
        Instance(folder: FileManager.default.temporaryDirectory.appendingPathComponent("cairn-store-\(UUID())").path)
    }

    deinit { try? FileManager.default.removeItem(atPath: instance.folder) }

    /// Loads objects in one transaction; none may be rejected.
    @discardableResult
    func load(_ lines: [String], sourceLocation: SourceLocation = #_sourceLocation) throws -> LoadReport {
        let (report, rejections) = try loadRejecting(lines)
        #expect(rejections == [], sourceLocation: sourceLocation)
        return report
    }

    @discardableResult
    func load(_ lines: String..., sourceLocation: SourceLocation = #_sourceLocation) throws -> LoadReport {
        try load(lines, sourceLocation: sourceLocation)
    }

    /// Loads objects in one transaction.
    func loadRejecting(_ lines: [String]) throws -> (report: LoadReport, rejections: [String]) {
        var rejections: [String] = []
        let loader = try ObjectLoader(store, now: Self.now, onRejection: { rejections.append($1) })
        try loader.load(source: "test") { put throws(Failure) in
            for line in lines { try Array(line.utf8).withBytes(put) }
        }
        return (loader.report, rejections)
    }

    /// Appends entries in one transaction.
    @discardableResult
    func append(_ utterances: some Collection<Utterance>) throws -> [LogAppender.Outcome] {
        try store.write(Batch.Label(kind: "test", source: "random"), now: Self.now) { writer throws(Failure) in
            var outcomes: [LogAppender.Outcome] = []
            for utterance in utterances {
                outcomes.append(try writer.log.append(utterance.entry, externalID: utterance.externalID))
            }
            return outcomes
        }
    }

    /// Runs SQL behind the program's back, without the database's own checks of references.
    @discardableResult
    func tamper<Result>(_ body: (Database) throws -> Result) throws -> Result {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .timeout(10)
        return try DatabaseQueue(path: instance.storePath, configuration: configuration).writeWithoutTransaction(body)
    }

    /// What a check of the whole store has to say, check by check; empty where all is well.
    func complaints() throws -> [String] {
        try store.verify().checks.flatMap { check in
            check.isClean ? [] : check.examples.map { "\(check.name): \($0)" }
        }
    }

    /// One figure.
    func integer(_ sql: String) throws -> Int64? {
        try store.read { connection throws(Failure) in try connection.integer(sql) }
    }

    /// The first column of all rows.
    func texts(_ sql: String) throws -> [String] {
        try store.read { connection throws(Failure) in
            let rows = try connection.statement(sql)
            var texts: [String] = []
            while try rows.step() { texts.append(rows.text(0)) }
            return texts
        }
    }
}
