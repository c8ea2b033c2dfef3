/// Columns that several imports have with one meaning.
extension ImportAction.Field {
    static let ignoredColumn = Self("ignoredColumn", "A column of the file that is not read.", isRepeatable: true)
    static let learnerLogin = Self("candidateLogin", "The name with which the learner signs in.")
    static let learnerEmail = Self("candidateEmail", "The learner's e-mail address.")
    static let learnerRefNumber = Self(
        "candidateRefNumber", "The number by which the organisation itself knows the learner.")
    static let trainingId = Self("trainingId", "The training's id in this instance.")
    static let trainingPathCode = Self("trainingPathCode", "The training's reference code.")
    static let sessionGuid = Self("sessionGuid", "The session's GUID.")
    static let sessionId = Self("sessionId", "The session's id in this instance.")
    static let sessionStartDate = Self("sessionStartDate", "The session's first day.", isDate: true)
    static let sessionEndDate = Self("sessionEndDate", "The session's last day.", isDate: true)
}
