/// What a row names: a learner, a session and a content. A row that leaves one of them out makes no such value.
struct TrackingNames {
    struct Learner: Hashable {
        var login, refNumber, email: String?
    }

    struct Session: Hashable {
        var guid, id, title, pathCode, trainingID: String?
    }

    struct Content: Hashable {
        var code, guid: String?
    }

    var learner: Learner
    var session: Session
    var content: Content

    init(_ row: ImportRow, _ fields: TrackingFields) throws(RowMessage) {
        content = Content(code: row[fields.lovCode], guid: row[fields.lovGuid])
        if content == Content() { throw .noContentReference }
        learner = Learner(
            login: row[fields.candidateLogin], refNumber: row[fields.candidateRefNumber],
            email: row[fields.candidateEmail])
        if learner == Learner() { throw .noLearnerReference }
        session = Session(
            guid: row[fields.sessionGuid], id: row[fields.sessionId], title: row[fields.sessionTitle],
            pathCode: row[fields.trainingPathCode], trainingID: row[fields.trainingId])
        if !session.isPrecise { throw .noContext }
    }

    /// The tracking as people know it.
    var subject: String {
        let who = learner.login ?? learner.refNumber ?? learner.email ?? ""
        return "tracking of '\(who)' on '\(content.code ?? content.guid ?? "")'"
    }
}

extension TrackingNames.Session {
    /// A title alone could be that of any training's session.
    fileprivate var isPrecise: Bool {
        guid != nil || id != nil || (title != nil && (pathCode != nil || trainingID != nil))
    }
}
