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

    /// - Throws: the message of a row that is not `complete`.
    init(_ row: ImportRow, _ fields: TrackingFields) throws(RowMessage) {
        try Self.check(row, fields)
        func text(_ place: Int?) -> Cell? { row[place].map(Cell.text) }
        content = Content(code: text(fields.lovCode), guid: text(fields.lovGuid))
        learner = Learner(
            login: text(fields.candidateLogin), refNumber: text(fields.candidateRefNumber),
            email: text(fields.candidateEmail))
        session = Session(
            guid: text(fields.sessionGuid), id: row[fields.sessionId].map(Cell.id), title: text(fields.sessionTitle),
            pathCode: text(fields.trainingPathCode), trainingID: row[fields.trainingId].map(Cell.id))
    }

    /// Throws where a row leaves a learner, a session or a content out.
    static func check(_ row: ImportRow, _ fields: TrackingFields) throws(RowMessage) {
        func isGiven(_ places: Int?...) -> Bool { places.contains { !row.isEmpty($0) } }
        guard isGiven(fields.lovCode, fields.lovGuid) else { throw .noContentReference }
        guard isGiven(fields.candidateLogin, fields.candidateRefNumber, fields.candidateEmail) else {
            throw .noLearnerReference
        }
        // A title alone could be that of any training's session.
        guard
            isGiven(fields.sessionGuid, fields.sessionId)
                || isGiven(fields.sessionTitle) && isGiven(fields.trainingPathCode, fields.trainingId)
        else { throw .noContext }
    }
}

/// The tracking that a row names, as people know it.
struct TrackingSubjects {
    private var bytes: [UInt8] = []
    private var ends: [(who: Int, what: Int)] = []

    mutating func append(_ row: ImportRow, _ fields: TrackingFields) {
        let who =
            row.bytes(fields.candidateLogin) ?? row.bytes(fields.candidateRefNumber)
            ?? row.bytes(fields.candidateEmail) ?? []
        bytes.append(contentsOf: who)
        let end = bytes.count
        bytes.append(contentsOf: row.bytes(fields.lovCode) ?? row.bytes(fields.lovGuid) ?? [])
        ends.append((end, bytes.count))
    }

    subscript(_ index: Int) -> String {
        let begin = index == 0 ? 0 : ends[index - 1].what
        let (who, what) = ends[index]
        let names = [bytes[begin..<who], bytes[who..<what]].map { String(decoding: $0, as: UTF8.self) }
        return "tracking of '\(names[0])' on '\(names[1])'"
    }
}
