import CairnModel
import Testing

@Suite("Submissions and feedbacks")
struct FeedbackTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        /// When something was submitted, and when a feedback ended; each lasts a second.
        var submitted: [Int64]
        var feedbacks: [Int64]
        var expected: (submission: Int64, feedback: Int64)
        var testDescription: String { name }

        init(_ name: String, submitted: [Int64], feedbacks: [Int64], _ submission: Int64, _ feedback: Int64) {
            (self.name, self.submitted, self.feedbacks) = (name, submitted, feedbacks)
            expected = (submission, feedback)
        }
    }

    static let cases: [Case] = [
        Case("nothing submitted", submitted: [], feedbacks: [10], .absent, .absent),
        Case("submitted", submitted: [10], feedbacks: [], 11, .absent),
        Case("the last submission", submitted: [10, 30, 20], feedbacks: [], 31, .absent),
        Case("answered", submitted: [10], feedbacks: [20], 11, 21),
        Case("a feedback before the last submission is none", submitted: [10, 30], feedbacks: [20], 31, .absent),
        Case("the first feedback that is not before it", submitted: [10], feedbacks: [5, 40, 20], 11, 21),
        Case("a feedback of the same end answers", submitted: [10], feedbacks: [10], 11, 11),
    ]

    @Test("They are found, and who still waits", arguments: cases)
    func found(_ test: Case) {
        let entries =
            test.submitted.map { action($0) { $0.submitted = true } }
            + test.feedbacks.map { action($0) { $0.feedback = true } }
        let state = TrackingState(folding: effective(entries))
        #expect((state.submission, state.feedback) == test.expected)
        #expect(state.waitsForFeedback == (test.expected.submission.isPresent && !test.expected.feedback.isPresent))
    }

    @Test("Only assignments and assessments take feedback")
    func kinds() {
        #expect(ActivityType.allCases.filter(\.takesFeedback) == [.assignment, .assessment])
    }
}
