/// Why a command could not do its work, in the words that its user reads; the kind decides the exit code.
public struct Failure: Error, Sendable, CustomStringConvertible {
    public enum Kind: Sendable {
        /// What was given is wrong (a job, a file, an argument), and nothing was done: exit code 2.
        case input
        /// Something outside failed (disk, database, a lock): exit code 3.
        case operation
        /// The user stopped the command: exit code 130.
        case interrupted
    }

    public var kind: Kind
    public var message: String

    public var description: String { message }

    /// A failure of the input: exit code 2.
    public static func input(_ message: String) -> Failure { Failure(kind: .input, message: message) }

    /// A failure of an operation: exit code 3.
    public static func operation(_ message: String) -> Failure {
        Failure(kind: .operation, message: message)
    }

    /// The user stopped it: exit code 130.
    public static var interrupted: Failure { Failure(kind: .interrupted, message: "interrupted") }
}
