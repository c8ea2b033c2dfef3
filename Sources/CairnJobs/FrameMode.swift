public import CairnCatalog

/// Which rows a time frame takes, and how much of their time it counts.
public struct FrameMode: Hashable, Sendable {
    /// How much of a row's time is counted.
    public enum Time: Sendable {
        /// All of it.
        case whole
        /// What lies in the frame, in every column of time.
        case withinFrame
        /// What lies in the frame for `timeGlobal`, all of it for other columns.
        case globalWithinFrame
    }

    /// What must lie in the frame: `lastActivity` or `timeSpent`.
    public var rows: TimeFrameMode
    /// How much of a row's time is counted.
    public var time: Time

    /// What a job without a mode gets.
    public static let standard = FrameMode([])

    /// The meaning of the modes that a job names, in its order.
    init(_ modes: [TimeFrameMode]) {
        rows = modes.first == .timeSpent ? .timeSpent : .lastActivity
        time =
            modes.contains(.timeSpent)
            ? .withinFrame : modes.first == .lastActivityCumulative ? .globalWithinFrame : .whole
    }
}
