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
    /// The patterns of days and moments, as the job writes them.
    let datePattern: String
    let momentPattern: String
    private let texts: ChoiceTexts
    private let stripsHTML: Bool
    private let maximumLength: Int?
    /// Whether decimals have a comma, where the job wants it and the format takes it.
    let writesDecimalComma: Bool
    private let duration: DurationFormat
    private let minutes: MinutesFormat
    private let dates: DateWriter
    private let moments: DateWriter
    private let times: DateWriter
    private var cropped = ByteBuffer()

    init(_ job: ProviderJob, _ file: FileAction, zone: Zone) throws(Failure) {
        let parameters = job.parameters
        format = RowFormat(file)
        self.zone = zone
        stripsHTML = parameters["stripHTML"]?.isYes ?? false
        maximumLength = parameters["maxLength"]?.asInteger
        writesDecimalComma = file.decimalComma && !format.decimalPointOnly
        duration = parameters["timeGlobalFormat"]?.asText.flatMap(DurationFormat.init(rawValue:)) ?? .rawSeconds
        minutes = parameters["durationFormat"]?.asText.flatMap(MinutesFormat.init(rawValue:)) ?? .minutes
        datePattern = parameters["dateFormat"]?.asText ?? DateTimePattern.standardDateText
        momentPattern = parameters["dateTimeFormat"]?.asText ?? DateTimePattern.standardDateTimeText
        dates = DateWriter(pattern: try DateTimePattern(datePattern), zone: zone)
        moments = DateWriter(pattern: try DateTimePattern(momentPattern), zone: zone)
        times = DateWriter(pattern: try DateTimePattern("hh:ii:ss"), zone: zone)
        texts = ChoiceTexts(parameters)
    }

    // MARK: Values, as texts without escapes

    /// Appends the value of a dimension's column as the store gives it.
    ///
    /// - Parameter isTyped: whether a format that keeps types gets days and moments as numbers.
    func appendValue(
        _ row: borrowing some RowCells & ~Copyable, _ index: Int32, _ form: RowLayout.Form, isTyped: Bool,
        to buffer: inout ByteBuffer
    ) {
        // A null has no bytes and is an absent figure, so that most cells need not be asked for their kind.
        switch form {
        case .text: appendStripped(row.bytes(index), to: &buffer)
        case .figure(let kind): appendFigure(row.integer(index), kind, isTyped: isTyped, to: &buffer)
        case _ where row.isNull(index): break
        case .choice: buffer.append(row.bytes(index))
        case .yesNo: buffer.append(row.flag(index) ? UInt8(ascii: "Y") : UInt8(ascii: "N"))
        case .trueFalse: buffer.append(row.flag(index) ? "true" : "false")
        case .trainingStatus: buffer.append(texts.trainingStatus(row.text(index)))
        case .itemKind: buffer.append(ActivityType(rawValue: row.integer(index))?.name ?? "")
        }
    }

    /// Appends a figure; nothing where it is absent.
    func appendFigure(_ value: Int64, _ kind: FigureKind, isTyped: Bool, to buffer: inout ByteBuffer) {
        guard value.isPresent else { return }
        if isTyped, format.keepsTypes, maximumLength == nil, appendTyped(value, kind, to: &buffer) { return }
        switch kind {
        case .decimal: NumberText.append(hundredths: value, decimalComma: writesDecimalComma, to: &buffer)
        case .day: dates.append(day: Int(value), to: &buffer)
        case .dayOfInstant: dates.append(instant: value, to: &buffer)
        case .timeOfInstant: times.append(instant: value, to: &buffer)
        case .instant: moments.append(instant: value, to: &buffer)
        case .duration: duration.append(seconds: value, decimalComma: writesDecimalComma, to: &buffer)
        case .minutes: minutes.append(value, to: &buffer)
        case .integer: NumberText.append(value, to: &buffer)
        }
    }

    /// Days and local seconds as numbers, for formats that keep types.
    private func appendTyped(_ value: Int64, _ kind: FigureKind, to buffer: inout ByteBuffer) -> Bool {
        let local = value &+ (kind == .day ? 0 : zone.offset(at: value))
        switch kind {
        case .day: NumberText.append(value, to: &buffer)
        case .dayOfInstant: NumberText.append(Instant.floorDivide(local, 86_400), to: &buffer)
        case .timeOfInstant:
            NumberText.append(local - Instant.floorDivide(local, 86_400) * 86_400, to: &buffer)
        case .instant: NumberText.append(local, to: &buffer)
        default: return false
        }
        return true
    }

    /// The texts of a figure that numbers one of a few values; nil for any other.
    func texts(of fact: Fact) -> [String]? { texts.texts(of: fact) }

    func appendStripped(_ text: UnsafeRawBufferPointer, to buffer: inout ByteBuffer) {
        if stripsHTML { TextCleaning.stripHTML(text, into: &buffer) } else { buffer.append(text) }
    }

    // MARK: Cells, as the format writes them

    /// A column as the format sees it.
    func formatColumn(_ selected: ProviderJob.SelectedColumn) -> FormatColumn {
        FormatColumn(
            name: selected.column.name,
            label: selected.header == selected.column.name ? nil : selected.header,
            type: type(of: selected.column.kind))
    }

    private func type(of kind: Column.Kind) -> CellType {
        switch kind {
        case .integer, .decimal: .number
        case .duration: duration.isNumber ? .number : .text
        case .minutes: minutes.isNumber ? .number : .text
        // What may be cropped is written as text.
        case .day, .dayOfInstant: maximumLength == nil ? .day : .text
        case .timeOfInstant: maximumLength == nil ? .timeOfDay : .text
        case .instant: maximumLength == nil ? .moment : .text
        case .text, .yesNo, .trueFalse, .choice: .text
        }
    }

    /// Appends a whole value as a cell: cropped, then escaped.
    func appendCell(_ value: borrowing ByteBuffer, _ cell: CellFormat, to buffer: inout ByteBuffer) {
        guard let maximumLength else {
            return value.withBytes { cell.append($0, to: &buffer) }
        }
        cropped.removeAll()
        value.withBytes { TextCleaning.crop($0, toGraphemes: maximumLength, into: &cropped) }
        cropped.withBytes { cell.append($0, to: &buffer) }
    }

    /// Whether a value at the end of a buffer is its cell as it stands, between the format's prefix and suffix.
    func isPlain(_ buffer: borrowing ByteBuffer, from start: Int, _ plainValues: PlainValues) -> Bool {
        maximumLength == nil && buffer.withBytes { plainValues.hold(UnsafeRawBufferPointer(rebasing: $0[start...])) }
    }

    /// A text that is the same in every row, as a cell.
    func cell(_ text: String, _ cell: CellFormat) -> [UInt8] {
        var value = ByteBuffer()
        var rendered = ByteBuffer()
        Array(text.utf8).withUnsafeBytes { appendStripped($0, to: &value) }
        appendCell(value, cell, to: &rendered)
        return rendered.array()
    }

    /// Whether figures of a kind can be written as they are: no length is set, and no mark of the format is in them.
    func isPlain(_ kind: FigureKind, _ cell: CellFormat) -> Bool {
        guard maximumLength == nil else { return false }
        var sample = ByteBuffer()
        appendFigure(0, kind, isTyped: true, to: &sample)
        return sample.withBytes { cell.plainValues.hold($0) }
    }
}

extension RowFormat {
    /// The format that a file action asks for.
    init(_ file: FileAction) {
        self =
            switch file.format {
            case .csv: .csv(delimiter: file.delimiter.byte, escapesFormulas: file.escapesFormulas)
            case .tsv: .tsv(escapesFormulas: file.escapesFormulas)
            case .xml: .xml
            case .jsonl: .jsonLines
            case .xls, .xlsx: .workbook
            }
    }
}

/// How a figure is written: the kinds of columns that hold numbers, without anything that would have to be counted.
enum FigureKind {
    case integer, decimal, day, dayOfInstant, timeOfInstant, instant, duration, minutes

    /// That of a column; what holds no figures is written as whole numbers.
    init(_ kind: Column.Kind) {
        self =
            switch kind {
            case .decimal: .decimal
            case .day: .day
            case .dayOfInstant: .dayOfInstant
            case .timeOfInstant: .timeOfInstant
            case .instant: .instant
            case .duration: .duration
            case .minutes: .minutes
            case .integer, .text, .yesNo, .trueFalse, .choice: .integer
            }
    }
}
