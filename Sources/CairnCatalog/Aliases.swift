/// Another spelling of a name, which jobs may use.
public struct Alias: Named, Sendable {
    /// The other spelling.
    public var name: String
    /// The name of the element in job files.
    public var meant: String
    /// Whether it is a slip of the pen that is tolerated, and not a name in its own right.
    public var isMisspelling: Bool

    init(_ name: String, _ meant: String, isMisspelling: Bool = false) {
        (self.name, self.meant, self.isMisspelling) = (name, meant, isMisspelling)
    }
}

extension Catalog {
    /// Other names of columns and import fields.
    public static let columnAliases: [Alias] = [
        Alias("sessionCompletionTime", "completionTime"),
        Alias("contentCompletionTime", "completionTime"),
        Alias("learnerCreationDate", "creationDate"),
        Alias("sessionCreationDate", "creationDate"),
        Alias("trainingCreationDate", "creationDate"),
        Alias("sessionFirstCompletionDate", "firstCompletionDate"),
        Alias("contentFirstCompletionDate", "firstCompletionDate"),
        Alias("sessionFirstLaunchDate", "firstLaunchDate"),
        Alias("contentFirstLaunchDate", "firstLaunchDate"),
        Alias("sessionModificationDate", "modificationDate"),
        Alias("trainingModificationDate", "modificationDate"),
        Alias("sessionPathModificationDate", "pathModificationDate"),
        Alias("trainingPathModificationDate", "pathModificationDate"),
        Alias("sessionProgression", "progression"),
        Alias("learningObjectProgression", "progression"),
        Alias("sessionRegisteredLearners", "registeredLearners"),
        Alias("trainingRegisteredLearners", "registeredLearners"),
        Alias("sessionRegistrationDate", "registrationDate"),
        Alias("learningObjectRegistrationDate", "registrationDate"),
        Alias("sessionRegistrationGuid", "registrationGuid"),
        Alias("learningObjectRegistrationGuid", "registrationGuid"),
        Alias("sessionScore", "score"),
        Alias("learningObjectScore", "score"),
        Alias("sessionStatus", "status"),
        Alias("classRoomStatus", "status"),
        Alias("learningObjectStatus", "status"),
        Alias("connectionStatus", "status"),
        Alias("sessionTimeGlobal", "timeGlobal"),
        Alias("contentTimeGlobal", "timeGlobal"),
        Alias("trackingLogTimeGlobal", "timeGlobal"),
        Alias("sessionTimeSpent", "timeSpent"),
        Alias("contentTimeSpent", "timeSpent"),
        Alias("timeSpentCB", "timeSpentCBT", isMisspelling: true),
        Alias("hieracrchyEntityName", "hierarchyEntityName", isMisspelling: true),
    ]

    /// Other names of parameters and settings.
    public static let parameterAliases: [Alias] = [
        Alias("sessionPreferredLocales", "preferredLocales"),
        Alias("contentPreferredLocales", "preferredLocales"),
        Alias("sessionReportStatus", "reportStatus"),
        Alias("contentReportStatus", "reportStatus"),
        Alias("trainingSelectedLocales", "selectedLocales"),
        Alias("sessionSelectedLocales", "selectedLocales"),
        Alias("completeSessionTitle", "sessionTitle"),
        Alias("sessionTimeFrames", "timeFrames"),
        Alias("contentTimeFrames", "timeFrames"),
        Alias("sessionTimeFramesScale", "timeFramesScale"),
        Alias("contentTimeFramesScale", "timeFramesScale"),
        Alias("sessionTimeFrameScaleMode", "timeFrameScaleMode"),
        Alias("contentTimeFrameScaleMode", "timeFrameScaleMode"),
        Alias("sessionTimeGlobalFormat", "timeGlobalFormat"),
        Alias("contentTimeGlobalFormat", "timeGlobalFormat"),
        Alias("removeSouces", "removeSources", isMisspelling: true),
    ]
}
