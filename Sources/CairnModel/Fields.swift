// What can be shown of each object, by name. The store knows where each stands; the catalog names columns after them.

public enum LearnerField: String, CaseIterable, Sendable {
    case id, guid, login, name, firstname, email, refNumber, managerLogin
    case timeZone, presentation, web, twitter, linkedin, locale, locales
    case validity, enabledFrom, enabledUntil, createdAt, lastAccess, smartGroups
    /// How many badges were awarded, and the sum of the points that were.
    case badges, points
}

public enum EntityField: String, CaseIterable, Sendable {
    case id, guid, name, ancestors
}

public enum RegistrationField: String, CaseIterable, Sendable {
    case guid, at, nps
}

public enum SessionField: String, CaseIterable, Sendable {
    case id, guid, title, startDate, endDate, locale, description, maxLearners, createdAt, modifiedAt
}

public enum TrainingField: String, CaseIterable, Sendable {
    case id, guid, title, pathCode, modality, status, publisher, catalogVisible, chapters, duration
    case locale, description, price, goals, overview, benefits, audience, furtherInformation
    case folderDescription, welcomeText, boLink, createdAt, modifiedAt, pathModifiedAt
}

public enum ItemField: String, CaseIterable, Sendable {
    case id, name, kind, folder, mandatory, points, duration
}

/// What a row's content shows: of its version and learning object, or, for an item that has none, of the item itself.
public enum ContentField: String, CaseIterable, Sendable {
    case title, guid, refNumber, locale, learningObjectGuid, publisher
}

/// A figure that a fold gives to a row.
public enum Fact: Int, CaseIterable, Sendable {
    case reportID, reportGUIDHigh, reportGUIDLow
    case logDate, firstLaunch, lastAccess, firstCompletion, realCompletion, thresholdReached
    case progression, progressionMandatory, score, status, points
    case seconds, secondsClassroom, secondsDigital, secondsTotal
    case learningObjects, learningObjectsStarted, learningObjectsFinished
}
