import ArgumentParser
import CairnCore
import CairnExport

/// `--from`: where exports in delta mode begin instead of at their cursors.
struct DeltaStartOption: ParsableArguments {
    @Option(
        name: .long,
        help: "Where exports in delta mode begin: a position, or a moment of ISO 8601. Their cursors do not move.")
    var from: String?

    var value: DeltaStart? {
        get throws(Failure) {
            guard let from else { return nil }
            if let start = DeltaStart(from) { return start }
            throw .input(
                "--from is '\(from)'; a position, as 'cairn cursors' shows it, or a moment such as 2026-06-01T12:00:00Z is expected."
            )
        }
    }
}
