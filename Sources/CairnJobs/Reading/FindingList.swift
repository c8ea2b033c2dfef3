internal import CairnCore

/// What the passes over one job file have found.
final class FindingList {
    private var all: [Finding] = []

    var hasErrors: Bool { all.contains { $0.severity == .error } }

    /// All findings by their place in the file; advice only where nothing is wrong, so that mistakes stand out.
    var inOrder: [Finding] {
        let shown = hasErrors ? all.filter { $0.severity != .advice } : all
        return shown.enumerated().sorted { key($0) < key($1) }.map(\.element)
    }

    func error(_ place: Place, _ message: String) { all.append(Finding(.error, at: place, message)) }

    func error(_ element: JobElement, _ message: String) { error(element.place, message) }

    func warning(_ element: JobElement, _ message: String) {
        all.append(Finding(.warning, at: element.place, message))
    }

    func advice(_ element: JobElement, _ message: String) {
        all.append(Finding(.advice, at: element.place, message))
    }

    private func key(_ entry: (offset: Int, element: Finding)) -> (Int, Int, Int) {
        (entry.element.place.line ?? 0, entry.element.place.column ?? 0, entry.offset)
    }
}
