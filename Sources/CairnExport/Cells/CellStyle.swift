internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore
internal import CairnText

/// How one provider of a job writes its cells: formats, zone, texts of statuses, lengths.
final class CellStyle {
    let format: RowFormat
    let zone: Zone
    let statusTexts: [String]
    private let trainingStatusTexts: [String: String]
    private let stripsHTML: Bool
    private let maximumLength: Int?
    private let decimalComma: Bool
    private let duration: DurationFormat
    private let dates: DateWriter
    private let moments: DateWriter
    private var stripped = ByteBuffer()
    private var cropped = ByteBuffer()

    init(_ job: ProviderJob, _ file: FileAction, zone instanceZone: Zone) throws(Failure) {
        let parameters = job.parameters
        format = file.format == .tsv ? .tsv : .csv(delimiter: file.delimiter.byte)
        zone = parameters["timeZone"]?.asText.flatMap(Zone.init(named:)) ?? instanceZone
        stripsHTML = parameters["stripHTML"]?.isYes ?? false
        maximumLength = parameters["maxLength"]?.asInteger
        decimalComma = file.decimalComma
        duration = parameters["timeGlobalFormat"]?.asText.flatMap(DurationFormat.init(rawValue:)) ?? .rawSeconds
        let datePattern = try Self.pattern(parameters["dateFormat"]) ?? .standardDate
        let momentPattern = try Self.pattern(parameters["dateTimeFormat"]) ?? .standardDateTime
        dates = DateWriter(pattern: datePattern, zone: zone)
        moments = DateWriter(pattern: momentPattern, zone: zone)
        let given = parameters["statusFormat"]?.asTexts ?? [:]
        statusTexts = ProgressStatus.allCases.map { given[$0.formatName] ?? $0.text }
        trainingStatusTexts = parameters["trainingStatusFormat"]?.asTexts ?? [:]
    }

    private static func pattern(_ value: ParameterValue?) throws(Failure) -> DateTimePattern? {
        guard let text = value?.asText else { return nil }
        return try DateTimePattern(text)
    }

    // MARK: Values, as texts without escapes

    /// Appends the value of a dimension's column as the store gives it.
    func appendValue(_ row: Statement, _ index: Int32, _ column: Column, to buffer: inout ByteBuffer) {
        if row.isNull(index) { return }
        switch column.kind {
        case .text: appendStripped(row.bytes(index), to: &buffer)
        case .choice: appendChoice(row, index, column, to: &buffer)
        case .yesNo: buffer.append(row.flag(index) ? UInt8(ascii: "Y") : UInt8(ascii: "N"))
        case .integer: NumberText.append(row.integer(index), to: &buffer)
        default: appendFigure(row.integer(index), column.kind, to: &buffer)
        }
    }

    private func appendChoice(_ row: Statement, _ index: Int32, _ column: Column, to buffer: inout ByteBuffer) {
        switch column.source {
        case .training(.status):
            let status = TrainingStatus(rawValue: row.text(index))
            let text = status.flatMap { trainingStatusTexts[$0.formatName] }
            buffer.append(text ?? row.text(index))
        case .item(.kind): buffer.append(ActivityType(rawValue: row.integer(index))?.name ?? "")
        default: buffer.append(row.bytes(index))
        }
    }

    /// Appends a figure; nothing where it is absent.
    func appendFigure(_ value: Int64, _ kind: Column.Kind, to buffer: inout ByteBuffer) {
        guard value.isPresent else { return }
        switch kind {
        case .decimal: NumberText.append(hundredths: value, decimalComma: decimalComma, to: &buffer)
        case .day: dates.append(day: Int(value), to: &buffer)
        case .dayOfInstant: dates.append(instant: value, to: &buffer)
        case .instant: moments.append(instant: value, to: &buffer)
        case .duration: duration.append(seconds: value, decimalComma: decimalComma, to: &buffer)
        case .integer, .text, .yesNo, .choice: NumberText.append(value, to: &buffer)
        }
    }

    func appendStripped(_ text: UnsafeRawBufferPointer, to buffer: inout ByteBuffer) {
        if stripsHTML { TextCleaning.stripHTML(text, into: &buffer) } else { buffer.append(text) }
    }

    // MARK: Cells, as the format writes them

    /// Appends a whole value as a cell: cropped, then escaped.
    func appendCell(_ value: borrowing ByteBuffer, to buffer: inout ByteBuffer) {
        guard let maximumLength else {
            return value.withBytes { format.appendCell($0, to: &buffer) }
        }
        cropped.removeAll()
        value.withBytes { TextCleaning.crop($0, toGraphemes: maximumLength, into: &cropped) }
        cropped.withBytes { format.appendCell($0, to: &buffer) }
    }

    /// A text that is the same in every row, as a cell.
    func cell(_ text: String) -> [UInt8] {
        var value = ByteBuffer()
        var cell = ByteBuffer()
        Array(text.utf8).withUnsafeBytes { appendStripped($0, to: &value) }
        appendCell(value, to: &cell)
        return cell.array()
    }

    /// Whether figures of a kind can be written as they are: no length is set, and no mark of the format is in them.
    func isPlain(_ kind: Column.Kind) -> Bool {
        guard maximumLength == nil else { return false }
        var sample = ByteBuffer()
        appendFigure(0, kind, to: &sample)
        return !sample.withBytes { format.needsEscaping($0) }
    }
}

extension ProgressStatus {
    /// The name of its element in `statusFormat`.
    fileprivate var formatName: String {
        switch self {
        case .notAttempted: "notAttempted"
        case .incomplete: "incomplete"
        case .completed: "completed"
        }
    }
}

extension TrainingStatus {
    /// The name of its element in `trainingStatusFormat`.
    fileprivate var formatName: String {
        switch self {
        case .underConstruction: "underConstruction"
        case .published: "published"
        case .archived: "archived"
        }
    }
}
