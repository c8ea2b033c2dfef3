internal import CairnCatalog
internal import CairnCore

/// What columns and files say to each other.
extension JobChecker {
    func checkColumns(_ element: JobElement, _ columns: [(JobElement, SelectedColumn?)], in file: FileChoice) {
        let format = file.action.format
        if format == .jsonl { warnOfHeadersTwice(columns) }
        let hasTexts = columns.contains { $0.1?.column.kind == .text }
        if hasTexts, format.isDelimited, !file.decidesOnFormulas {
            findings.advice(
                element,
                "a spreadsheet may take texts of this \(format.rawValue) file for formulas. Give the fileExportAction"
                    + " an escapeFormulas, yes or no.")
        }
    }

    private func warnOfHeadersTwice(_ columns: [(JobElement, SelectedColumn?)]) {
        var seen: Set<String> = []
        for (element, selected) in columns {
            guard let selected, !element.isUnknown, !seen.insert(selected.header).inserted else { continue }
            findings.warning(
                element,
                "the header \(Wording.quoted(selected.header)) stands twice, and a reader of JSONL keeps only one. Give"
                    + " it another label.")
        }
    }
}
