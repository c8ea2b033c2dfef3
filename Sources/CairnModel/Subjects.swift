/// What a filter on learners looks at.
public struct LearnerSubject: Sendable {
    public var id: Int64
    public var entity: Int64
    /// The ids of the smart groups that the learner is in; empty unless a filter asks for them.
    public var smartGroups: [Int64]

    public init(id: Int64, entity: Int64, smartGroups: [Int64]) {
        (self.id, self.entity, self.smartGroups) = (id, entity, smartGroups)
    }
}

/// What a filter on sessions looks at: a session and its training.
public struct SessionSubject: Sendable {
    public var session: Session
    public var training: Training

    public init(session: Session, training: Training) {
        (self.session, self.training) = (session, training)
    }
}

/// What a filter on registrations looks at.
public struct RegistrationSubject: Sendable {
    public var imported: Bool

    public init(imported: Bool) { self.imported = imported }
}

/// What a filter on a row's content looks at; no version where the item has no content.
public struct ContentSubject: Sendable {
    public var version: Version?
    /// The version's publisher, else its learning object's.
    public var publisher: Publisher?

    public init(version: Version?, publisher: Publisher?) {
        (self.version, self.publisher) = (version, publisher)
    }
}

/// What a filter on a row's own status looks at.
public struct StatusSubject: Hashable, Sendable {
    public var status: ProgressStatus
    /// An assignment or assessment whose last submission has no later feedback.
    public var pendingFeedback: Bool

    public init(status: ProgressStatus, pendingFeedback: Bool) {
        (self.status, self.pendingFeedback) = (status, pendingFeedback)
    }
}
