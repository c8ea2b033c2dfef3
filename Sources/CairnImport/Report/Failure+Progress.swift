internal import CairnCore

extension Failure {
    /// The same failure, which tells how much of a file is in the store all the same.
    ///
    /// - Parameters:
    ///   - line: the last whose transaction was committed; 0 where there is none.
    ///   - done: what is done with files, e.g. `imported`.
    ///   - advice: what to do, as a sentence.
    func telling(_ path: String, done: String, upTo line: Int, advice: String) -> Failure {
        var failure = self
        // A wrong input means that nothing was done.
        if line > 0, failure.kind == .input { failure.kind = .operation }
        if !failure.message.hasSuffix(".") { failure.message += "." }
        let reached = line == 0 ? "Nothing of '\(path)' was \(done)." : "'\(path)' was \(done) up to line \(line)."
        failure.message += " \(reached) \(advice)"
        return failure
    }
}
