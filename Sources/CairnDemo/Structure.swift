internal import CairnCore

/// All that is there before anybody learns: as small for many learners as for few.
struct Structure {
    let learners: Int
    let seed: UInt64
    let now: Int64
    let entities: [EntityPlan]
    let contents: [Content]
    let trainings: [Training]
    let sessions: [Session]
    /// Places in `entities` of those that learners work in.
    let departments: [Int]
    /// Places in `sessions`, the likelier ones more often.
    let choices: [Int]
    /// So many of the first learners hold events, which therefore come after them.
    let facilitatingLearners: Int

    init(learners: Int, seed: UInt64, now: Int64) {
        self.learners = learners
        self.seed = seed
        self.now = now
        entities = makeEntities()
        departments = entities.indices.filter { [entities] in entities[$0].isDepartment }
        contents = contentPlans.enumerated().map { Content(number: $0.offset, plan: $0.element) }
        let trainings = trainingPlans.enumerated().map { Training(number: $0.offset, plan: $0.element) }
        self.trainings = trainings
        facilitatingLearners = min(6, learners)

        var random = SplitMix64(seed: seed, .structure)
        let today = Instant(seconds: now).dayUTC
        var sessions = makeSessions(of: trainings, learners: learners, today: today, &random)
        var events = 0
        for place in sessions.indices {
            sessions[place].events = makeEvents(
                of: sessions[place], trainings[sessions[place].training], first: events, today: today, &random)
            events += sessions[place].events.count
        }
        self.sessions = sessions
        choices = sessions.indices.flatMap { place in
            Array(repeating: place, count: sessions[place].opens > now ? 1 : 6)
        }
    }

    /// A moment so many days before now.
    func moment(daysAgo days: Int) -> Int64 { now - Int64(days) * 86_400 }

    /// The GUID of the learner at a place, known before the learner is written.
    func learnerGUID(_ index: Int) -> String { guid(ofMade: 1, index, 0) }

    /// The GUID of a learner's registration.
    func registrationGUID(_ learner: Int, _ number: Int) -> String { guid(ofMade: 2, learner, number) }

    /// Distinct numbers give distinct GUIDs, since the mixing loses nothing.
    private func guid(ofMade kind: UInt64, _ index: Int, _ number: Int) -> String {
        let key = kind << 60 | UInt64(index) << 8 | UInt64(number)
        return GUID.text(GUID.Hash(high: GUID.mixed(key ^ seed), low: GUID.mixed(key &+ GUID.mixed(seed))))
    }
}
