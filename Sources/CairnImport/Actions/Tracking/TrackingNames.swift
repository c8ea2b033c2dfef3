internal import CairnStore

/// What a row names: a learner, a session and a content. A row that leaves one of them out makes no such value.
struct TrackingNames {
    struct Learner: Hashable {
        var login, refNumber, email: Cell?
    }

    struct Session: Hashable {
        var guid, id, title, pathCode, trainingID: Cell?
    }

    struct Content: Hashable {
        var code, guid: Cell?
    }

    var learner: Learner
    var session: Session
    var content: Content

    init(_ row: ImportRow, _ fields: TrackingFields) throws(RowMessage) {
        func text(_ place: Int?) -> Cell? { row[place].map(Cell.text) }
        content = Content(code: text(fields.lovCode), guid: text(fields.lovGuid))
        if content == Content() { throw .noContentReference }
        learner = Learner(
            login: text(fields.candidateLogin), refNumber: text(fields.candidateRefNumber),
            email: text(fields.candidateEmail))
        if learner == Learner() { throw .noLearnerReference }
        session = Session(
            guid: text(fields.sessionGuid), id: row[fields.sessionId].map(Cell.id), title: text(fields.sessionTitle),
            pathCode: text(fields.trainingPathCode), trainingID: row[fields.trainingId].map(Cell.id))
        if !session.isPrecise { throw .noContext }
    }

    /// The tracking as people know it.
    var subject: String {
        let who = learner.login ?? learner.refNumber ?? learner.email
        return "tracking of '\(who?.text ?? "")' on '\((content.code ?? content.guid)?.text ?? "")'"
    }
}

extension TrackingNames.Session {
    /// A title alone could be that of any training's session.
    fileprivate var isPrecise: Bool {
        guid != nil || id != nil || (title != nil && (pathCode != nil || trainingID != nil))
    }
}
