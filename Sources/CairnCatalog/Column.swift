public import CairnModel

/// One thing that an export can show: a single value that the checker, the engine and every help text read.
public struct Column: Sendable {
    /// What the cells hold, which decides how they are written.
    public enum Kind: Hashable, Sendable {
        case text
        case integer
        /// Two decimals.
        case decimal
        /// A day, in the job's `dateFormat`.
        case day
        /// A moment of which only the day in the job's zone is shown, in the job's `dateFormat`.
        case dayOfInstant
        /// A moment of which only the time in the job's zone is shown, as `hh:ii:ss`.
        case timeOfInstant
        /// A moment, in the job's `dateTimeFormat` and zone.
        case instant
        /// Seconds, in the job's `timeGlobalFormat`.
        case duration
        /// Whole minutes, in the job's `durationFormat`.
        case minutes
        /// `Y` or `N`.
        case yesNo
        /// `true` or `false`.
        case trueFalse
        /// One of a few values.
        case choice([String])
    }

    /// Where the cells come from.
    public enum Source: Sendable {
        case learner(LearnerField)
        /// The custom field of the learner whose GUID the job gives as the column's text.
        case customField
        case entity(EntityField)
        case registration(RegistrationField)
        case session(SessionField)
        case training(TrainingField)
        case item(ItemField)
        case content(ContentField)
        case version(VersionField)
        case learningObject(LearningObjectField)
        case event(EventField)
        /// A text of the award that the row stands for.
        case record(RecordField)
        /// A figure of the row's own.
        case fact(Fact)
        /// The text that the job gives.
        case constant
        /// A template of the job, filled with other columns of the row.
        case template
        /// Accepted, and always empty.
        case nothing
    }

    /// The element's name in job files, in the canonical spelling.
    public var name: String
    /// What its cells hold.
    public var kind: Kind
    /// One sentence that says what the column shows.
    public var summary: String
    /// Where its cells come from.
    public var source: Source

    public init(_ name: String, _ kind: Kind, _ source: Source, _ summary: String) {
        self.name = name
        self.kind = kind
        self.source = source
        self.summary = summary
    }
}
