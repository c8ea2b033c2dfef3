internal import CairnModel

/// Where in its training a row's content stands.
let itemColumns: [Column] = [
    Column(
        "trainingContentFolder", .text, .item(.folder), "The folder of the training that the content lies in."),
    Column(
        "trainingContentMandatory", .yesNo, .item(.mandatory),
        "Whether the training asks for this content."),
]

/// What else can be shown of an item of a training where the row stands for it.
let trainingContentColumns: [Column] = [
    Column(
        "trainingContentId", .integer, .item(.contentID),
        "The id of the item's learning object; the item's own where it has none."),
    Column(
        "trainingContentGuid", .text, .item(.contentGuid),
        "The GUID of the item's learning object; the item's own where it has none."),
    Column(
        "trainingContentCode", .text, .item(.contentCode),
        "The code of the item's learning object, else that of its newest version."),
    Column(
        "trainingContentTitle", .text, .item(.contentTitle),
        "The title of the newest version of the item's learning object; the item's own where it has none."),
    Column(
        "trainingContentType", .text, .item(.contentType), "What learners are told that the learning object is."),
    Column(
        "trainingContentRuntime", .text, .item(.contentRuntime), "The technique by which the learning object runs."),
    Column(
        "trainingContentAuthor", .text, .item(.contentAuthor),
        "The full names of the authors of the learning object's newest version, joined by commas."),
    Column(
        "trainingContentCatalog", .text, .item(.contentCatalog), "The catalogue that the learning object belongs to."),
    Column("trainingContentSubtype", .text, .item(.subtype), "The item's subtype."),
    Column("trainingContentOrder", .decimal, .item(.order), "The item's place in the training, from 1."),
]
