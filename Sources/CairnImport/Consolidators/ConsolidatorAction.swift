internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnStore

/// What may follow the last file of an import. Each is one value in a file of its own, and in `all`.
struct ConsolidatorAction: Sendable {
    var name: String
    /// Whether it deletes or disables objects.
    var removes = false
    /// Whether it acts on what the files leave out, given its settings.
    var actsOnAbsence: @Sendable ([String: ParameterValue]) -> Bool = { _ in false }
    var run: @Sendable (ConsolidatorRun) throws(Failure) -> Void

    static let all: [ConsolidatorAction] = [
        massDisableLearners, moveToBackup, deleteOldSessions, deleteEmptySessions, timeLogger, deleteProcessedFiles,
        cleanFolder,
    ]

    static func named(_ name: String) -> ConsolidatorAction? { all.first { $0.name == name } }
}

/// One consolidator of one import while it works.
final class ConsolidatorRun {
    /// A part of the import and the time that it took.
    struct Part {
        var name: String
        var duration: Duration
    }

    let settings: [String: ParameterValue]
    let name: String
    let `import`: ImportRun
    let account: ImportAccount
    /// The parts that went before.
    let parts: [Part]
    var done: ImportReport.Consolidation
    var warnings: [String] = []

    init(
        settings: [String: ParameterValue], name: String, import: ImportRun, account: ImportAccount, parts: [Part]
    ) {
        self.settings = settings
        self.name = name
        self.import = `import`
        self.account = account
        self.parts = parts
        done = .init(name: name)
    }

    var isDryRun: Bool { `import`.isDryRun }

    func isYes(_ setting: String) -> Bool { settings[setting]?.isYes == true }

    /// Writes to the store in one transaction.
    func write(_ body: (StoreWriter, RowObjects) throws -> Void) throws(Failure) {
        let label = Batch.Label(kind: "import", source: name)
        try `import`.store.write(label, now: `import`.now) { writer throws(Failure) in
            let objects = RowObjects(now: `import`.now)
            do {
                try objects.wholly(writer) { try body(writer, objects) }
            } catch let failure as Failure {
                throw failure
            } catch let rejection as Rejection {
                throw .operation("\(name): \(rejection.text)")
            } catch {
                throw .operation("\(name): \(error).")
            }
            account.add(removals: writer.removals)
        }
    }

    /// Says why it does nothing.
    func leaveOut(_ reason: String) {
        done.isLeftOut = true
        warnings.append(reason)
    }

    /// Who and what the files name; nil, with a warning, where a row leaves it in doubt.
    func presence() -> Presence? {
        guard let presence = account.presence else { return nil }
        guard let doubt = presence.doubt else { return presence }
        leaveOut(
            "\(name) was left out: \(doubt) does not tell whom it is about, so that nobody can be told to be missing. Mend that row and import again."
        )
        return nil
    }

    func countDeleted(_ type: String, _ subject: String) {
        done.deleted[type, default: 0] += 1
        account.add(.deleted, by: name, subject)
    }

    /// A path that the job gives, in the instance's folder.
    func path(_ given: String) -> String { `import`.store.instance.path(given) }
}
