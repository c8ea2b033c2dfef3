internal import Foundation
internal import Synchronization

/// A program that runs, fed through its standard input or by signals until it is waited for.
public final class RunningProgram {
    /// Why a program could not be run.
    public struct Failed: Error, CustomStringConvertible {
        public var description: String
    }

    /// How a program is started.
    struct Setup {
        var path: String
        var arguments: [String]
        var environment: [String: String]
        var folder: String
    }

    public let processID: Int32
    private let output: Int32
    private let errors: Int32
    private var input: Int32
    private var exitCode: Int32?
    /// A program that takes longer is taken for one that hangs, and killed.
    private static let patience = 240.0

    init(_ setup: Setup) throws {
        // Writing to a program that has ended is an error to be seen, no reason to end the tests.
        signal(SIGPIPE, SIG_IGN)
        output = try Self.namelessFile()
        errors = try Self.namelessFile()
        (processID, input) = try Self.spawning.withLock { [output, errors] _ in
            var ends: [Int32] = [-1, -1]
            guard pipe(&ends) == 0 else { throw Failed(description: "no pipe: \(errno)") }
            defer { close(ends[0]) }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            return (try Self.spawn(setup, [ends[0], output, errors]), ends[1])
        }
    }

    /// Held while a pipe is made and its program started, so that no other program takes over the pipe's end.
    private static let spawning = Mutex<Void>(())

    /// A file without a name, so that nothing stands in the folders that tests look at.
    private static func namelessFile() throws -> Int32 {
        let path = NSTemporaryDirectory() + "cairn-output-\(UUID().uuidString)"
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failed(description: "no file for the output: \(errno)") }
        unlink(path)
        return descriptor
    }

    deinit {
        if exitCode == nil {
            kill(processID, SIGKILL)
            var status: Int32 = 0
            waitpid(processID, &status, 0)
        }
        for descriptor in [input, output, errors] where descriptor >= 0 { close(descriptor) }
    }

    private static func spawn(_ setup: Setup, _ descriptors: [Int32]) throws -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (target, descriptor) in descriptors.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(target))
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var usual = sigset_t()
        sigemptyset(&usual)
        for number in [SIGPIPE, SIGINT, SIGTERM] { sigaddset(&usual, number) }
        posix_spawnattr_setsigdefault(&attributes, &usual)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        // The shell goes to the folder and becomes the program, under the same process id.
        let shell = ["sh", "-c", #"cd "$0" && exec "$@""#, setup.folder, setup.path]
        let arguments = (shell + setup.arguments).map { strdup($0) } + [nil]
        let environment = setup.environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in arguments + environment { free(text) } }
        var processID: pid_t = 0
        let code = posix_spawn(&processID, "/bin/sh", &actions, &attributes, arguments, environment)
        guard code == 0 else {
            throw Failed(description: "'\(setup.path)' could not be run: \(String(cString: strerror(code)))")
        }
        return processID
    }

    // MARK: Talking to it

    /// Writes to its standard input; false when it takes no more.
    @discardableResult
    public func feed(_ text: String) -> Bool { feed(Array(text.utf8)) }

    /// Writes to its standard input; false when it takes no more.
    @discardableResult
    public func feed(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let written = write(input, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                guard written > 0 else { return false }
                rest = rest.dropFirst(written)
            }
            return true
        }
    }

    /// Lets its standard input end.
    public func closeInput() {
        guard input >= 0 else { return }
        close(input)
        input = -1
    }

    public func send(_ signal: Int32) { kill(processID, signal) }

    /// What it wrote to standard error so far.
    public var messagesSoFar: String { String(decoding: Self.contents(of: errors), as: UTF8.self) }

    /// Whether it has taken in as many bytes as that, from anywhere.
    public func hasRead(_ count: Int) -> Bool { systemCount("rchar") ?? 0 >= count }

    /// A figure of what the system counts of its reading and writing.
    func systemCount(_ name: String) -> Int? {
        let lines =
            (try? String(contentsOfFile: "/proc/\(processID)/io", encoding: .utf8))?.split(separator: "\n") ?? []
        return lines.first { $0.hasPrefix(name + ": ") }.flatMap { Int($0.dropFirst(name.count + 2)) }
    }

    /// Waits until something is so; false if that took too long.
    public static func eventually(within seconds: Double = 30, _ condition: () throws -> Bool) rethrows -> Bool {
        let end = Date().addingTimeInterval(seconds)
        while Date() < end {
            if try condition() { return true }
            usleep(5_000)
        }
        return false
    }

    // MARK: Its end

    /// Whether it has ended.
    public var hasEnded: Bool {
        if exitCode != nil { return true }
        var status: Int32 = 0
        guard waitpid(processID, &status, WNOHANG) == processID else { return false }
        let signal = status & 0x7f
        exitCode = signal == 0 ? (status >> 8) & 0xff : 128 + signal
        return true
    }

    /// Lets its input end and waits for it.
    public func wait() throws -> Outcome {
        closeInput()
        guard Self.eventually(within: Self.patience, { hasEnded }) else {
            throw Failed(description: "the program hung; standard error: \(messagesSoFar)")
        }
        return Outcome(
            exitCode: exitCode ?? -1, output: Self.contents(of: output), errors: Self.contents(of: errors))
    }

    /// Waits for it with its input still open; nil if it goes on longer than the seconds given.
    public func waitWhileOpen(atMost seconds: Double) -> Int32? {
        Self.eventually(within: seconds) { hasEnded } ? exitCode : nil
    }

    private static func contents(of descriptor: Int32) -> [UInt8] {
        var status = stat()
        fstat(descriptor, &status)
        // No buffer is made of nothing, and the count of none cannot be set.
        guard status.st_size > 0 else { return [] }
        return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
            while count < buffer.count {
                let read = pread(descriptor, buffer.baseAddress! + count, buffer.count - count, off_t(count))
                if read <= 0 { break }
                count += read
            }
        }
    }
}
