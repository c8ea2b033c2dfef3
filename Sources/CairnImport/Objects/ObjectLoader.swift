public import CairnCore
internal import CairnModel
public import CairnStore

/// Loads objects in JSON Lines into an instance, in transactions of many lines.
///
/// A bad line is rejected and told, and the rest goes on; strictly, the first bad line undoes the whole load.
public final class ObjectLoader {
    private let store: Store
    private let now: Instant
    private let applier: ObjectApplier
    /// Called with the file, line and reason of each rejected line.
    private let onRejection: (Place, String) -> Void
    /// Called now and then with the lines and bytes read so far.
    private let onProgress: (Int, Int) -> Void
    /// Enough lines to make the commit's price small. Of a long file the transactions after the first take as many as
    /// memory holds, because each page of the store that changes is written once a transaction; lines that come through a
    /// pipe do not wait that long to be seen.
    private static let linesPerTransaction = 20_000
    private static let linesPerStep = 1_000

    public init(
        _ store: Store, now: Instant, onRejection: @escaping (Place, String) -> Void,
        onProgress: @escaping (Int, Int) -> Void = { _, _ in }
    ) throws(Failure) {
        self.store = store
        self.now = now
        self.onRejection = onRejection
        self.onProgress = onProgress
        applier = ObjectApplier(
            takesIDs: try store.read { connection throws(Failure) in try connection.isEmpty() }, now: now)
    }

    public var report: LoadReport { applier.report }

    /// Loads files, one after the other; `-` is standard input.
    public func load(paths: [String], strict: Bool) throws(Failure) {
        let readers = try paths.map { path throws(Failure) in (path, try LineReader(path: path)) }
        if strict {
            try store.write(Batch.Label(kind: "load", source: paths.joined(separator: " ")), now: now) {
                writer throws(Failure) in
                for (path, reader) in readers {
                    var line = 0
                    while try take(Self.linesPerTransaction, of: reader, path, &line, strict: true, writer) {}
                }
            }
            return
        }
        for (path, reader) in readers {
            var committed = 0
            do throws(Failure) {
                try load(path, reader, &committed)
            } catch {
                throw error.telling(
                    path, done: "loaded", upTo: committed, advice: "Load it again: it is safe to repeat.")
            }
        }
    }

    /// - Parameter committed: gets the last line whose transaction was committed.
    private func load(_ path: String, _ reader: LineReader, _ committed: inout Int) throws(Failure) {
        var line = 0
        var goesOn = true
        var count = Self.linesPerTransaction
        while goesOn {
            goesOn = try store.write(Batch.Label(kind: "load", source: path), now: now) {
                writer throws(Failure) in try take(count, of: reader, path, &line, strict: false, writer)
            }
            committed = line
            if path != "-" { count = store.memory.mostWaiting }
        }
    }

    /// Takes the lines of one transaction; false at the end of the file.
    private func take(
        _ count: Int, of reader: LineReader, _ path: String, _ line: inout Int, strict: Bool, _ writer: StoreWriter
    ) throws(Failure) -> Bool {
        for taken in 0..<count {
            if taken % Self.linesPerStep == 0 {
                try Interruption.check()
                onProgress(applier.report.lines, reader.bytesRead)
            }
            guard let bytes = try reader.next() else { return false }
            line += 1
            try apply(bytes, at: Place(file: path, line: line), strict: strict, writer)
        }
        return true
    }

    private func apply(
        _ bytes: UnsafeRawBufferPointer, at place: Place, strict: Bool, _ writer: StoreWriter
    ) throws(Failure) {
        // A byte-order mark is no part of the first object.
        let hasMark = place.line == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let bytes = hasMark ? UnsafeRawBufferPointer(rebasing: bytes[3...]) : bytes
        if bytes.allSatisfy({ $0 == 32 || $0 == 9 }) { return }
        applier.report.lines += 1
        guard let rejection = try rejection(of: bytes, at: place, writer) else { return }
        applier.report.rejected += 1
        onRejection(place, rejection.text)
        if strict {
            throw .input("\(place): \(rejection.text) Nothing was loaded, because of --strict.")
        }
    }

    private func rejection(
        of bytes: UnsafeRawBufferPointer, at place: Place, _ writer: StoreWriter
    ) throws(Failure) -> Rejection? {
        do {
            try applier.apply(bytes, writer)
            return nil
        } catch let rejection as Rejection {
            return rejection
        } catch let failure as Failure {
            throw failure
        } catch {
            throw .operation("\(place): \(error)")
        }
    }

    /// Loads lines that are made while they are loaded.
    public func load(
        source: String, lines: ((UnsafeRawBufferPointer) throws(Failure) -> Void) throws(Failure) -> Void
    ) throws(Failure) {
        var bytes: [UInt8] = []
        var ends: [Int] = []
        var line = 0
        func flush() throws(Failure) {
            try Interruption.check()
            try store.write(Batch.Label(kind: source, source: source), now: now) { writer throws(Failure) in
                var begin = 0
                for end in ends {
                    line += 1
                    try Array(bytes[begin..<end]).withBytes { bytes throws(Failure) in
                        try apply(bytes, at: Place(file: source, line: line), strict: false, writer)
                    }
                    begin = end
                }
            }
            bytes.removeAll(keepingCapacity: true)
            ends.removeAll(keepingCapacity: true)
            onProgress(applier.report.lines, 0)
        }
        try lines { (made: UnsafeRawBufferPointer) throws(Failure) in
            bytes.append(contentsOf: made)
            ends.append(bytes.count)
            if ends.count == Self.linesPerTransaction { try flush() }
        }
        try flush()
    }
}
