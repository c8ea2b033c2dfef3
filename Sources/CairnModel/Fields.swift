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
    /// How many learners are registered, and whether its training has a classroom activity.
    case registeredLearners, hasClassroomActivity
}

public enum TrainingField: String, CaseIterable, Sendable {
    case id, guid, title, pathCode, modality, status, publisher, catalogVisible, chapters, duration
    case locale, description, price, goals, overview, benefits, audience, furtherInformation
    case folderDescription, welcomeText, boLink, createdAt, modifiedAt, pathModifiedAt
}

public enum ItemField: String, CaseIterable, Sendable {
    case id, name, kind, folder, mandatory, points, duration, likes, subtype
    /// Its place in the training, from 1, in hundredths.
    case order
    /// Of its learning object, or, where it has none, its own.
    case contentID, contentGuid, contentTitle
    /// Of its learning object; nothing where it has none.
    case contentCode, contentType, contentRuntime, contentAuthor, contentCatalog
}

/// What a row's content shows: of its version and learning object, or, for an item that has none, of the item itself.
public enum ContentField: String, CaseIterable, Sendable {
    case title, guid, refNumber, locale, learningObjectID, learningObjectGuid, publisher
}

/// What a row's version of a learning object shows; nothing where a row has none.
public enum VersionField: String, CaseIterable, Sendable {
    case id, guid, code, title, locale, number, status, summary, tags, themes, targetAudience, learningPoints
    case includedInLO, authorID, authorFirstName, authorLastName, authorIDs, authorFullNames, mobile
    case createdAt, modifiedAt
    /// In minutes: its own, else its learning object's.
    case durationMinutes
    /// Its own, else its learning object's.
    case publisher
    /// Of its learning object.
    case learningObjectID, learningObjectGuid, level, runtime, displayedType
    case thumbnailSmall, thumbnailMedium, thumbnailLarge
}

/// What a learning object shows of its own, whatever the language.
public enum LearningObjectField: String, CaseIterable, Sendable {
    case id, guid, code, level, runtime, displayedType, durationMinutes, publisher, createdAt, modifiedAt
    case locales, views, viewsDisplayed, rating, ratingNb, ratingDisplayed, ratingNbDisplayed, comments, favorites
    case thumbnailSmall, thumbnailMedium, thumbnailLarge
}

/// What an event of a classroom activity shows, with its room and location.
public enum EventField: String, CaseIterable, Sendable {
    case id, title, description, startAt, endAt, allDay, timeZone, durationMinutes, status, virtualMeetingURL
    /// Staff: first name and name, and the GUID.
    case facilitatorName, facilitatorGuid
    /// Learners who facilitate: full names, names, first names, e-mail addresses, joined by commas.
    case teachers, teacherNames, teacherFirstnames, teacherEmails
    case roomTitle, roomGuid, roomDescription, roomCapacity, roomKind
    case locationID, locationLabel
}

/// The texts of a badge award, a points award or another record of a learner.
public enum RecordField: String, CaseIterable, Sendable {
    case badgeCode, badgeLabel, badgeCategory, badgeLocale
    case actionCode, actionLabel, actionLocale
}

/// A figure that a fold gives to a row.
public enum Fact: Int, CaseIterable, Sendable {
    case reportID, reportGUIDHigh, reportGUIDLow
    case logDate, firstLaunch, lastAccess, firstCompletion, realCompletion, thresholdReached
    case progression, progressionMandatory, score, status, points
    case seconds, secondsClassroom, secondsDigital, secondsTotal
    case learningObjects, learningObjectsStarted, learningObjectsFinished
    /// Of an activity: the number of its `ActivityStatus`, and when it was submitted and answered.
    case progressStatus, submission, feedback
    /// The number of an `AttendanceStatus`.
    case attendance
    /// Of an access or an award: when it was, whether it succeeded (1) or not (0), and its points.
    case moment, success, awardedPoints
    /// Of all trackings of a learning object or version; times in whole minutes.
    case assignments, completions, averageScore, averageMinutes, totalMinutes
    /// In delta mode whether the row is there or gone: the number of a `DeltaAction`.
    case deltaAction
}
