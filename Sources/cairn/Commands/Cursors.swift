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
        if options.json { return try Terminal.show(json: cursors.map(ShownCursor.init)) }
        if cursors.isEmpty {
            return Terminal.tell("No export has run in delta mode yet; the store is at position \(position).")
        }
        let rows = cursors.map { [$0.guid, $0.label ?? "", String($0.position), $0.runAt.iso] }
        for line in Table.lines([["guid", "label", "position", "previous run"]] + rows) { try Terminal.show(line) }
        Terminal.tell("The store is at position \(position).")
    }

    private func reset(_ guid: String) throws {
        guard try options.writing(as: "cursors").resetCursor(guid: guid) else {
            throw Failure.input(
                "no export with the guid '\(guid)' has run in delta mode. 'cairn cursors' lists those that have.")
        }
        Terminal.tell("The next run of '\(guid)' exports everything.")
    }
}

/// A cursor as JSON shows it.
private struct ShownCursor: Encodable {
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
