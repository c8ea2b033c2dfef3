extension ObjectType {
    /// All types but `log`, in an order in which references point backwards.
    public static let all: [ObjectType] = [
        customField, entity, smartGroup, publisher, staff, learner, learningObject, version, training, session,
        registration, location, room, event, attendance, access, badge, badgeAward, pointsAction, pointsAward,
    ]

    public static let customField = ObjectType("customField", [field("name", .text).mandatory])

    public static let entity = ObjectType(
        "entity", [field("name", .text).mandatory, field("parent", .reference("entity")).or(Entity.rootID)])

    public static let smartGroup = ObjectType("smartGroup", [field("name", .text).mandatory])

    public static let publisher = ObjectType("publisher", [field("title", .text).mandatory])

    public static let staff = ObjectType(
        "staff",
        [
            field("login", .text).mandatory, field("name", .text), field("firstname", .text),
            field("email", .text),
        ])

    public static let learner = ObjectType(
        "learner", key: .guidOr("login"),
        [
            field("login", .text).mandatory, field("name", .text), field("firstname", .text),
            field("email", .text), field("refNumber", .text),
            field("entity", .reference("entity")).or(Entity.rootID), field("manager", .reference("learner")),
            field("locale", .text), field("locales", .texts), field("timeZone", .text),
            field("presentation", .text), field("web", .text), field("twitter", .text),
            field("linkedin", .text), field("validity", .choice(["Y", "N", "U"])).or("Y"),
            field("enabledFrom", .day), field("enabledUntil", .day), field("custom", .customFields),
            field("smartGroups", .smartGroups), field("createdAt", .instant), field("imported", .flag).or(0),
        ])

    public static let location = ObjectType("location", [field("label", .text).mandatory])

    public static let room = ObjectType(
        "room",
        [
            field("title", .text).mandatory, field("description", .text), field("capacity", .count),
            field("kind", .choice(["Standard", "Virtual"])), field("location", .reference("location")),
            field("equipments", .text),
        ])

    public static let event = ObjectType(
        "event",
        [
            field("session", .reference("session")).mandatory.fixed,
            field("item", .reference("item")).mandatory.fixed, field("title", .text),
            field("description", .text), field("startAt", .instant).mandatory, field("endAt", .instant),
            field("allDay", .flag).or(0), field("timeZone", .text), field("durationMinutes", .count),
            field("status", .choice(["C", "P", "CA"])), field("room", .reference("room")),
            field("facilitator", .reference("staff")), field("learnerFacilitators", .learners),
            field("virtualMeetingURL", .text),
        ])

    public static let attendance = ObjectType(
        "attendance", key: .pair("event", "registration"),
        [
            field("event", .reference("event")).mandatory.fixed,
            field("registration", .reference("registration")).mandatory.fixed,
            field("status", .choice(AttendanceStatus.allCases.map(\.rawValue))).mandatory,
            field("points", .count),
        ])

    public static let access = ObjectType(
        "access", key: .none,
        [
            field("learner", .reference("learner")).mandatory, field("at", .instant).mandatory,
            field("success", .flag).or(1),
        ])

    public static let badge = ObjectType(
        "badge", key: .guidOr("code"),
        [
            field("code", .text).mandatory, field("label", .text),
            field("category", .choice(["Gold", "Silver", "Bronze", "One shot", "Custom"])),
        ])

    public static let badgeAward = ObjectType(
        "badgeAward", key: .none,
        [
            field("badge", .reference("badge")).mandatory, field("learner", .reference("learner")).mandatory,
            field("at", .instant).mandatory, field("locale", .text),
        ])

    public static let pointsAction = ObjectType(
        "pointsAction", key: .guidOr("code"),
        [field("code", .text).mandatory, field("label", .text)])

    public static let pointsAward = ObjectType(
        "pointsAward", key: .none,
        [
            field("action", .reference("pointsAction"), column: "points_action").mandatory,
            field("learner", .reference("learner")).mandatory, field("at", .instant).mandatory,
            field("points", .integer(-1_000_000_000...1_000_000_000)).mandatory, field("locale", .text),
        ])
}
