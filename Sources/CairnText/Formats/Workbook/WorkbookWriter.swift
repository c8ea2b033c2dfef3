public import CairnCore

/// Makes a spreadsheet of the bytes that `RowFormat.workbook` gives, in constant memory. It is not thread-safe.
///
/// Numbers and dates are such, everything else is text, never a formula. The header is the writer's work: it is not
/// among the rows. A sheet that is full goes on in the next one, with the header again.
public final class WorkbookWriter {
    /// The most rows of a sheet, the header among them.
    public static let rowsPerSheet = 1_048_576
    private static let maximumColumns = 16_384

    /// Rows so far, without headers.
    public private(set) var rows = 0
    /// Sheets so far.
    public private(set) var sheets = 0
    /// Cells that had to lose their end, since a cell holds no more than 32,767 UTF-16 units.
    public private(set) var croppedCells = 0
    /// The size of the file, known when it is finished.
    public private(set) var bytes = 0

    private let columns: [FormatColumn]
    private let showHeaders: Bool
    private let rowsPerSheet: Int
    private let file: WorkbookFile
    private let styles: WorkbookStyles
    private var sheet: WorkbookSheet?
    private var column = 0
    private var widths: ColumnWidths
    /// The beginning of an item that the last chunk did not hold whole.
    private var rest = ByteBuffer()
    private var text = ByteBuffer()

    /// - Parameters:
    ///   - path: the file, which appears when it is whole; it cannot be a pipe.
    ///   - datePattern: how days are shown, as a job writes it; so are moments and times of day.
    ///   - temporaryFolder: where the rows lie until the workbook is put together; they take several times its size.
    ///   - createdAt: what the workbook says about its age: nothing else in it depends on the clock.
    public init(
        path: String, columns: [FormatColumn], datePattern: String, momentPattern: String,
        timePattern: String = "hh:ii:ss", showHeaders: Bool, temporaryFolder: String, createdAt: Instant,
        rowsPerSheet: Int = WorkbookWriter.rowsPerSheet
    ) throws(Failure) {
        precondition((2...Self.rowsPerSheet).contains(rowsPerSheet), "a sheet has a header and a row at least")
        guard columns.count <= Self.maximumColumns else {
            throw .input(
                "a workbook holds \(Self.maximumColumns) columns, and the job has \(columns.count). Choose fewer.")
        }
        self.columns = columns
        self.showHeaders = showHeaders
        self.rowsPerSheet = rowsPerSheet
        let patterns = try WorkbookStyles.Patterns(day: datePattern, moment: momentPattern, timeOfDay: timePattern)
        file = try WorkbookFile(path: path, temporaryFolder: temporaryFolder, createdAt: createdAt)
        styles = try WorkbookStyles(patterns, columns, in: file)
        widths = ColumnWidths(
            headers: showHeaders ? columns.map(\.header) : columns.map { _ in "" },
            fixed: columns.map { patterns.width(of: $0.type) })
    }

    /// Takes in rows; a chunk may end anywhere. After a failure nothing but `discard` makes sense.
    public func write(_ chunk: UnsafeRawBufferPointer) throws(Failure) {
        if rest.count == 0 {
            let taken = try take(chunk)
            rest.append(UnsafeRawBufferPointer(rebasing: chunk[taken...]))
        } else {
            var whole = ByteBuffer(capacity: rest.count + chunk.count)
            whole.append(rest, from: 0, count: rest.count)
            whole.append(chunk)
            rest.removeAll()
            try whole.withBytes { bytes throws(Failure) in
                let taken = try take(bytes)
                rest.append(UnsafeRawBufferPointer(rebasing: bytes[taken...]))
            }
        }
    }

    /// Puts the workbook together; it is there afterwards.
    public func finish() throws(Failure) {
        precondition(rest.count == 0 && column == 0, "the last row has ended")
        if sheets == 0 { try beginSheet() }
        try endSheet()
        bytes = try file.finish()
    }

    /// Leaves nothing behind; without effect on a workbook that is finished.
    public func discard() {
        sheet = nil
        file.discard()
    }

    // MARK: Rows

    private func take(_ bytes: UnsafeRawBufferPointer) throws(Failure) -> Int {
        var position = 0
        while let (item, width) = WorkbookStream.item(bytes, at: position) {
            if sheet == nil { try beginSheet() }
            switch item {
            case .cell(let value): try writeCell(value)
            case .rowEnd: try endRow()
            }
            position += width
        }
        return position
    }

    private func writeCell(_ value: UnsafeRawBufferPointer) throws(Failure) {
        let place = column
        precondition(place < columns.count, "a row has as many cells as there are columns")
        column += 1
        guard let sheet, !value.isEmpty else { return }
        if widths.isMeasuring { widths.measure(value, column: place) }
        switch WorkbookCells.value(value, columns[place].type) {
        case .whole(let number): try sheet.write(number: number, column: place, nil)
        case .decimal(let number): try sheet.write(number: number, column: place, styles.decimal)
        case .date(let serial): try sheet.write(number: serial, column: place, styles.dates[place])
        case .text: try write(text: value, to: sheet, place)
        case .textInstead(let text):
            try Array(text.utf8).withBytes { bytes throws(Failure) in try write(text: bytes, to: sheet, place) }
        }
    }

    private func write(
        text value: UnsafeRawBufferPointer, to sheet: WorkbookSheet, _ place: Int, _ format: WorkbookSheet.Format? = nil
    ) throws(Failure) {
        if WorkbookText.set(value, in: &text) { croppedCells += 1 }
        try sheet.write(text: text, column: place, format)
    }

    private func endRow() throws(Failure) {
        guard let sheet else { return }
        column = 0
        rows += 1
        widths.endRow()
        try sheet.endRow()
        if sheet.row == rowsPerSheet { try endSheet() }
    }

    // MARK: Sheets

    private func beginSheet() throws(Failure) {
        sheets += 1
        let sheet = try file.addSheet(named: sheets == 1 ? "Rows" : "Rows \(sheets)")
        self.sheet = sheet
        guard showHeaders else { return }
        for (place, column) in columns.enumerated() {
            try Array(column.header.utf8).withBytes { bytes throws(Failure) in
                try write(text: bytes, to: sheet, place, styles.header)
            }
        }
        try sheet.endRow()
    }

    private func endSheet() throws(Failure) {
        try sheet?.end(widths: widths, columns: columns.count, hasHeader: showHeaders)
        sheet = nil
    }
}
