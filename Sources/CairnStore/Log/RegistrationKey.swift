/// One registration, in the order of the folds and exports.
struct RegistrationKey: Hashable, Comparable, Sendable {
    var learner: Int64
    var registration: Int64

    static func < (a: RegistrationKey, b: RegistrationKey) -> Bool {
        a.learner != b.learner ? a.learner < b.learner : a.registration < b.registration
    }
}
