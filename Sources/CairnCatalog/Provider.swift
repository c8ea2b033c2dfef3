/// One export: its rows, its columns and its settings.
public struct Provider: Sendable {
    /// What one row stands for; the engine has one way of making rows for each.
    public enum Grain: Sendable {
        case logEntry
        case tracking
        /// A registration on any item of a guided training.
        case activity
        case registration
        /// A registration at an event of a classroom activity in a guided training.
        case attendance
        /// A registration of an event's session, at that event.
        case eventOfLearner
        case learner
        case access
        case badgeAward
        case pointsAward
        case training
        case trainingItem
        case session
        case learningObject
        /// A learning object in one language.
        case version
        /// An event, among those of its session or those of its training.
        case eventOfSession, eventOfTraining
    }

    /// The element's name in job files.
    public var name: String
    /// What users call it.
    public var title: String
    /// What one row stands for.
    public var grain: Grain
    /// One sentence that says what a row is and which rows there are.
    public var population: String
    /// The columns that a job may choose.
    public var columns: [Column]
    /// The settings that a job may give it.
    public var parameters: [Parameter]

    public init(
        _ name: String, title: String, grain: Grain, population: String, columns: [Column],
        parameters: [Parameter]
    ) {
        self.name = name
        self.title = title
        self.grain = grain
        self.population = population
        self.columns = columns
        self.parameters = parameters
    }
}
