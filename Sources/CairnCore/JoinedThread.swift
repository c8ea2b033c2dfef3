internal import Foundation

/// A thread that is waited for: once `join` has come back it is gone, and with it all that its work held.
///
/// A detached one may still hold that when its work is done, and would then tear it down beside whoever goes on.
struct JoinedThread {
    private let thread: pthread_t

    /// What the thread takes over, and lets go before it ends.
    private final class Work: @unchecked Sendable {
        // Handed from the thread that makes it to the one that does it, which is the only one to use it from then on.
        let body: () -> Void

        init(_ body: @escaping () -> Void) { self.body = body }
    }

    /// Begins to work; nil where the system gives no thread.
    ///
    /// - Parameter body: what it touches beside what is its own is for the caller to keep apart.
    init?(_ body: @escaping () -> Void) {
        let work = Unmanaged.passRetained(Work(body))
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { work in
                if let work { Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body() }
                return nil
            }, work.toOpaque())
        guard code == 0 else {
            work.release()
            return nil
        }
        self.thread = thread
    }

    /// Waits until it has ended; to be called once.
    func join() { pthread_join(thread, nil) }
}
