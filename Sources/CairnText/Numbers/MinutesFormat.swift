/// How a duration in whole minutes is shown; the raw values are the names that jobs call them by.
public enum MinutesFormat: String, CaseIterable, Sendable {
    /// `01:35:00`
    case clock = "hh:mm:ss"
    /// `95`
    case minutes
    /// `5700`
    case seconds

    /// Whether it gives plain numbers.
    public var isNumber: Bool { self != .clock }

    /// Appends a number of minutes in this form; hours grow past their width.
    public func append(_ minutes: Int64, to buffer: inout ByteBuffer) {
        switch self {
        case .minutes: NumberText.append(minutes, to: &buffer)
        case .seconds: NumberText.append(minutes * 60, to: &buffer)
        case .clock:
            DurationFormat.paddedHH.append(seconds: minutes * 60, decimalComma: false, to: &buffer)
            buffer.append(":00")
        }
    }
}
