internal import Foundation

/// A time zone of the TZ database, with the offset of each day looked up once; exact through every change of clocks.
public final class Zone {
    /// The name in the TZ database, e.g. `America/Sao_Paulo`.
    public let name: String
    private let zone: TimeZone
    /// Whether the offset is always zero, which needs no look-ups.
    public let isUTC: Bool

    /// The days that are kept: 1970 to 2069. Others are rare, and looked up each time.
    private static let keptDays: Int64 = 36_525
    // The run time would check each access to these two for overlaps with others. There are none: they are private, and
    // no access to them runs code of somebody else.
    /// For each kept day the position of its entry in `kinds`, or 0 if it was not looked up yet.
    @exclusivity(unchecked) private var days: [UInt16] = []
    /// The different days that were met: few, since most have one offset throughout.
    @exclusivity(unchecked) private var kinds = [UTCDay(change: .max, before: 0, after: 0)]

    /// What the offset does within one day of UTC: `before` up to the moment `change`, `after` from it.
    private struct UTCDay: Equatable {
        var change: Int64
        var before: Int64
        var after: Int64
    }

    /// Coordinated universal time.
    public static var utc: Zone { Zone(named: "UTC")! }

    /// The zone of that name, else nil.
    public init?(named name: String) {
        let known =
            name == "UTC" || TimeZone.knownTimeZoneIdentifiers.contains(name)
            || (name.contains("/") || name == "GMT")
        guard known, let zone = TimeZone(identifier: name) else { return nil }
        self.name = name
        self.zone = zone
        isUTC = name == "UTC" || name == "Etc/UTC"
    }

    /// All names that are known here.
    public static var names: [String] { TimeZone.knownTimeZoneIdentifiers }

    /// Seconds to add to UTC for the local time at a moment (seconds since 1970).
    public func offset(at seconds: Int64) -> Int64 {
        if isUTC { return 0 }
        let day = Instant.floorDivide(seconds, 86_400)
        guard day >= 0, day < Zone.keptDays else { return foundationOffset(at: seconds) }
        if days.isEmpty { days = Array(repeating: 0, count: Int(Zone.keptDays)) }
        if days[Int(day)] == 0 { days[Int(day)] = number(of: look(up: day)) }
        let kind = kinds[Int(days[Int(day)])]
        return seconds < kind.change ? kind.before : kind.after
    }

    private func number(of kind: UTCDay) -> UInt16 {
        if let known = kinds.dropFirst().firstIndex(of: kind) { return UInt16(known) }
        kinds.append(kind)
        return UInt16(kinds.count - 1)
    }

    private func look(up day: Int64) -> UTCDay {
        let start = day * 86_400
        let before = foundationOffset(at: start)
        let after = foundationOffset(at: start + 86_399)
        var entry = UTCDay(change: .max, before: before, after: before)
        if before != after {
            var low = start
            var high = start + 86_399
            while high - low > 1 {
                let middle = (low + high) / 2
                if foundationOffset(at: middle) == before { low = middle } else { high = middle }
            }
            entry = UTCDay(change: high, before: before, after: after)
        }
        return entry
    }

    private func foundationOffset(at seconds: Int64) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
    }

    /// The local day of a moment.
    public func day(of instant: Instant) -> Day {
        Instant(seconds: instant.seconds + offset(at: instant.seconds)).dayUTC
    }

    /// The moment at which the clocks here show a local time (seconds since 1970 as if in UTC). A time that the clocks
    /// show twice is the first one; one that they skip is moved on by the gap.
    public func instant(ofLocal local: Int64) -> Instant {
        let early = offset(at: local - 86_400)
        let late = offset(at: local + 86_400)
        let first = local - early
        if offset(at: first) == early { return Instant(seconds: first) }
        let second = local - late
        if offset(at: second) == late { return Instant(seconds: second) }
        return Instant(seconds: first)
    }
}
