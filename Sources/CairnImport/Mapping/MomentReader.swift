internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnText

/// Reads the moments of a file, as the job's options say that they are written.
struct MomentReader {
    private let pattern: DateTimePattern
    private let zone: Zone
    /// Seconds since midnight of a date that has no time.
    private let defaultTime: Int

    init(_ job: ImportJob, _ settings: ImportSettings) throws(Failure) {
        let format = job.options["dateTimeFormat"]?.asText
        pattern = try format.map { text throws(Failure) in try DateTimePattern(text) } ?? .standardDateTime
        zone = try Zone.named(job.options["timeZone"]?.asText ?? settings.timeZone)
        defaultTime = job.options["defaultTime"]?.asText.map(Self.seconds) ?? 0
    }

    /// Reads days and moments as the source's `dateFormat` says.
    init(days source: FileSource, _ settings: ImportSettings) throws(Failure) {
        pattern = try source.dateFormat.map { text throws(Failure) in try DateTimePattern(text) } ?? .standardDate
        zone = try Zone.named(settings.timeZone)
        defaultTime = 0
    }

    /// Of `hh:ii:ss`.
    private static func seconds(_ time: String) -> Int {
        time.split(separator: ":").reduce(0) { $0 * 60 + (Int($1) ?? 0) }
    }

    /// Seconds since 1970 in UTC.
    func seconds(_ text: ArraySlice<UInt8>, column: String) throws(RowMessage) -> Int64 {
        if let date = text.withUnsafeBytes({ pattern.parse($0) }) { return seconds(date) }
        throw RowMessage(
            "notADate", column: column, value: String(decoding: text, as: UTF8.self),
            "is no date of the form \(pattern.text).")
    }

    /// Seconds since 1970 in UTC; nil for a text of another form.
    func seconds(_ text: String) -> Int64? { date(text).map(seconds) }

    private func seconds(_ date: DateTimePattern.ParsedDate) -> Int64 {
        let local = Int64(date.day.number) * 86_400 + Int64(date.secondsOfDay ?? defaultTime)
        return zone.instant(ofLocal: local).seconds
    }

    /// Days since 1970; nil for a text of another form.
    func day(_ text: String) -> Int64? { date(text).map { Int64($0.day.number) } }

    private func date(_ text: String) -> DateTimePattern.ParsedDate? {
        var text = text
        return text.withUTF8 { pattern.parse(UnsafeRawBufferPointer($0)) }
    }
}

extension Zone {
    /// The zone of that name; a name that is unknown stops the import.
    static func named(_ name: String) throws(Failure) -> Zone {
        if let zone = Zone(named: name) { return zone }
        let suggestion = Suggestion.sentence(for: name, in: ["UTC"] + Zone.names)
        let advice = suggestion.isEmpty ? " Give a name of the TZ database such as Europe/Paris." : suggestion
        throw .input("unknown time zone '\(name)'.\(advice)")
    }
}
