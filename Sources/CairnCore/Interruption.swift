internal import Foundation
internal import Synchronization

/// The user's wish to stop (Ctrl-C), seen by long loops at safe points so that everything is cleaned up.
public enum Interruption {
    private static let requested = Atomic<Bool>(false)

    /// Turns SIGINT, SIGTERM and SIGHUP into a request; a second one ends the process at once. With `nohup` the last
    /// of them stays ignored.
    public static func watch() {
        let handler: @convention(c) (Int32) -> Void = { number in
            if Interruption.requested.exchange(true, ordering: .relaxed) { _exit(128 + number) }
        }
        // Without SA_RESTART, so that a read that waits for a pipe or a terminal comes back.
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        sigaction(SIGINT, &action, nil)
        sigaction(SIGTERM, &action, nil)
        var former = sigaction()
        sigaction(SIGHUP, nil, &former)
        // Compared as numbers: functions cannot be.
        let isIgnored = unsafeBitCast(former.__sigaction_handler.sa_handler, to: Int.self) == 1
        if !isIgnored { sigaction(SIGHUP, &action, nil) }
        // A full quota is an error of the write, to be reported, and no reason to be killed.
        signal(SIGXFSZ, SIG_IGN)
    }

    /// Waits until a file can be read from or written to (`POLLIN`, `POLLOUT`); throws if the user asks to stop.
    public static func wait(for descriptor: Int32, _ events: Int32) throws(Failure) {
        var wanted = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        while true {
            try check()
            if poll(&wanted, 1, 100) != 0 { return }
        }
    }

    /// Throws if the user asked to stop.
    public static func check() throws(Failure) {
        if requested.load(ordering: .relaxed) {
            throw .interrupted
        }
    }
}
