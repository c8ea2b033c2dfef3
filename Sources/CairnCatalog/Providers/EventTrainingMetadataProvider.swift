/// Events with their trainings.
let eventTrainingMetadataProvider = Provider(
    "eventTrainingMetadataProvider", title: "Events of trainings", grain: .eventOfTraining,
    population: "One row for each event of a training, in whichever of its sessions.",
    columns: [
        eventColumns, sessionColumns, trainingColumns, freeColumns,
    ].flatMap { $0 },
    parameters: [
        eventFilters, [trainingIds, trainingStatus, catalogVisibility], formatParameters,
    ].flatMap { $0 })
