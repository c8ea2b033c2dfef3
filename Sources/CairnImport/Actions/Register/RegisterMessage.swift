/// What can be wrong with a registration; the texts are part of the contract, but for the last two.
enum RegisterMessage {
    static func trainingNotFound(_ column: String) -> RowMessage {
        RowMessage("trainingNotFound", column: column, "The training could not be found and it is mandatory.")
    }

    static func sessionNotFound(_ column: String) -> RowMessage {
        RowMessage("sessionNotFound", column: column, "The session can not be found and it's mandatory.")
    }

    static let noSearchField = RowMessage(
        "noSearchField", "No search field was provided to find the candidate.")

    static func candidateNotFound(_ column: String?) -> RowMessage {
        RowMessage("candidateNotFound", column: column, "The candidate was not found.")
    }

    static let noTraining = RowMessage(
        "noTraining", column: "trainingPathCode", "Cannot create a session without valid training course.")

    static let sessionNotMade = RowMessage(
        "sessionNotMade", "The session could not be created or retrieved from the database.")

    static let alreadyRegistered = RowMessage(
        "alreadyRegistered", "The learner is already registered to this training session.")

    static let notRegistered = RowMessage("notRegistered", "The candidate is not registered to this training.")

    static let dateInFuture = RowMessage(
        "registrationInFuture", column: "registrationDate", "Registration date is in the future")

    static let dateInvalid = RowMessage(
        "registrationDateInvalid", column: "registrationDate", "Registration date is invalid")

    static func otherRegistration(_ guid: String) -> RowMessage {
        RowMessage(
            "otherRegistration", column: "registrationGuid", value: guid,
            "is not the GUID of this learner's registration in this session.")
    }

    /// Said of a row that was taken.
    static func sessionNotImported(_ title: String) -> RowMessage {
        let what = "was not made by an import and keeps its dates: give the action fullAccess to change them."
        return RowMessage(
            "sessionNotImported", column: "sessionTitle", "The session '\(title)' \(what)",
            summary: "The session \(what)")
    }
}
