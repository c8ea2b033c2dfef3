internal import CairnCatalog
internal import CairnCore
internal import CairnJobs
internal import CairnModel
internal import CairnStore

extension RowAction {
    /// Each row is a learner: found by the columns that the job searches by, else made.
    static let learner = RowAction(name: "createOrUpdateLearnerAction") { context throws(Failure) in
        try LearnerRows(context)
    }
}

private final class LearnerRows: ObjectRowTaker {
    let objects: RowObjects
    private let columns: NamedColumns
    private let search: LearnerSearch
    private let access: FullAccess
    private let values: LearnerValues
    private let managers: ManagerLinks
    private let isImported: Bool
    private let near: NearNames

    init(_ context: RowContext) throws(Failure) {
        objects = RowObjects(now: context.now)
        columns = NamedColumns(context.job)
        search = try LearnerSearch(context.job, context.connection, standard: ["candidateLogin"])
        access = FullAccess(context.job)
        near = NearNames()
        values = try LearnerValues(context, columns, near)
        managers = ManagerLinks(columns)
        isImported = context.job.options["disableImportFlag"]?.isYes != true
    }

    var searched: [Int] { search.places }

    func mentioned(by row: ImportRow, _ connection: Connection) throws -> Mention {
        Mention(learner: try search.learner(try search.key(row), connection))
    }

    func take(_ row: ImportRow) throws -> RowOutcome {
        let key = try search.key(row)
        let validity = try values.validity(row)
        guard let id = try search.learner(key, objects.connection),
            let learner = try objects.row(.learner, id)
        else { return try make(row, validity) }
        let login = learner.cell("login", of: .learner).text ?? ""
        return try access.check(imported: learner.cell("imported", of: .learner) == .integer(1), "learner '\(login)'") {
            try change(learner, login, row, validity)
        }
    }

    private func make(_ row: ImportRow, _ validity: String?) throws -> RowOutcome {
        guard let wanted = columns.text("candidateLogin", row) else { throw RowMessage.empty("candidateLogin") }
        let login = try freeLogin(wanted, of: nil)
        var cells = try values.cells(row, of: nil, objects.connection)
        cells["login"] = .text(login)
        if let validity { cells["validity"] = .text(validity) }
        cells["createdAt"] = .integer(objects.now.seconds)
        cells["imported"] = .integer(isImported ? 1 : 0)
        let custom = try objects.parts(custom: values.custom(row))
        let id = try objects.write(.learner, nil, cells, parts: custom).id
        let password = columns.text("candidatePassword", row)
        try objects.connection.setPassword(
            try password.map { try PasswordHash.make($0) } ?? PasswordHash.random(), ofLearner: id)
        let outcome = RowOutcome(.created, "learner '\(login)'", warning: Self.warning(wanted, login))
        return try linked(outcome, id, row)
    }

    private func change(
        _ learner: ObjectTable.Row, _ present: String, _ row: ImportRow, _ validity: String?
    ) throws -> RowOutcome {
        let wanted = columns.text("candidateLogin", row) ?? present
        let login = wanted == present ? present : try freeLogin(wanted, of: learner.id)
        var cells = try values.cells(row, of: learner, objects.connection)
        cells["login"] = .text(login)
        if let validity { cells["validity"] = .text(validity) }
        let custom = try objects.parts(custom: values.custom(row))
        let written = try objects.write(.learner, learner, cells, parts: custom)
        var effect: RowOutcome.Effect = written.effect == .unchanged ? .unchanged : .updated
        if validity == "N", learner.cell("validity", of: .learner) != .text("N") {
            objects.countDisabled()
            effect = .disabled
        }
        if let password = columns.text("candidatePassword", row), try setPassword(password, learner.id),
            effect == .unchanged
        {
            effect = .updated
        }
        return try linked(
            RowOutcome(effect, "learner '\(login)'", warning: Self.warning(wanted, login)), learner.id, row)
    }

    private func setPassword(_ password: String, _ learner: Int64) throws -> Bool {
        if let hash = try objects.connection.password(ofLearner: learner), PasswordHash.matches(password, hash) {
            return false
        }
        try objects.connection.setPassword(try PasswordHash.make(password), ofLearner: learner)
        return true
    }

    // MARK: Logins

    /// The login, or with the first number from 1 behind it that no other live learner has.
    private func freeLogin(_ wanted: String, of learner: Int64?) throws(Failure) -> String {
        var login = wanted
        var number = 0
        while let holder = try objects.connection.learner(login: login), holder != learner {
            number += 1
            login = "\(wanted)\(number)"
        }
        return login
    }

    private static func warning(_ wanted: String, _ login: String) -> RowMessage? {
        wanted == login ? nil : .loginExists(wanted, login)
    }

    // MARK: Managers

    /// How often a row named a manager who was not there yet, and for each learner the last such row.
    private var managersWaitedFor = 0
    private var waitingForManager: [Int64: Int] = [:]

    /// Sets the manager, or has it set at the end of the file, where a manager who comes later is there too.
    private func linked(_ outcome: RowOutcome, _ learner: Int64, _ row: ImportRow) throws -> RowOutcome {
        guard let wanted = managers.wanted(row) else { return outcome }
        if let manager = try wanted.find(objects.connection) {
            waitingForManager[learner] = nil
            return try set(manager, of: learner, outcome)
        }
        var outcome = outcome
        let early = outcome
        managersWaitedFor += 1
        let turn = managersWaitedFor
        waitingForManager[learner] = turn
        outcome.atEnd = { [self] writer in
            // A later row of the learner has named another manager: the last one wins.
            guard waitingForManager[learner] == turn else { return early }
            return try objects.wholly(writer) {
                if let manager = try wanted.find(objects.connection) { return try set(manager, of: learner, early) }
                var late = early
                let suggestion = try near.suggestion(for: wanted.login, .login, writer.connection)
                late.warning = early.warning ?? wanted.notFound.suggesting(suggestion)
                return late
            }
        }
        return outcome
    }

    private func set(_ manager: Int64, of learner: Int64, _ outcome: RowOutcome) throws -> RowOutcome {
        guard let row = try objects.row(.learner, learner), !row.isDeleted else { return outcome }
        let written = try objects.write(
            .learner, row, ["manager": .integer(manager)], isMore: outcome.effect != .unchanged)
        var outcome = outcome
        if outcome.effect == .unchanged, written.effect == .updated { outcome.effect = .updated }
        return outcome
    }
}

extension Connection {
    /// The live learner who signs in by a name.
    func learner(login: String) throws(Failure) -> Int64? {
        try ids("SELECT id FROM learner WHERE deleted = 0", where: [("login", .text(login))], order: "id").first
    }
}

extension RowMessage {
    fileprivate static func loginExists(_ wanted: String, _ login: String) -> RowMessage {
        RowMessage(
            "loginExists", column: "candidateLogin",
            "The login: \(wanted) already exists. The user name will be: \(login)",
            summary: "The login already exists. The user name will be another.")
    }
}
