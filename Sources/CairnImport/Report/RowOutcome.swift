internal import CairnStore

/// What became of a row that was taken.
struct RowOutcome {
    enum Effect: String, CaseIterable {
        /// What it is about was not there before.
        case created
        /// It changes what was there.
        case updated
        /// The tracking is empty now.
        case reset
        /// What it is about is gone.
        case deleted
        /// The learner may not sign in any more.
        case disabled
        /// The store says so already.
        case unchanged
    }

    var effect: Effect
    /// What it is about, for lists that people read: `learner 'anna'`.
    var subject: () -> String
    /// Said of a row that was taken with a change.
    var warning: RowMessage?
    /// What of the row has to wait for the end of its file; gives the outcome then.
    var atEnd: ((StoreWriter) throws -> RowOutcome)?

    init(_ effect: Effect, _ subject: @escaping @autoclosure () -> String, warning: RowMessage? = nil) {
        self.effect = effect
        self.subject = subject
        self.warning = warning
    }
}
