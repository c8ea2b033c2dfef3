internal import CairnCore
internal import Foundation

/// Turns the bytes of a job file into a tree; what is wrong with the XML itself is one finding.
struct JobReader {
    let name: String
    let findings: FindingList

    /// The tree; nil, with a finding, if there is none.
    func read(_ bytes: [UInt8]) -> JobDocument? {
        if let objection = JobBytes.objection(to: bytes) {
            let place = objection.offset.map { TextPosition.place(of: $0, in: bytes, file: name) }
            findings.error(place ?? Place(file: name), objection.message)
            return nil
        }
        let builder = JobTreeBuilder(StartTagScanner(bytes, file: name))
        builder.parse(bytes)
        if let fault = builder.fault {
            findings.error(Place(file: name, line: fault.line, column: fault.column), fault.message)
            return nil
        }
        return builder.root.map(JobDocument.init)
    }
}
