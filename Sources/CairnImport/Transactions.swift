internal import CairnCore
internal import CairnStore

/// The transactions in which rows are taken.
enum Transactions {
    /// Each is committed before the next begins.
    case each(Store, now: Instant)
    /// One that is open already, and will be undone as a whole.
    case within(StoreWriter)

    /// - Parameter source: the file that the rows come from.
    func run(source: String, _ body: (StoreWriter) throws(Failure) -> Void) throws(Failure) {
        switch self {
        case .each(let store, let now):
            try store.write(Batch.Label(kind: "import", source: source, isAlwaysRecorded: true), now: now, body)
        case .within(let writer): try body(writer)
        }
    }
}
