import CairnCore
import CairnJobs
import Testing

/// An import job with the parts that tests vary.
struct TestJob {
    var fileName = "t.csv"
    /// Elements, in the order of the file's columns.
    var columns = TestJob.allColumns
    /// What stands in the source beside the file's name, as XML.
    var source = ""
    /// What stands in the action's options, as XML.
    var options = ""
    /// What stands in the action beside, as XML.
    var action = ""
    var consolidators = ""

    static let allColumns = [
        "candidateLogin", "candidateRefNumber", "candidateEmail", "sessionGuid", "sessionId", "sessionTitle",
        "trainingPathCode", "trainingId", "lovCode", "lovGuid", "trackingStatus", "progression", "score", "scoreMax",
        "timeSpent", "firstAccessDate", "lastAccessDate", "firstCompletionDate",
    ]

    /// The columns that most tests need: the references, and nothing that is said.
    static let references = ["candidateLogin", "sessionGuid", "lovCode"]

    var xml: String {
        let names = columns.map { $0.contains("<") ? $0 : "<\($0)/>" }.joined()
        return """
            <import><providers><fileSystemSourceProvider><fileName>\(fileName)</fileName>\(source)
            </fileSystemSourceProvider></providers>
            <actions><createOrUpdateConsolidatedTrackingAction><fields>\(names)</fields>\(action)
            <options>\(options)</options></createOrUpdateConsolidatedTrackingAction></actions>
            <consolidators>\(consolidators)</consolidators></import>
            """
    }

    func checked() throws -> ImportJob {
        let (job, findings) = JobFile.check(bytes: Array(xml.utf8), name: "job.xml")
        return try #require(job?.imports.first, "\(findings.map(\.description))")
    }

    /// A file of these rows below a header; fields that a row does not name are empty.
    func file(_ rows: [[String: String]], delimiter: String = ";", lineEnd: String = "\n") -> String {
        let lines = rows.map { row in columns.map { row[$0] ?? "" }.joined(separator: delimiter) }
        return ([columns.joined(separator: delimiter)] + lines).map { $0 + lineEnd }.joined()
    }
}

extension [String: String] {
    /// A row that is right and says nothing: anna in the first session, on the content C1.
    static let anna = ["candidateLogin": "anna", "sessionGuid": "S1", "lovCode": "C1"]

    /// The row with some fields otherwise; an empty text empties the field.
    func with(_ fields: [String: String]) -> [String: String] { merging(fields) { $1 } }
}
