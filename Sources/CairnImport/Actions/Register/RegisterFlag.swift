internal import CairnJobs

/// `registerFlag`: whether a row registers its learner or takes a registration away.
struct RegisterFlag {
    private let columns: NamedColumns
    private let register, unregister: String

    init(_ job: ImportJob, _ columns: NamedColumns) {
        self.columns = columns
        let mapping = job.mappings["registerFlag"] ?? [:]
        register = mapping["registerValue"] ?? "Y"
        unregister = mapping["unregisterValue"] ?? "N"
    }

    /// An empty cell registers.
    func registers(_ row: ImportRow) throws(RowMessage) -> Bool {
        guard let text = columns.text("registerFlag", row), text != register else { return true }
        if text == unregister { return false }
        throw RowMessage(
            "flagNotValid", column: "registerFlag",
            "Register flag has invalid value \(text), \(register) or \(unregister) expected.",
            summary: "Register flag has invalid value, \(register) or \(unregister) expected.")
    }
}
