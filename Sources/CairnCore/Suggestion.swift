/// The nearest known name to one that is not known: "did you mean".
public enum Suggestion {
    /// The candidate with the fewest edits from `name`, letter case ignored, if it is near enough to be meant.
    public static func nearest<Names: Sequence>(to name: String, in candidates: Names) -> String?
    where Names.Element == String {
        let wanted = Array(name.lowercased().unicodeScalars)
        guard !wanted.isEmpty else { return nil }
        let limit = max(1, wanted.count / 3)
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let distance = edits(from: wanted, to: Array(candidate.lowercased().unicodeScalars))
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// ` Did you mean 'x'?` with its leading space, or nothing.
    public static func sentence<Names: Sequence>(for name: String, in candidates: Names) -> String
    where Names.Element == String {
        nearest(to: name, in: candidates).map { " Did you mean '\($0)'?" } ?? ""
    }

    /// Insertions, deletions, replacements and swaps of neighbours between two words.
    private static func edits(from a: [Unicode.Scalar], to b: [Unicode.Scalar]) -> Int {
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [i] + Array(repeating: 0, count: b.count)
            for j in 1...b.count {
                let replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                row[j] = min(replaced, last[j] + 1, row[j - 1] + 1)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    row[j] = min(row[j], beforeLast[j - 2] + 1)
                }
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
