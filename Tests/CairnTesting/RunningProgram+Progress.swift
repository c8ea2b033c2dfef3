internal import Foundation

extension RunningProgram {
    /// How much a program has done, in measures that a busy machine does not stretch.
    public struct Progress: Sendable {
        /// Nanoseconds of processor time.
        public var processorTime = 0.0
        /// Bytes that it gave to the system to be written, to files or anywhere.
        public var written = 0.0

        public init() {}
    }

    /// How much it has done so far; nil when it has ended.
    public var progress: Progress? {
        var clock = clockid_t()
        var time = timespec()
        guard clock_getcpuclockid(processID, &clock) == 0, clock_gettime(clock, &time) == 0,
            let written = systemCount("wchar")
        else { return nil }
        var progress = Progress()
        progress.processorTime = Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
        progress.written = Double(written)
        return progress
    }

    /// Waits until it has done so much; false if it ended before.
    public func waitUntil(_ isReached: (Progress) -> Bool) -> Bool {
        while !hasEnded {
            if let progress, isReached(progress) { return true }
            usleep(200)
        }
        return false
    }
}
