/// A file name in which `*` stands for any characters and `?` for one.
struct Wildcard {
    private let pattern: [Character]

    init(_ text: String) { pattern = Array(text) }

    /// Whether it can mean more than one name.
    var isOpen: Bool { pattern.contains("*") || pattern.contains("?") }

    func matches(_ name: String) -> Bool {
        let name = Array(name)
        var (place, position) = (0, 0)
        // Where the last star stands, and up to where it reaches so far: all that has to be tried again.
        var star: (place: Int, reach: Int)?
        while position < name.count {
            if place < pattern.count, pattern[place] == "*" {
                star = (place, position)
                place += 1
            } else if place < pattern.count, pattern[place] == "?" || pattern[place] == name[position] {
                place += 1
                position += 1
            } else if let last = star {
                star = (last.place, last.reach + 1)
                place = last.place + 1
                position = last.reach + 1
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == "*" }
    }
}
