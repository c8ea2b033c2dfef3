public import CairnModel

/// What the fold of a registration means, said a second time, with fractions that stay exact to the end.
public struct PlainConsolidation {
    private let training: Training
    private let resources: [TrainingItem]

    public init(of training: Training) {
        self.training = training
        resources = training.items.filter { $0.kind == .learningResource }
    }

    /// A share in hundredths of a percent.
    private struct Share {
        var part: Int128
        var whole: Int128

        var isFull: Bool { whole > 0 && part >= whole * 10_000 }
        /// Rounded half up, at most 100 percent; a share of nothing is 0.
        var rounded: Int64 { whole == 0 ? 0 : min(10_000, Int64((2 * part + whole) / (2 * whole))) }
    }

    /// - Parameter trackings: by item; missing ones were never launched.
    public func state(of trackings: [Int64: TrackingState]) -> ConsolidatedState {
        // Nothing but an empty fold makes one; every figure of it is set below.
        var state = ConsolidatedState(folding: [], by: Consolidation(of: training))
        let launched = training.items.compactMap { item in
            trackings[item.id].flatMap { $0.entries > 0 ? (item: item, state: $0) : nil }
        }
        let ofResources = launched.filter { $0.item.kind == .learningResource }.map(\.state)
        state.learningResources = Int64(resources.count)
        state.finished = Int64(ofResources.count { $0.isCompleted })
        state.started = Int64(ofResources.count { !$0.isCompleted })
        state.firstLaunch = launched.map(\.state.firstLaunch).filter { $0 != .absent }.min() ?? .absent
        state.lastAccess = launched.map(\.state.lastAccess).filter { $0 != .absent }.max() ?? .absent
        state.seconds = ofResources.reduce(0) { $0 + $1.seconds }
        state.secondsClassroom = launched.filter { $0.item.kind == .classroomActivity }.reduce(0) {
            $0 + $1.state.seconds
        }
        state.secondsDigital =
            launched.filter { $0.item.kind != .classroomActivity && $0.item.kind != .learningResource }
            .reduce(0) { $0 + $1.state.seconds }
        state.progression = progression(trackings).rounded
        state.progressionMandatory = mandatory(trackings).rounded
        state.status = launched.isEmpty ? .notAttempted : mandatory(trackings).isFull ? .completed : .incomplete
        state.score = score(trackings)
        return state
    }

    private var points: Int128 { training.items.reduce(0) { $0 + Int128($1.points) } }
    private var isByPoints: Bool { training.modality == .guided && points > 0 }

    private func gained(_ trackings: [Int64: TrackingState]) -> Int128 {
        training.items.reduce(0) { $0 + Int128(trackings[$1.id]?.points ?? 0) * 100 }
    }

    private func progression(_ trackings: [Int64: TrackingState]) -> Share {
        isByPoints
            ? Share(part: gained(trackings) * 10_000, whole: points) : mean(of: resources, trackings)
    }

    private func mandatory(_ trackings: [Int64: TrackingState]) -> Share {
        if isByPoints {
            guard training.threshold > 0 else { return progression(trackings) }
            return Share(part: gained(trackings) * 10_000 * 10_000, whole: points * Int128(training.threshold))
        }
        let mandatory = resources.filter(\.mandatory)
        let asProgression = training.modality == .guided || mandatory.isEmpty
        return asProgression ? progression(trackings) : mean(of: mandatory, trackings)
    }

    private func mean(of items: [TrainingItem], _ trackings: [Int64: TrackingState]) -> Share {
        Share(part: items.reduce(0) { $0 + Int128(trackings[$1.id]?.progression ?? 0) }, whole: Int128(items.count))
    }

    private func score(_ trackings: [Int64: TrackingState]) -> Int64 {
        if training.modality == .guided { return Int64(gained(trackings)) }
        let scores = resources.compactMap { trackings[$0.id]?.score }.filter { $0 != .absent }
        guard !scores.isEmpty else { return .absent }
        let (sum, count) = (scores.reduce(0, +), Int64(scores.count))
        return (2 * sum + count) / (2 * count)
    }

    /// The moment at which it first was at 100 percent; everything is folded from nothing at every moment.
    ///
    /// - Parameter entries: the effective entries of each item.
    public func reached(_ entries: [Int64: [LogEntry]]) -> Int64 {
        let moments = Set(entries.values.joined().map(PlainTracking.moment)).sorted()
        let first = moments.first { moment in
            let soFar = entries.mapValues { $0.filter { PlainTracking.moment(of: $0) <= moment } }
            return mandatory(soFar.mapValues(PlainTracking.state)).isFull
        }
        return first ?? .absent
    }
}
