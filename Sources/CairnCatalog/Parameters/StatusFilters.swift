internal import CairnModel

/// Filters that look at the row's own status.
let statusFilters: [Parameter] = [
    Parameter(
        "reportStatus", .statuses(["notAttempted", "incomplete", "completed", "pendingFeedback"]),
        .filter(
            .status { value, _ in
                let wanted = Set(value.asList)
                return { wanted.contains(name(of: $0)) }
            }),
        "Keeps the rows of these statuses; an entry or activity that waits for feedback is not also incomplete.",
        sentence: { "rows of the status \($0.words)" })
]

private func name(of subject: StatusSubject) -> String {
    if subject.pendingFeedback { return "pendingFeedback" }
    return switch subject.status {
    case .notAttempted: "notAttempted"
    case .incomplete: "incomplete"
    case .completed: "completed"
    }
}
