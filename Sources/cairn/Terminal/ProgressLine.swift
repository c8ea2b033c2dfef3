import CairnCore
import Foundation

/// A line on standard error that tells how far a long run is; nothing where standard error is no terminal.
final class ProgressLine {
    private let what: String
    private let isShown = isatty(2) == 1
    private let begin = Date()
    private var lastShown = Date.distantPast

    private init(_ what: String) { self.what = what }

    /// Runs something long that tells how far it is; the line is gone when it ends, however it ends.
    ///
    /// - Parameter what: what is counted, e.g. `rows`.
    static func during<Result>(
        _ what: String, _ body: (ProgressLine) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let line = ProgressLine(what)
        defer { line.clear() }
        return try body(line)
    }

    /// - Parameter fraction: how much of the whole is done, where that is known.
    func show(_ count: Int, fraction: Double? = nil) {
        guard isShown, Date().timeIntervalSince(lastShown) > 0.1 else { return }
        lastShown = Date()
        let seconds = max(Date().timeIntervalSince(begin), 0.001)
        var line = "\(count) \(what), \(Int(Double(count) / seconds)) a second"
        if let fraction, fraction > 0.01 {
            let left = Int(seconds / fraction * (1 - fraction))
            line += ", \(Int(fraction * 100)) %, \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
        }
        FileHandle.standardError.write(Data("\r\u{1b}[K\(line)".utf8))
    }

    private func clear() {
        guard isShown, lastShown != .distantPast else { return }
        FileHandle.standardError.write(Data("\r\u{1b}[K".utf8))
    }
}
