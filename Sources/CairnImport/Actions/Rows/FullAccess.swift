internal import CairnCatalog
internal import CairnJobs

/// `fullAccess`: without it a row may change only what an import made.
struct FullAccess {
    private let isGiven: Bool

    init(_ job: ImportJob) { isGiven = job.options["fullAccess"]?.isYes == true }

    /// Whether an object may be changed.
    func allows(imported: Bool) -> Bool { isGiven || imported }

    /// Does what a row asks of an object; of one that may not be changed, a row that would change nothing is taken all
    /// the same.
    ///
    /// - Parameter what: the object as the message names it: `learner 'anna'`.
    func check(
        imported: Bool, _ what: @autoclosure () -> String, _ body: () throws -> RowOutcome
    ) throws -> RowOutcome {
        if allows(imported: imported) { return try body() }
        do {
            let outcome = try body()
            if outcome.effect == .unchanged { return outcome }
        } catch is RowMessage {
            // Whatever else is wrong with the row, it could not be taken.
        } catch is Rejection {
        }
        throw RowMessage.notImported(what())
    }
}

extension RowMessage {
    static func notImported(_ what: String) -> RowMessage {
        RowMessage(
            "notImported", "The \(what) was not made by an import: give the action fullAccess to change it.",
            summary: "The object was not made by an import: give the action fullAccess to change it.")
    }
}
