public import CairnCore

/// What every filter may know besides what it looks at.
public struct FilterContext: Sendable {
    public var directory: Directory
    /// The start of the run.
    public var now: Instant
    /// The day of `now` in the job's zone.
    public var today: Day

    public init(directory: Directory, now: Instant, today: Day) {
        (self.directory, self.now, self.today) = (directory, now, today)
    }
}

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

/// What a filter on the events of classroom activities looks at.
public struct EventSubject: Sendable {
    public var event: Event
    /// The title of the classroom activity.
    public var activityName: String?
    public var room: Room?

    public init(event: Event, activityName: String?, room: Room?) {
        (self.event, self.activityName, self.room) = (event, activityName, room)
    }
}

/// What a filter on attendances looks at: a registration at an event.
public struct AttendanceSubject: Sendable {
    public var status: AttendanceStatus
    /// When the event begins.
    public var start: Instant

    public init(status: AttendanceStatus, start: Instant) { (self.status, self.start) = (status, start) }
}

/// What a filter on accesses and awards looks at.
public struct RecordSubject: Sendable {
    public var locale: String?
    /// Of the badge.
    public var category: String?

    public init(locale: String? = nil, category: String? = nil) { (self.locale, self.category) = (locale, category) }
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
