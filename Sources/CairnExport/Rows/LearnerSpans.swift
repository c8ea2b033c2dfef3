internal import CairnCore
internal import CairnModel
internal import CairnStore

/// The learners that a run reads, in ranges of ids that are taken one after the other: all of them, or those who can
/// have rows.
///
/// Where a job's filters look at learners, they are asked ahead, by a narrow scan of a stretch of learners at a time:
/// nothing else is read of those whom they leave out.
final class LearnerSpans {
    /// The learners that can have rows, ascending; nil for all.
    private var candidates: LearnerRuns?
    private let last: Int64
    /// How many learners the next part is made of.
    private var learnersPerPart: Int
    private let limits: EngineLimits
    /// Whom filters keep; nil where they keep everybody.
    private let filter: LearnerFilter?
    private var next: Int64 = 1
    /// Those of a stretch whom the filters keep.
    private var kept = LearnerRuns([])

    /// How many learners the filters are asked of at once.
    private static let stretch = 4096

    /// - Parameter last: the id of the newest learner; all ids from 1 on are taken for learners, since few are not.
    init(candidates: [Int64]?, last: Int64, _ limits: EngineLimits, _ filter: LearnerFilter?) {
        self.candidates = candidates.map(LearnerRuns.init)
        self.last = last
        self.limits = limits
        learnersPerPart = limits.learnersOfFirstPart
        self.filter = filter
    }

    /// The ranges of ids to be read next, as many learners together as are worth a part of the file; empty after the
    /// last.
    ///
    /// - Parameter connection: that of the thread which asks, by which learners are looked at.
    func nextSpans(_ connection: Connection) throws(Failure) -> [ClosedRange<Int64>] {
        guard let filter else { return nextSpans(ofAtMost: learnersPerPart) }
        while true {
            let spans = kept.next(learnersPerPart)
            if !spans.isEmpty { return spans }
            try Interruption.check()
            let stretch = nextSpans(ofAtMost: Self.stretch)
            if stretch.isEmpty { return [] }
            var learners: [Int64] = []
            for span in stretch { learners += try filter.kept(of: span, connection) }
            kept = LearnerRuns(learners)
        }
    }

    /// Learns how many bytes a part took: the next ones shall have about as many as parts are to have, whether a learner's
    /// rows are few or thousands.
    func take(bytes: Int, ofLearners learners: Int) {
        let fitting = limits.partBytes / max(bytes / max(learners, 1), 1)
        // By steps, because learners differ.
        learnersPerPart = min(max(fitting, learnersPerPart / 2, 1), learnersPerPart * 2, limits.learnersPerPart)
    }

    private func nextSpans(ofAtMost count: Int) -> [ClosedRange<Int64>] {
        if candidates != nil { return candidates?.next(count) ?? [] }
        guard next <= last else { return [] }
        defer { next += Int64(count) }
        return [next...min(next + Int64(count) - 1, last)]
    }

    /// The next of so many objects of the directory, by their numbers from 1, where rows are not read by learners. The
    /// first is alone: a training may have hundreds of rows with long texts.
    func nextMembers(of count: Int) -> [ClosedRange<Int64>] {
        guard next <= count else { return [] }
        if next == 1 { learnersPerPart = 1 }
        defer { next += Int64(learnersPerPart) }
        return [next...min(next + Int64(learnersPerPart) - 1, Int64(count))]
    }
}

/// Learners as ranges of ids without a gap: to begin a scan costs less than to read one learner for nothing.
private struct LearnerRuns {
    private let learners: [Int64]
    private var place = 0

    /// - Parameter learners: ascending.
    init(_ learners: [Int64]) { self.learners = learners }

    /// The ranges of the next learners, of so many together; none after the last.
    mutating func next(_ count: Int) -> [ClosedRange<Int64>] {
        var runs: [ClosedRange<Int64>] = []
        for id in learners[place..<min(place + count, learners.count)] {
            if let run = runs.last, run.upperBound + 1 == id {
                runs[runs.count - 1] = run.lowerBound...id
            } else {
                runs.append(id...id)
            }
            place += 1
        }
        return runs
    }
}

/// Asks the filters of a job that look at learners, before anything else of these is read.
final class LearnerFilter {
    private let filters: RowFilters
    private let learners = Facts<LearnerColumn>()
    private let groups = Facts<SmartGroupColumn>()
    private var groupsOfLearner: [Int64] = []

    init(_ filters: RowFilters) { self.filters = filters }

    /// The learners of a range whom the filters keep, ascending; deleted ones too.
    func kept(of range: ClosedRange<Int64>, _ connection: Connection) throws(Failure) -> [Int64] {
        try connection.readLearners(in: range, into: learners)
        try connection.readSmartGroups(ofLearners: range, into: groups)
        var kept: [Int64] = []
        var group = 0
        for row in 0..<learners.table.count {
            let id = learners[row, .learner]
            groupsOfLearner.removeAll(keepingCapacity: true)
            while group < groups.table.count, groups[group, .learner] <= id {
                if groups[group, .learner] == id { groupsOfLearner.append(groups[group, .group]) }
                group += 1
            }
            let subject = LearnerSubject(id: id, entity: learners[row, .entity], smartGroups: groupsOfLearner)
            if filters.verdict(subject) == RowFilters.none { kept.append(id) }
        }
        return kept
    }
}
