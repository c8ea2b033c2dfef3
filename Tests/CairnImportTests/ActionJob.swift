import CairnCore
import CairnImport
import CairnJobs
import CairnStore
import Foundation
import Testing

/// An import job of any action, with the parts that tests vary.
struct ActionJob {
    var name: String
    /// Elements, in the order of the file's columns.
    var columns: [String]
    /// What stands in the action's options, as XML.
    var options = ""
    /// What stands in the source beside the file's name, as XML.
    var source = ""
    /// What stands in the action beside, as XML: mappings.
    var action = ""
    var consolidators = ""
    var maxChanges = "100%"

    /// Reaches what no import has made too.
    var withFullAccess: ActionJob {
        var job = self
        job.options += "<fullAccess>yes</fullAccess>"
        return job
    }

    func checked() throws -> ImportJob {
        let fields = columns.map { $0.contains("<") ? $0 : "<\($0)/>" }.joined()
        let xml = """
            <import><maxChanges>\(maxChanges)</maxChanges>
            <providers><fileSystemSourceProvider><fileName>t.csv</fileName>\(source)</fileSystemSourceProvider></providers>
            <actions><\(name)><fields>\(fields)</fields>\(action)<options>\(options)</options></\(name)></actions>
            <consolidators>\(consolidators)</consolidators></import>
            """
        let (job, findings) = JobFile.check(bytes: Array(xml.utf8), name: "job.xml")
        return try #require(job?.imports.first, "\(findings.map(\.description))")
    }
}

extension Bench {
    /// Imports rows below a header line; returns what became of them: `2 created 1 rejected`.
    @discardableResult
    func take(_ rows: String..., by job: ActionJob) throws -> String { try take(rows, by: job) }

    @discardableResult
    func take(_ rows: [String], by job: ActionJob) throws -> String {
        let counts = try run(job, rows).counts
        #expect(counts.rows == rows.count)
        #expect(try isSound())
        return [
            (counts.created, "created"), (counts.updated, "updated"), (counts.deleted, "deleted"),
            (counts.disabled, "disabled"), (counts.unchanged, "unchanged"), (counts.rejected, "rejected"),
        ].filter { $0.0 > 0 }.map { "\($0) \($1)" }.joined(separator: " ")
    }

    /// Imports rows below a header line.
    @discardableResult
    func run(_ job: ActionJob, _ rows: [String]) throws -> ImportReport {
        try write((["header"] + rows).map { $0 + "\n" }.joined())
        return try run(try job.checked())
    }

    /// What becomes of each row, imported one by one: its effect or the message of its rejection, and its warning.
    func outcomes(_ job: ActionJob, _ rows: [String]) throws -> [String] {
        try rows.map { row in
            let counts = try run(job, [row]).counts
            if let reason = try reasons()[2] { return reason }
            let effects = [
                "created": counts.created, "updated": counts.updated, "unchanged": counts.unchanged,
                "deleted": counts.deleted,
            ]
            let effect = effects.filter { $0.value == 1 }.keys.sorted().joined(separator: " and ")
            return counts.warned == 1 ? effect + ", warned" : effect
        }
    }

    /// Why rows were rejected: the code, the column and the suggestion of each.
    func reasonParts() throws -> [[String]] {
        try text("imports/t.rejected.jsonl").split(separator: "\n").map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return ["code", "column", "suggestion"].map { object?[$0] as? String ?? "" }
        }
    }

    /// The whole instance in the object format.
    func dump() throws -> String {
        var bytes: [UInt8] = []
        try store.read { connection throws(Failure) in
            try ObjectDumper(connection) { (line) throws(Failure) in bytes += line }.dump()
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Holds that importing the same rows again and again changes nothing, ids and tombstones included.
    func expectRepeatable(_ rows: [String], by job: ActionJob) throws {
        let first = try dump()
        for _ in 0..<2 {
            try take(rows, by: job)
            #expect(try dump() == first)
        }
    }
}
