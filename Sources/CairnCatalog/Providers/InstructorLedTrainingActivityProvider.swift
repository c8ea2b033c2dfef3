/// Classroom activities: who was at which event.
let instructorLedTrainingActivityProvider = Provider(
    "instructorLedTrainingActivityProvider", title: "Classroom activities", grain: .attendance,
    population: "One row for each registration in a guided training and each event of the classroom"
        + " activities of its session.",
    columns: [
        attendanceColumns, learnerColumns, registrationColumns, sessionColumns, trainingColumns,
        classroomActivityColumns, eventDateColumns, classroomEventColumns, freeColumns,
    ].flatMap { $0 },
    parameters: [
        entityFilters, [sessionGuid], importedSessionFilters, trainingReferenceFilters,
        [onlyFromImportedTraining], contentFiltersOfTraining, classroomEventFilters, [attendanceStatus],
        timeFrameParameters, formatParameters,
    ].flatMap { $0 })
