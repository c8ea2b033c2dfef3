/// What can be wrong with a consolidated tracking as a whole; the texts are part of the contract.
extension RowMessage {
    static let noContentReference = RowMessage(
        "noContentReference",
        "At least one of these element must be present: learning object version code or GUID.")

    static let noLearnerReference = RowMessage(
        "noLearnerReference",
        "At least one of these element must be present: learner login, reference number or email.")

    static let noContext = RowMessage(
        "noContext",
        #"At least one of the following to provide a precise context : "session GUID" or the couple "session title" & "training code"."#
    )

    static func protectedPublisher(_ title: String) -> RowMessage {
        RowMessage(
            "protectedPublisher",
            "This learning object is provided by \(title), and this report cannot be updated.")
    }

    static let easyQuizz = RowMessage(
        "easyQuizz", "This learning object is an EasyQuizz, and this report cannot be updated.")

    static let noRegistration = RowMessage("noRegistration", "No registration found for given parameters.")

    static func ambiguousContent(_ code: String) -> RowMessage {
        RowMessage(
            "ambiguousContent", column: "lovCode", value: code,
            "means several learning objects of the training; give a lovGuid.")
    }

    static let completionOfIncomplete = RowMessage(
        "completionOfIncomplete", column: "firstCompletionDate",
        "You cannot set a first completion date if the LO is not completed.")
}
