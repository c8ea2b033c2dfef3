import ArgumentParser
import CairnCore
import CairnStore

struct Cursors: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cursors",
        abstract: "Shows how far exports in delta mode have come, and resets them.",
        discussion: "After a reset the next run of the export begins anew, and exports everything.")

    @OptionGroup var options: GlobalOptions

    @Option(name: .long, help: "The guid of an export that is to begin anew.")
    var reset: String?

    func run() async throws {
        if let reset { return try self.reset(reset) }
        let (cursors, position) = try options.reading().read { connection throws(Failure) in
            (try connection.cursors(), try connection.position())
        }
        if options.json {
            return try Terminal.show(json: Shown(position: position, cursors: cursors.map(Shown.Cursor.init)))
        }
        if cursors.isEmpty {
            return Terminal.tell("No export has run in delta mode yet; the store is at position \(position).")
        }
        let rows = cursors.map { [$0.guid, $0.label ?? "", String($0.position), $0.runAt.iso] }
        for line in Table.lines([["guid", "label", "position", "previous run"]] + rows) { try Terminal.show(line) }
        Terminal.tell("The store is at position \(position).")
    }

    private func reset(_ guid: String) throws {
        let store = try options.writing(as: "cursors")
        guard try store.resetCursor(guid: guid) else {
            let known = try store.read { connection throws(Failure) in try connection.cursors().map(\.guid) }
            throw Failure.input(
                "no export with the guid '\(guid)' has run in delta mode.\(Suggestion.sentence(for: guid, in: known)) "
                    + "'cairn cursors' lists those that have.")
        }
        try options.tell("The next run of '\(guid)' exports everything.", Reset(guid: guid))
    }

    /// What JSON shows.
    private struct Shown: Encodable {
        struct Cursor: Encodable {
            var guid: String
            var label: String?
            var position: Int64
            var previousRun: String

            init(_ cursor: ExportCursor) {
                guid = cursor.guid
                label = cursor.label
                position = cursor.position
                previousRun = cursor.runAt.iso
            }
        }

        /// The store's.
        var position: Int64
        var cursors: [Cursor]
    }

    private struct Reset: Encodable {
        /// That of the export that begins anew.
        var guid: String
    }
}
