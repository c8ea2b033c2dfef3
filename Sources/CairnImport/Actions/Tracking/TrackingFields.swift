internal import CairnJobs

/// Where the columns of a consolidated tracking stand in the file; nil for one that it lacks.
struct TrackingFields {
    let candidateLogin, candidateRefNumber, candidateEmail: Int?
    let sessionGuid, sessionId, sessionTitle, trainingPathCode, trainingId: Int?
    let lovCode, lovGuid: Int?
    let trackingStatus, progression, score, scoreMax, timeSpent: Int?
    let firstAccessDate, lastAccessDate, firstCompletionDate: Int?

    init(_ columns: [ImportJob.Field?]) {
        func place(_ name: String) -> Int? { columns.firstIndex { $0?.name == name } }
        candidateLogin = place("candidateLogin")
        candidateRefNumber = place("candidateRefNumber")
        candidateEmail = place("candidateEmail")
        sessionGuid = place("sessionGuid")
        sessionId = place("sessionId")
        sessionTitle = place("sessionTitle")
        trainingPathCode = place("trainingPathCode")
        trainingId = place("trainingId")
        lovCode = place("lovCode")
        lovGuid = place("lovGuid")
        trackingStatus = place("trackingStatus")
        progression = place("progression")
        score = place("score")
        scoreMax = place("scoreMax")
        timeSpent = place("timeSpent")
        firstAccessDate = place("firstAccessDate")
        lastAccessDate = place("lastAccessDate")
        firstCompletionDate = place("firstCompletionDate")
    }
}
