/// What became of a row that was taken.
struct RowOutcome {
    enum Effect {
        /// The tracking had nothing before.
        case created
        /// It takes the place of what the tracking had.
        case replaced
        /// The tracking is empty now.
        case reset
        /// The store says so already.
        case unchanged
    }

    var effect: Effect
    /// Said of a row that was taken with a change.
    var warning: RowMessage?
}
