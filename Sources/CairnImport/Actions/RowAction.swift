internal import CairnCore
internal import CairnJobs
internal import CairnStore

/// How one action of the catalog takes the rows of a file. An action is one value in a file of its own, and in `all`.
struct RowAction: Sendable {
    /// Takes one row into the store; throws a `RowMessage` where the row is wrong, a `Failure` where the import cannot
    /// go on. A row is checked whole before anything of it is written.
    typealias Take = (ImportRow, StoreWriter) throws -> RowOutcome

    var name: String
    /// Gets ready for a job that begins at a moment.
    var prepare: @Sendable (ImportJob, ImportSettings, Instant) throws(Failure) -> Take

    static let all: [RowAction] = [consolidatedTracking]

    static func named(_ name: String) throws(Failure) -> RowAction {
        guard let action = all.first(where: { $0.name == name }) else {
            throw .input("the import action '\(name)' is not yet available in this version.")
        }
        return action
    }
}
