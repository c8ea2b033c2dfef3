internal import CairnModel

/// Where in its training a row's content stands.
let itemColumns: [Column] = [
    Column(
        "trainingContentFolder", .text, .item(.folder), "The folder of the training that the content lies in."),
    Column(
        "trainingContentMandatory", .yesNo, .item(.mandatory),
        "Whether the training asks for this content."),
]

/// What can be shown of a row's training item, whether it has a content or not.
let activityColumns: [Column] = [
    Column("activityId", .integer, .item(.id), "The id of the training's item."),
    Column("activityName", .text, .item(.name), "The title of the training's item."),
    Column(
        "activityType", .choice(ActivityType.allCases.map(\.name)), .item(.kind),
        "What the training's item is."),
]
