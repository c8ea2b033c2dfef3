/// How many objects an import may change.
public enum ChangeLimit: Sendable, Equatable {
    case count(Int)
    /// Of the objects that there are, at most 100.
    case percent(Int)

    /// What a job without one gets.
    public static let standard = ChangeLimit.percent(10)

    /// Reads `500`, `10%` or `10 %`; nil for anything else.
    init?(_ text: String) {
        guard let match = text.wholeMatch(of: /([0-9]+)\s*(%?)/), let number = Int(match.1) else { return nil }
        if match.2.isEmpty {
            self = .count(number)
        } else if number <= 100 {
            self = .percent(number)
        } else {
            return nil
        }
    }
}
