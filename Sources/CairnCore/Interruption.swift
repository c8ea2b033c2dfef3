internal import Foundation
internal import Synchronization

/// The user's wish to stop (Ctrl-C), seen by long loops at safe points so that everything is cleaned up.
public enum Interruption {
    private static let requested = Atomic<Bool>(false)

    /// Turns SIGINT and SIGTERM into a request; a second one ends the process at once.
    public static func watch() {
        let handler: @convention(c) (Int32) -> Void = { number in
            if Interruption.requested.exchange(true, ordering: .relaxed) { _exit(128 + number) }
        }
        // Without SA_RESTART, so that a read that waits for a pipe or a terminal comes back.
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        sigaction(SIGINT, &action, nil)
        sigaction(SIGTERM, &action, nil)
        // A full quota is an error of the write, to be reported, and no reason to be killed.
        signal(SIGXFSZ, SIG_IGN)
    }

    /// Throws if the user asked to stop.
    public static func check() throws(Failure) {
        if requested.load(ordering: .relaxed) {
            throw Failure(kind: .interrupted, message: "interrupted")
        }
    }
}
