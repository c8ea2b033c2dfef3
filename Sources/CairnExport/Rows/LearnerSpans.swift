internal import CairnCore
internal import CairnModel
internal import CairnStore

/// The ranges of learners that a run reads one after the other: all of them, or those who can have rows.
///
/// Where a job's filters look at learners, they are asked ahead, by a narrow scan of a stretch of learners at a time:
/// nothing else is read of those whom they leave out.
final class LearnerSpans {
    /// The learners that can have rows, ascending; nil for all.
    private var candidates: LearnerRuns?
    private let last: Int64
    private let learnersPerBlock: Int
    /// Whom filters keep; nil where they keep everybody.
    private let filter: LearnerFilter?
    private var next: Int64 = 1
    /// Those of a stretch whom the filters keep.
    private var kept = LearnerRuns([])
    private var isTaken = false

    /// How many learners the filters are asked of at once.
    private static let stretch = 4096

    /// - Parameter last: the id of the newest learner; all ids from 1 on are taken for learners, since few are not.
    init(candidates: [Int64]?, last: Int64, learnersPerBlock: Int, _ filter: LearnerFilter?) {
        self.candidates = candidates.map(LearnerRuns.init)
        self.last = last
        self.learnersPerBlock = learnersPerBlock
        self.filter = filter
    }

    /// The ids to be read next; nil after the last.
    ///
    /// - Parameter connection: that of the thread which asks, by which learners are looked at.
    func nextSpan(_ connection: Connection) throws(Failure) -> ClosedRange<Int64>? {
        guard let filter else { return nextSpan(ofAtMost: learnersPerBlock) }
        while true {
            if let span = kept.next(ofAtMost: learnersPerBlock) { return span }
            try Interruption.check()
            guard let stretch = nextSpan(ofAtMost: Self.stretch) else { return nil }
            kept = LearnerRuns(try filter.kept(of: stretch, connection))
        }
    }

    private func nextSpan(ofAtMost count: Int) -> ClosedRange<Int64>? {
        if candidates != nil { return candidates?.next(ofAtMost: count) }
        guard next <= last else { return nil }
        defer { next += Int64(count) }
        return next...min(next + Int64(count) - 1, last)
    }

    /// Everything at once, for rows that are not read by learners; nil the second time.
    func whole() -> ClosedRange<Int64>? {
        defer { isTaken = true }
        return isTaken ? nil : 0...0
    }
}

/// Learners as ranges of ids, each read in one go.
private struct LearnerRuns {
    private let learners: [Int64]
    private var place = 0
    /// Learners nearer than this are read together with those between them, which costs less than to read them apart.
    private static let widestGap: Int64 = 4

    /// - Parameter learners: ascending.
    init(_ learners: [Int64]) { self.learners = learners }

    /// The next range, of so many ids at most; nil after the last.
    mutating func next(ofAtMost count: Int) -> ClosedRange<Int64>? {
        guard place < learners.count else { return nil }
        let first = learners[place]
        var end = first
        while place < learners.count, learners[place] - end <= Self.widestGap, learners[place] - first < Int64(count) {
            end = learners[place]
            place += 1
        }
        return first...end
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
