/// Trainings with everything that their pages tell.
let trainingAuditMetadataProvider = Provider(
    "trainingAuditMetadataProvider", title: "Training audit", grain: .training,
    population: "One row for each training.",
    columns: [
        ownTrainingColumns, trainingColumns, freeColumns,
    ].flatMap { $0 },
    parameters: [
        [trainingIds, trainingStatus, catalogVisibility, selectedLocalesOfTrainings], formatParameters,
        [trainingStatusFormat],
    ].flatMap { $0 })
