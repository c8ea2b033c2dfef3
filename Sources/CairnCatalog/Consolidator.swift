/// Something that an import does after its last file.
public struct Consolidator: Sendable {
    /// A rule that it, or one of its settings, says something to some imports only.
    public struct Limit: Sendable {
        /// The setting; nil for the consolidator itself.
        public var setting: String?
        /// The names of the import actions that it goes with.
        public var actions: [String]

        init(setting: String? = nil, actions: [String]) {
            self.setting = setting
            self.actions = actions
        }
    }

    /// The element's name in job files.
    public var name: String
    /// One sentence that says what it does.
    public var summary: String
    /// What a job may set.
    public var settings: [Parameter]
    /// How often it may stand in an import.
    public var mostTimes: Int
    /// The imports that it goes with, where it does not go with all.
    public var limits: [Limit]
    /// Whether this version does it.
    public var isBuilt: Bool

    init(
        _ name: String, _ summary: String, settings: [Parameter] = [], mostTimes: Int = 1, limits: [Limit] = [],
        isBuilt: Bool = true
    ) {
        self.name = name
        self.summary = summary
        self.settings = settings
        self.mostTimes = mostTimes
        self.limits = limits
        self.isBuilt = isBuilt
    }
}
