internal import CairnCore
internal import CairnJobs
internal import CairnStore

/// How one action of the catalog takes the rows of a file. An action is one value in a file of its own, and in `all`.
struct RowAction: Sendable {
    var name: String
    /// Gets ready for a job; throws where the job asks for what the instance does not have.
    var prepare: @Sendable (RowContext) throws(Failure) -> any RowTaker

    /// Enough rows to make a commit cheap, few enough that a second run has little to do again. Where more are better,
    /// transactions after the first take more.
    static let rowsPerTransaction = 10_000

    static let all: [RowAction] = [
        consolidatedTracking, entity, learner, trainingCourse, session, register, intervention,
    ]

    static func named(_ name: String) throws(Failure) -> RowAction {
        guard let action = all.first(where: { $0.name == name }) else {
            throw .input("the import action '\(name)' is not yet available in this version.")
        }
        return action
    }
}

/// What an action has at hand when it gets ready.
struct RowContext {
    let job: ImportJob
    let settings: ImportSettings
    /// The moment of the import.
    let now: Instant
    /// What the import may take.
    let memory: WriterMemory
    /// The store as it is before the first row.
    let connection: Connection
}

/// Finds out about rows on one thread, before they are taken.
protocol RowFinder: AnyObject, SendableMetatype {
    associatedtype Found: Sendable

    /// Throws a `RowMessage` where the row is wrong, a `Failure` where the import cannot go on.
    func find(_ row: ImportRow) throws -> Found
}

/// For actions that find out about a row while they take it.
final class NoRowFinder: RowFinder {
    func find(_ row: ImportRow) {}
}

/// An action that is ready for the rows of one import.
protocol RowTaker: AnyObject {
    associatedtype Finder: RowFinder = NoRowFinder

    /// Lends a finder for each thread that it is worth while to have for so many rows; the first one is for the calling
    /// thread.
    func withFinders<Result>(
        _ writer: StoreWriter, rows: Int, _ body: ([Finder]) throws(Failure) -> Result
    ) throws(Failure) -> Result

    /// Takes one row into the store; throws a `RowMessage` or a `Rejection` where the row is wrong, a `Failure` where
    /// the import cannot go on. A row that is wrong leaves nothing behind.
    ///
    /// - Returns: nil where the outcome is told when the rows of the transaction are settled.
    func take(_ row: ImportRow, _ found: Finder.Found, _ writer: StoreWriter) throws -> RowOutcome?

    /// The message of a row that was found to be wrong, with what may have been meant by it.
    func explain(_ message: RowMessage, _ row: ImportRow, _ connection: Connection) throws -> RowMessage

    /// Writes what waits for the end of the transaction, and tells the outcomes of these rows, in their order.
    func settle(_ writer: StoreWriter, _ tell: (RowOutcome) throws(Failure) -> Void) throws(Failure)

    /// How many rows of a long file belong into one transaction.
    var mostRowsPerTransaction: Int { get }

    /// The places of columns that every row must fill, because what it is about is found by them.
    var searched: [Int] { get }

    /// The objects that the rows made, changed and deleted.
    var tally: ObjectTally { get }

    /// What a row is about, as far as the store knows it, whether the row was taken or not: for what is done with all
    /// that the files leave out.
    func mentioned(by row: ImportRow, _ connection: Connection) throws -> Mention
}

/// What a row is about.
struct Mention {
    /// Nil where the row names no learner that is known.
    var learner: Int64?
    var registrations: [Int64] = []
}

extension RowTaker {
    func settle(_ writer: StoreWriter, _ tell: (RowOutcome) throws(Failure) -> Void) throws(Failure) {}

    func explain(_ message: RowMessage, _ row: ImportRow, _ connection: Connection) -> RowMessage { message }

    var mostRowsPerTransaction: Int { RowAction.rowsPerTransaction }

    var searched: [Int] { [] }

    var tally: ObjectTally { ObjectTally() }

    func mentioned(by row: ImportRow, _ connection: Connection) throws -> Mention { Mention() }
}

extension RowTaker where Finder == NoRowFinder {
    func withFinders<Result>(
        _ writer: StoreWriter, rows: Int, _ body: ([NoRowFinder]) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body([NoRowFinder()])
    }
}

/// An action whose rows make, change and delete objects.
protocol ObjectRowTaker: RowTaker where Finder == NoRowFinder {
    var objects: RowObjects { get }

    /// Takes one row; what it wrote before it throws is undone.
    func take(_ row: ImportRow) throws -> RowOutcome
}

extension ObjectRowTaker {
    var tally: ObjectTally { objects.tally }

    func take(_ row: ImportRow, _ found: Void, _ writer: StoreWriter) throws -> RowOutcome? {
        try objects.wholly(writer) { try take(row) }
    }
}
