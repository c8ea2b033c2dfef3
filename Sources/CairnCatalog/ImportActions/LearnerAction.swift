/// The import of learners: each row is one account.
let createOrUpdateLearnerAction = ImportAction(
    "createOrUpdateLearnerAction", title: "Learners",
    summary: "Each row is a learner: one that is found is changed, another is made. Cells that are empty and columns"
        + " that the file lacks leave what is there.",
    fields: nameFields + placeFields + profileFields + validityFields + [.ignoredColumn],
    options: [
        option(
            "defaultEntityId", .integer(atLeast: 1),
            "The id of the entity of new learners whose row names none; 1, the root, without it."),
        option(
            "defaultLangCode", .text,
            "The locale of new learners whose row has no languages, such as en; none without it."),
        traineeSearchField(
            ["candidateLogin", "candidateRefNumber", "candidateEmail", "custom"], orElse: ["candidateLogin"],
            "candidateLogin without it; the guid of a custom column may stand there too"),
        fullAccess("learners"),
        option(
            "enableAllLearners", .yesNo,
            "Makes, if yes, every learner of the file valid, whatever candidateValidity says; no without it."),
        option(
            "disableImportFlag", .yesNo,
            "Whether new learners are not marked as made by an import; no without it."),
    ])

private let nameFields: [ImportAction.Field] = [
    .init("candidateName", "The learner's family name."),
    .init("candidateFirstname", "The learner's first name."),
    .init(
        "candidateLogin",
        "The name with which the learner signs in; new learners need one, and get the first free number behind it where"
            + " it is taken."),
    .init(
        "managerLogin", "The name with which the learner's manager signs in; the manager may stand later in the file."),
    .init("managerRefNumber", "The number by which the organisation itself knows the learner's manager."),
    .learnerEmail,
]

private let placeFields: [ImportAction.Field] = [
    .init("entityGuid", "The GUID of the learner's entity."),
    .init("entityId", "The id of the learner's entity in this instance."),
    .init("entityName", "The name of the learner's entity, which must be the only one of that name."),
]

private let profileFields: [ImportAction.Field] = [
    .learnerRefNumber,
    .init(
        "custom",
        "The learner's text for the custom field whose guid stands in an element or attribute of that name; at most 250"
            + " characters.",
        isRepeatable: true, isCustomField: true),
    .init("presentation", "What the learner says about himself or herself."),
]

private let validityFields: [ImportAction.Field] = [
    .init(
        "candidateValidity", "Whether the account is open, closed, or open from enabledFrom until enabledUntil.",
        mapping: [.init("enabledValue", "Y"), .init("disabledValue", "N"), .init("enabledUntilValue", "U")]),
    .init(
        "candidateLanguages",
        "The learner's locales with commas or | between; the first is the one that counts most, such as fr|en."),
    .init("candidateTimeZone", "The learner's time zone, as a name of the TZ database."),
    .init("enabledFrom", "The first day on which the account is open.", isDate: true),
    .init("enabledUntil", "The last day on which the account is open.", isDate: true),
    .init(
        "candidatePassword",
        "The learner's password, of which only a hash is kept; new learners without one get a random one."),
]
