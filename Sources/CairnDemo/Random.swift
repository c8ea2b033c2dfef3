internal import CairnCore

/// Random numbers that a seed decides for good; the standard library may draw otherwise in its next release.
struct SplitMix64 {
    /// What is drawn for.
    enum Topic: UInt64 {
        case structure, team, learner, story
    }

    private var state: UInt64

    /// Every topic and index has a stream of its own, so that what is drawn for one learner never moves another.
    init(seed: UInt64, _ topic: Topic, _ index: Int = 0) {
        state = GUID.mixed(seed ^ GUID.mixed(topic.rawValue << 56 | UInt64(index)))
    }

    mutating func next() -> UInt64 {
        let value = GUID.mixed(state)
        state &+= 0x9e37_79b9_7f4a_7c15
        return value
    }

    /// A number from 0 to `count` - 1; `count` is at least 1.
    mutating func below(_ count: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(count)).high)
    }

    /// A number of a range, both ends included.
    mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    /// True in so many of a hundred cases.
    mutating func percent(_ share: Int) -> Bool { below(100) < share }

    /// One of the elements, of which there is at least one.
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
