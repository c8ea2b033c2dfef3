internal import CairnModel

/// What can be shown of a row's learner and of the entity that the learner belongs to.
let learnerColumns: [Column] = [
    Column("candidateId", .integer, .learner(.id), "The learner's id in this instance."),
    Column("candidateGuid", .text, .learner(.guid), "The learner's GUID."),
    Column("candidateLogin", .text, .learner(.login), "The name with which the learner signs in."),
    Column("candidateName", .text, .learner(.name), "The learner's family name."),
    Column("candidateFirstname", .text, .learner(.firstname), "The learner's first name."),
    Column("candidateEmail", .text, .learner(.email), "The learner's e-mail address."),
    Column(
        "candidateRefNumber", .text, .learner(.refNumber),
        "The number by which the organisation itself knows the learner."),
    Column(
        "candidateCustomFieldGuid", .text, .customField,
        "The learner's value of the custom field whose GUID is the element's text."),
    Column(
        "candidateTimeZone", .text, .learner(.timeZone),
        "The time zone in which the learner lives, as a name of the TZ database."),
    Column("candidateLocale", .text, .learner(.locale), "The learner's first language."),
    Column(
        "candidateLocales", .text, .learner(.locales),
        "The learner's other languages, in order of preference."),
    Column(
        "candidatePresentation", .text, .learner(.presentation),
        "What the learner tells about herself or himself."),
    Column("candidateFollowWeb", .text, .learner(.web), "The address of the learner's web page."),
    Column("candidateFollowTwitter", .text, .learner(.twitter), "The learner's Twitter account."),
    Column("candidateFollowLinkedin", .text, .learner(.linkedin), "The learner's LinkedIn profile."),
    Column(
        "candidateAccountActivated", .choice(["Y", "N", "U"]), .learner(.validity),
        "Whether the account may be used: Y always, N never, U between two days."),
    Column(
        "candidateAccountActivatedFrom", .day, .learner(.enabledFrom),
        "The first day on which the account may be used."),
    Column(
        "candidateAccountActivatedUntil", .day, .learner(.enabledUntil),
        "The last day on which the account may be used."),
    Column(
        "candidateSmartgroups", .text, .learner(.smartGroups),
        "The names of the smart groups that the learner is in, joined by semicolons."),
    Column("candidateBadges", .integer, .learner(.badges), "How many badges the learner was awarded."),
    Column(
        "candidatePoints", .integer, .learner(.points),
        "How many points the learner was awarded on the platform."),
    Column(
        "candidateEntityId", .integer, .entity(.id), "The id of the entity that the learner belongs to."),
    Column(
        "candidateEntityName", .text, .entity(.name),
        "The name of the entity that the learner belongs to."),
    Column(
        "candidateEntityAncestors", .text, .entity(.ancestors),
        "The names of the entities above the learner's own, from the root down."),
    Column("managerLogin", .text, .learner(.managerLogin), "The login of the learner's manager."),
    Column(
        "lastPlatformAccessDate", .instant, .learner(.lastAccess),
        "When the learner last signed in."),
]

/// When a row's learner came into the instance; only where rows are learners, since other rows have dates of their own.
let learnerCreationDate = Column(
    "creationDate", .dayOfInstant, .learner(.createdAt), "The day on which the learner's account was made.")
