internal import CairnModel

/// How files write the modality of a training.
enum TrainingModality {
    private static let byText: [String: Modality] = [
        "distancelearning": .distanciel, "knowledgecommunity": .kc, "learning_channel": .learningChannel,
        "blended": .blended, "guided": .guided,
    ]

    static func read(_ text: String) throws(RowMessage) -> Modality {
        if let modality = byText[text] { return modality }
        let problem = "The modality must be distancelearning, knowledgecommunity, learning_channel or blended"
        throw RowMessage(
            "invalidModality", column: "trainingModality", #"\#(problem), \#(text) detected.""#, summary: "\(problem).")
    }
}
