/// One export: its rows, its columns and its settings.
public struct Provider: Sendable {
    /// What one row stands for; the engine has one way of making rows for each.
    public enum Grain: Sendable {
        case logEntry
        case tracking
        case registration
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
