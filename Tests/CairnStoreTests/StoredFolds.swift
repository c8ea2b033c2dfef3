import CairnCore
import CairnModel
import CairnStore
import CairnTesting

/// The folds that a store holds, by the GUIDs of registration and item.
struct StoredFolds: Equatable {
    var trackings: [String: TrackingState] = [:]
    /// The number of each tracking.
    var ids: [String: Int64] = [:]
    /// The number of the last change of each tracking.
    var changes: [String: Int64] = [:]
    /// When each registration first was at 100 percent, by its GUID.
    var reached: [String: Int64] = [:]

    /// Whether the states are the same; numbers are left aside.
    func agrees(with other: StoredFolds) -> Bool { trackings == other.trackings && reached == other.reached }
}

extension Store {
    func folds() throws -> StoredFolds {
        try read { connection throws(Failure) in
            var folds = StoredFolds()
            for tracking in try connection.trackings(ofLearners: 0...Int64.max) {
                let registration = try connection.guid(ofObject: tracking.registration, table: "registration") ?? ""
                let item = try connection.guid(ofObject: tracking.item, table: "training_item") ?? ""
                folds.trackings["\(registration) \(item)"] = tracking.state
                folds.ids["\(registration) \(item)"] = tracking.id
                folds.changes["\(registration) \(item)"] = tracking.change
            }
            for moment in try connection.reachedMoments(ofLearners: 0...Int64.max) {
                let registration = try connection.guid(ofObject: moment.registration, table: "registration") ?? ""
                folds.reached[registration] = moment.reached
            }
            return folds
        }
    }
}

extension FreshStore {
    func folds() throws -> StoredFolds { try store.folds() }

    /// The folds that a log means, by the trainings as they are now.
    func plainFolds(of log: PlainLog) throws -> StoredFolds {
        try store.read { connection throws(Failure) in
            var folds = StoredFolds()
            for (number, key) in log.trackings.enumerated() {
                let registration = try connection.guid(ofObject: key.registration, table: "registration") ?? ""
                let item = try connection.guid(ofObject: key.item, table: "training_item") ?? ""
                let entries = log.effective(registration: key.registration, item: key.item)
                folds.trackings["\(registration) \(item)"] = PlainTracking.state(of: entries)
                folds.ids["\(registration) \(item)"] = Int64(number) + 1
                guard folds.reached[registration] == nil else { continue }
                let training = try connection.integer(
                    "SELECT s.training_id FROM registration r JOIN session s ON s.id = r.session_id WHERE r.id = $1",
                    key.registration)
                folds.reached[registration] = log.reached(
                    registration: key.registration, of: try connection.training(training ?? 0)!)
            }
            return folds
        }
    }

    /// The number of the last change of anything.
    func lastChange() throws -> Int64 { try integer("SELECT last FROM change_counter") ?? 0 }
}
