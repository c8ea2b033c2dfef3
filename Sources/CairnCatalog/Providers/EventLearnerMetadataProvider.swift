/// Events with the learners who are expected.
let eventLearnerMetadataProvider = Provider(
    "eventLearnerMetadataProvider", title: "Events of learners", grain: .eventOfLearner,
    population: "One row for each event and each registration in the event's session.",
    columns: [
        eventColumns, learnerColumns, registrationColumns, sessionColumns, trainingColumns, freeColumns,
    ].flatMap { $0 },
    parameters: [
        eventFilters, entityFilters, formatParameters,
    ].flatMap { $0 })
