public import CairnCore

/// The sequence of changes, and how it lies in time and in the log.
extension Connection {
    /// The number of the last change.
    public func position() throws(Failure) -> Int64 {
        try integer("SELECT last FROM change_counter WHERE id = $1", 1) ?? 0
    }

    /// The first change that was made at a moment or later; nil where there is none.
    ///
    /// Of the changes of an older store some have no time. One that stands right before it may be as late, so it counts.
    public func firstChange(atOrAfter moment: Instant) throws(Failure) -> Int64? {
        try integer(
            """
            SELECT coalesce((SELECT max(b.change) FROM change_time b WHERE b.change < c.change), 0) + 1
            FROM change_time c WHERE c.at >= $1 ORDER BY c.change LIMIT 1
            """, moment.seconds)
    }

    /// When a change was made; where that is not known, when the nearest one before it was.
    public func time(ofChange change: Int64) throws(Failure) -> Instant? {
        try integer("SELECT at FROM change_time WHERE change <= $1 ORDER BY change DESC LIMIT 1", change)
            .map(Instant.init(seconds:))
    }

    /// The position of the last entry that was in the log after a change; 0 where there was none.
    public func logPosition(atChange change: Int64) throws(Failure) -> Int64 {
        try integer(
            "SELECT first_position + entries - 1 FROM batch WHERE change <= $1 ORDER BY id DESC LIMIT 1", change) ?? 0
    }
}
