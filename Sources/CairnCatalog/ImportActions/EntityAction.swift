/// The import of the organisation: each row is a path of entities from the top down.
let createOrUpdateEntityAction = ImportAction(
    "createOrUpdateEntityAction", title: "Entities",
    summary: "Each row is a path of entities, a column a level: those that are not there yet are made.",
    fields: [
        .init(
            "hierarchyEntityName",
            "The name of the entity on one level, the highest first; empty cells at the end make a shorter path.",
            need: .column, isRepeatable: true),
        .ignoredColumn,
    ],
    options: [
        option(
            "defaultEntityId", .integer(atLeast: 1),
            "The id of the entity that the first level hangs under; 1, the root, without it.")
    ])
