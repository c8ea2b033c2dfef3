internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnText

/// Tells whether two files have the same columns, written in the same way.
enum SchemaVersion {
    /// The first twelve digits of the SHA-256 of all that decides how a reader takes the file's columns.
    static func of(_ job: ProviderJob, _ file: FileAction, _ style: CellStyle) -> String {
        let columns = job.columns.map { column in
            [
                column.column.name, column.header, column.column.kind.title, job.argument(of: column) ?? "",
                style.signature(of: column.column, job),
            ].joined(separator: "\t")
        }
        let shape = [
            file.format.isWorkbook ? "workbook" : file.format.rawValue,
            file.format.isDelimited ? file.delimiter.rawValue : "",
            style.format.hasHeaderRow ? "\(file.showHeaders)" : "",
        ]
        return String(Manifest.digest(of: (columns + shape).joined(separator: "\n")).prefix(12))
    }
}

extension ProviderJob {
    /// What a column shows of several things; a template as its text.
    func argument(of column: SelectedColumn) -> String? {
        guard case .template = column.column.source, let id = column.argument else { return column.argument }
        return parameters["templates"]?.asTemplates[id]?.text
    }
}

extension CellStyle {
    /// All settings that decide how a column's cells are written, and no others.
    fileprivate func signature(of column: Column, _ job: ProviderJob) -> String {
        var parts: [String] = []
        switch column.kind {
        case .day: parts = [datePattern]
        case .dayOfInstant: parts = [datePattern, zone.name]
        case .instant: parts = [momentPattern, zone.name]
        case .timeOfInstant: parts = [zone.name]
        case .duration: parts = [job.parameters["timeGlobalFormat"]?.plain ?? "rawSeconds", "\(writesDecimalComma)"]
        case .minutes: parts = [job.parameters["durationFormat"]?.plain ?? "minutes"]
        case .decimal: parts = ["\(writesDecimalComma)"]
        case .text: parts = ["\(job.parameters["stripHTML"]?.isYes ?? false)"]
        case .integer, .yesNo, .trueFalse, .choice: break
        }
        switch column.source {
        case .fact(.awardedPoints): parts.append(job.parameters["threshold"]?.plain ?? "1")
        case .fact(let fact): parts += texts(of: fact) ?? []
        case .training(.status): parts.append(job.parameters["trainingStatusFormat"]?.plain ?? "")
        case .entity(.ancestors): parts.append("\(job.parameters["ancestorsWithCurrent"]?.isYes ?? false)")
        default: break
        }
        parts.append(job.parameters["maxLength"]?.plain ?? "")
        return parts.joined(separator: "\u{1f}")
    }
}
