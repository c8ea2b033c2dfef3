/// Columns whose text the job itself gives.
let freeColumns: [Column] = [
    Column(
        "constantValue", .text, .constant,
        "The same text in every row: the element's attribute 'value', else its text."),
    Column(
        "templatedValue", .text, .template,
        "A template of the job, named by the attribute 'templateId', filled with other columns of the row."),
]
