internal import CairnModel

/// What can be shown of a row's content: one language and version of a learning object.
let contentColumns: [Column] = [
    Column("contentGuid", .text, .content(.guid), "The GUID of the content's version."),
    Column("contentTitle", .text, .content(.title), "The title of the content's version."),
    Column("contentRefNumber", .text, .content(.refNumber), "The code of the content's version."),
    Column("contentLocale", .text, .content(.locale), "The language of the content's version."),
    Column(
        "learningObjectGuid", .text, .content(.learningObjectGuid),
        "The GUID of the learning object, the same in every language."),
    Column(
        "learningObjectPublisher", .text, .content(.publisher),
        "The title of the content's publisher: the version's, else the learning object's."),
]
