/// What an instance says about its imports, whatever the job.
public struct ImportSettings: Sendable {
    /// Titles of publishers whose contents no import may touch.
    public var protectedPublishers: [String]
    /// The zone of moments where a job names none, as a name of the TZ database.
    public var timeZone: String
    /// Folders in which jobs may read and write beside the instance's own, as full paths.
    public var allowedRoots: [String]

    public init(
        protectedPublishers: [String] = ["CrossKnowledge"], timeZone: String = "UTC", allowedRoots: [String] = []
    ) {
        self.protectedPublishers = protectedPublishers
        self.timeZone = timeZone
        self.allowedRoots = allowedRoots
    }
}
