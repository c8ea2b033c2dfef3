import CairnTesting

/// Objects that several tests start from.
enum Samples {
    /// Two learners, one of them registered in a guided training with an item of each kind that folds tell apart.
    static let course = """
        {"type":"customField","guid":"f-1","name":"Badge number"}
        {"type":"smartGroup","guid":"g-1","name":"Group"}
        {"type":"entity","guid":"e-1","name":"North"}
        {"type":"learner","guid":"l-ann","login":"ann","name":"Archer","entity":"e-1","custom":{"f-1":"007"},"smartGroups":["g-1"]}
        {"type":"learner","guid":"l-bob","login":"bob","manager":"ann"}
        {"type":"learningObject","guid":"lo-1"}
        {"type":"version","guid":"lov-1","learningObject":"lo-1","locale":"en","title":"Content"}
        {"type":"training","guid":"t-1","pathCode":"T1","title":"Course","modality":"guided","threshold":50,"items":[{"guid":"i-lo","kind":"learning resource","learningObject":"lo-1","points":10},{"guid":"i-quiz","kind":"quiz","title":"Quiz","points":10},{"guid":"i-class","kind":"classroom activity","title":"Workshop","points":20}]}
        {"type":"session","guid":"s-1","training":"t-1","title":"Run"}
        {"type":"registration","guid":"r-ann","learner":"l-ann","session":"s-1","at":"2021-04-01T08:00:00Z"}
        {"type":"registration","guid":"r-bob","learner":"l-bob","session":"s-1","at":"2021-04-02T08:00:00Z"}
        {"type":"event","guid":"ev-1","session":"s-1","item":"i-class","startAt":"2021-05-03T09:00:00Z","durationMinutes":90}

        """

    /// Two log lines for the course, the second with an id.
    static let history = """
        {"type":"log","registration":"r-ann","item":"i-lo","startedAt":"2021-05-01T10:00:00Z","seconds":60,"progression":50}
        {"type":"log","id":"x-1","registration":"r-ann","item":"i-quiz","startedAt":"2021-05-02T10:00:00Z","seconds":30,"progression":100,"score":80,"points":8}
        {"type":"attendance","event":"ev-1","registration":"r-ann","status":"present","points":20}

        """

    /// Exports that show everything of the three levels, in their own way of counting.
    static let trackingLog = JobText(
        "trackingLogProvider",
        [
            "reportId", "reportGuid", "candidateLogin", "registrationGuid", "activityId", "activityType",
            "contentTitle",
            "firstLaunchDate", "completionTime", "firstCompletionDate", "progression", "score", "pointsGained",
            "status",
            "timeGlobal",
        ])
    static let tracking = JobText(
        "trackingProvider",
        [
            "reportId", "reportGuid", "candidateLogin", "candidateName", "registrationGuid", "contentTitle",
            "firstLaunchDate",
            "completionTime", "firstCompletionDate", "progression", "score", "status", "timeGlobal",
        ])
    static let consolidated = JobText(
        "consolidatedTrackingProvider",
        [
            "candidateLogin", "candidateEntityName", "registrationGuid", "sessionTitle", "nbLO", "nbLOStarted",
            "nbLOFinished",
            "firstLaunchDate", "completionTime", "firstCompletionDate", "thresholdReachedDate", "progression",
            "progressionMandatory", "score", "status", "timeGlobal", "timeSpentCBT", "timeSpentDigital", "timeSpent",
        ],
        parameters: "<withoutLaunchTime>yes</withoutLaunchTime>")
    static let exports = [trackingLog, tracking, consolidated]
}
