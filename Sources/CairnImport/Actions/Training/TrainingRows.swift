internal import CairnCore
internal import CairnModel
internal import CairnStore

extension RowAction {
    /// Each row is a training, known by its path code, with the learning resources that it has.
    static let trainingCourse = RowAction(name: "createOrUpdateTrainingCourseAction") { context throws(Failure) in
        try TrainingRows(context)
    }
}

private final class TrainingRows: ObjectRowTaker {
    let objects: RowObjects
    private let columns: NamedColumns
    private let action: ChangeOrDelete
    private let access: FullAccess
    private let near = NearNames()
    private var deleted: DeletedTrainings
    private let resources: ResourceSearch

    /// Columns that are kept as they come, with the fields of the object format that they fill.
    private static let texts = [
        ("trainingLocale", "locale"), ("trainingTitle", "title"), ("trainingDescription", "description"),
        ("trainingCost", "price"), ("trainingDuration", "duration"), ("trainingWhatYouWillLearn", "goals"),
        ("trainingOverview", "overview"), ("trainingOutcomes", "benefits"), ("trainingAudience", "audience"),
        ("trainingFurtherInformation", "furtherInformation"), ("trainingWelcomeText", "welcomeText"),
    ]

    init(_ context: RowContext) throws(Failure) {
        objects = RowObjects(now: context.now)
        columns = NamedColumns(context.job)
        action = ChangeOrDelete("trainingAction", context.job, columns)
        access = FullAccess(context.job)
        deleted = try DeletedTrainings(context.connection)
        resources = ResourceSearch(near)
    }

    func take(_ row: ImportRow) throws -> RowOutcome {
        guard let code = columns.text("trainingPathCode", row) else { throw RowMessage.empty("trainingPathCode") }
        let deletes = try action.deletes(row)
        let training = try objects.connection.training(pathCode: code).flatMap { try objects.row(.training, $0) }
        if deletes { return try delete(training, code) }
        let modality = try columns.text("trainingModality", row).map(TrainingModality.read)
        guard let training else { return try make(code, row, modality) }
        return try access.check(imported: training.isImportedTraining, "training '\(code)'") {
            try change(training, code, row, modality)
        }
    }

    private func delete(_ training: ObjectTable.Row?, _ code: String) throws -> RowOutcome {
        guard let training else {
            if deleted.has(code) { return RowOutcome(.unchanged, "training '\(code)'") }
            throw RowMessage(
                "trainingNotFound", column: "trainingPathCode",
                "Training with training path code \(code) is not found.", summary: "Training is not found."
            ).suggesting(try near.suggestion(for: code, .pathCode, objects.connection))
        }
        return try access.check(imported: training.isImportedTraining, "training '\(code)'") {
            _ = try objects.delete(.training, training)
            deleted.add(training.id, code)
            return RowOutcome(.deleted, "training '\(code)'")
        }
    }

    /// Makes a training; one that was deleted comes back instead, unless it was taken in another way.
    private func make(_ code: String, _ row: ImportRow, _ modality: Modality?) throws -> RowOutcome {
        guard let modality else { throw RowMessage.empty("trainingModality") }
        let old = try deleted.latest(code, objects) { training in
            training.modality == modality && access.allows(imported: training.isImportedTraining)
        }
        if let old { return try change(old, code, row, modality) }
        guard columns.text("trainingTitle", row) != nil else { throw RowMessage.empty("trainingTitle") }
        let items = try items(row, of: nil, modality)
        var cells = texts(row)
        cells["pathCode"] = .text(code)
        cells["modality"] = .text(modality.rawValue)
        cells["createdAt"] = .integer(objects.now.seconds)
        cells["modifiedAt"] = .integer(objects.now.seconds)
        cells["imported"] = .integer(1)
        if items != nil { cells["pathModifiedAt"] = .integer(objects.now.seconds) }
        _ = try objects.write(.training, nil, cells, parts: items.map { objects.parts(items: $0) })
        return RowOutcome(.created, "training '\(code)'")
    }

    private func change(
        _ training: ObjectTable.Row, _ code: String, _ row: ImportRow, _ modality: Modality?
    ) throws -> RowOutcome {
        if let modality, modality != training.modality {
            throw RowMessage("otherModality", column: "trainingModality", "You can't change the training's modality.")
        }
        let items = try items(row, of: training, training.modality)
        var cells = texts(row)
        if items != nil { cells["pathModifiedAt"] = .integer(objects.now.seconds) }
        let written = try objects.write(
            .training, training, cells, parts: items.map { objects.parts(items: $0) },
            marks: ["modifiedAt": .integer(objects.now.seconds)])
        return RowOutcome(written.effect == .unchanged ? .unchanged : .updated, "training '\(code)'")
    }

    private func texts(_ row: ImportRow) -> [String: Cell] {
        var cells: [String: Cell] = [:]
        for (column, field) in Self.texts { cells[field] = columns.cell(column, row) }
        return cells
    }

    /// The items that a row gives a training; nil where they stay as they are.
    private func items(
        _ row: ImportRow, of training: ObjectTable.Row?, _ modality: Modality?
    ) throws -> [TrainingItems.Item]? {
        let given = columns.text("trainingSteps", row)
        if modality == .blended, given == nil { throw RowMessage.noSteps }
        let steps = try given.map(TrainingSteps.init)
        let codes = try CodesBySteps(columns.text("lovCodes", row) ?? "", steps)
        if codes.isEmpty { return nil }
        let groups = try codes.groups.map { try $0.map { try resources.resource($0, objects.connection) } }
        let locale = columns.text("trainingLocale", row) ?? training?.cell("locale", of: .training).text
        return try ItemPlan(
            connection: objects.connection, training: training, isGuided: modality == .guided, locale: locale,
            titles: steps?.titles ?? [], groups: groups
        ).changedItems()
    }
}

extension ObjectTable.Row {
    fileprivate var isImportedTraining: Bool { cell("imported", of: .training) == .integer(1) }
    fileprivate var modality: Modality? { cell("modality", of: .training).text.flatMap(Modality.init(rawValue:)) }
}

extension Connection {
    /// The live training of a path code.
    fileprivate func training(pathCode: String) throws(Failure) -> Int64? {
        try ids("SELECT id FROM training WHERE deleted = 0", where: [("path_code", .text(pathCode))], order: "id").first
    }
}

extension RowMessage {
    fileprivate static let noSteps = RowMessage(
        "noSteps", column: "trainingSteps",
        #"The field "trainingSteps" can't be empty when importing a blended training."#)
}
