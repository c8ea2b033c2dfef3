/// What can be wrong with an event; the texts are part of the contract, but for the last two.
enum InterventionMessage {
    static func noTraining(guid: String) -> RowMessage {
        RowMessage(
            "trainingNotFound", column: "trainingGuid", "Training with guid \(guid) is not found.",
            summary: "Training of that guid is not found.")
    }

    static func noTraining(pathCode: String) -> RowMessage {
        RowMessage(
            "trainingNotFound", column: "trainingPathCode", "Training with path code \(pathCode) is not found.",
            summary: "Training of that path code is not found.")
    }

    static func noSession(guid: String) -> RowMessage {
        RowMessage(
            "sessionNotFound", column: "sessionGuid", "Session with guid \(guid) is not found for this training.",
            summary: "Session of that guid is not found for this training.")
    }

    static func noSession(title: String) -> RowMessage {
        RowMessage(
            "sessionNotFound", column: "sessionTitle", "Session with title \(title) is not found for this training.",
            summary: "Session of that title is not found for this training.")
    }

    static func dateNotValid(_ text: String) -> RowMessage {
        RowMessage("dateNotValid", column: "interventionDate", "Date \(text) not valid.", summary: "Date not valid.")
    }

    static func statusNotValid(_ text: String, _ active: String, _ cancelled: String) -> RowMessage {
        RowMessage(
            "statusNotValid", column: "interventionStatus",
            "Status has invalid value \(text), \(active) or \(cancelled) expected.",
            summary: "Status has invalid value, \(active) or \(cancelled) expected.")
    }

    static func notHours(_ text: String) -> RowMessage {
        RowMessage(
            "notHours", column: "interventionDuration", value: text, "is no number of hours such as 1.5.")
    }

    static func noClassroom(_ training: String) -> RowMessage {
        RowMessage(
            "noClassroom", "The training \(training) has no classroom activity.",
            summary: "The training has no classroom activity.")
    }
}
