/// The items of trainings.
let trainingAuditContentProvider = Provider(
    "trainingAuditContentProvider", title: "Training contents audit", grain: .trainingItem,
    population: "One row for each training and each of its items.",
    columns: [
        ownTrainingColumns, trainingColumns, itemColumns, trainingContentColumns, freeColumns,
    ].flatMap { $0 },
    parameters: [
        [trainingIds], formatParameters,
    ].flatMap { $0 })
