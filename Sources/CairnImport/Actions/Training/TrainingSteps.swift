internal import CairnText
internal import Foundation

/// The steps of a training as a row writes them: `Title|>days||Title2|>days2`.
struct TrainingSteps {
    /// Without tags.
    let titles: [String]

    init(_ text: String) throws(RowMessage) {
        let steps = text.split(separator: "||", omittingEmptySubsequences: false)
            .map { $0.split(separator: "|>", maxSplits: 1, omittingEmptySubsequences: false).map(String.init) }
        titles = steps.map { Self.sanitized($0[0]) }
        if let empty = titles.firstIndex(of: "") { throw .emptyTitle(step: empty + 1) }
        for step in steps where step.count > 1 { try Self.checkDays(step[1]) }
    }

    private static func sanitized(_ title: String) -> String {
        var buffer = ByteBuffer()
        var title = title
        title.withUTF8 { TextCleaning.stripHTML(UnsafeRawBufferPointer($0), into: &buffer) }
        return String(decoding: buffer.array(), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Days are no part of the object format: they are held against their rule and then left.
    private static func checkDays(_ text: String) throws(RowMessage) {
        let days = text.trimmingCharacters(in: .whitespaces)
        if days.isEmpty || days.utf8.allSatisfy({ (48...57).contains($0) }) { return }
        throw RowMessage(
            "notDays", column: "trainingSteps", "trainingSteps '\(days)' is no whole number of days.",
            summary: "trainingSteps has what is no whole number of days.")
    }
}

/// The codes of a training's learning resources, by steps: with `,` between those of a step and `||` between steps.
struct CodesBySteps {
    let groups: [[String]]

    var isEmpty: Bool { groups.isEmpty }

    /// - Parameter steps: nil where the row names none, so that the codes may have any number of them.
    init(_ text: String, _ steps: TrainingSteps?) throws(RowMessage) {
        var groups = text.split(separator: "||", omittingEmptySubsequences: false).map { group in
            group.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        }
        while groups.last?.isEmpty == true { groups.removeLast() }
        self.groups = groups
        guard let steps, groups.count > steps.titles.count else { return }
        throw RowMessage(
            "tooManySteps", column: "lovCodes",
            "lovCodes has \(groups.count) steps, and trainingSteps only \(steps.titles.count).",
            summary: "lovCodes has more steps than trainingSteps.")
    }
}

extension RowMessage {
    fileprivate static func emptyTitle(step: Int) -> RowMessage {
        let problem = "The result of the title's sanitization is empty."
        return RowMessage(
            "emptyStepTitle", column: "trainingSteps", "Step title error at step #\(step) : \(problem)",
            summary: "Step title error: \(problem)")
    }
}
