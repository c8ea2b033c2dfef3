internal import CairnCore
internal import CairnStore
internal import Foundation

/// The files that the imports of one command have moved away.
///
/// They are written down before the first of them moves, and forgotten when the command has come to its end. Until then
/// the moves can be undone, and the next import undoes them before it looks for its own files: so an import that broke
/// off among its moves, or after them, is as one that broke off before them, and finds all its files when it is run
/// again. Nobody who stands in a moved one can be taken for absent.
///
/// Files that are to be deleted are moved too, to a hidden name beside, and are deleted in the end.
final class MovedFiles {
    /// One file, by paths that do not depend on where the command runs, and lie in the instance's folder where they can.
    private struct Entry: Codable {
        var from: String
        var to: String
        var identity: FileIdentity
        /// Whether it is only moved to be deleted.
        var isToBeDeleted: Bool
        /// Whether nothing is to be undone any more, and only its deletion is left.
        var isSettled = false
    }

    /// A file to be moved.
    struct Move {
        var file: SourceFile
        var target: String
        var isToBeDeleted = false
    }

    /// Where the files are written down.
    static let recordName = "cairn.moved.json"

    private let instance: Instance
    private let home: String
    /// Moved by this command; where those of the current import begin.
    private var moved: [Entry] = []
    private var current = 0
    /// Moved by imports of this command that failed.
    private var undecided: [Entry] = []
    /// Moved by an import that broke off.
    private var pending: [Entry]
    /// What an import moved that broke off, and what is neither here nor there any more.
    private var lost: [Entry] = []

    /// Finds what an import that broke off has left.
    init(_ instance: Instance) throws(Failure) {
        self.instance = instance
        home = PathText.resolved(instance.folder)
        let record = instance.path(Self.recordName)
        do {
            let exists = FileManager.default.fileExists(atPath: record)
            pending =
                exists ? try JSONDecoder().decode([Entry].self, from: Data(contentsOf: .init(filePath: record))) : []
        } catch {
            throw .operation(
                "'\(record)' tells which files an import that broke off had moved, and cannot be read. Put its files back to where they were, delete it, and import again."
            )
        }
    }

    private var record: String { instance.path(Self.recordName) }

    /// Writes down all that the next import would have to know.
    private func write() throws(Failure) {
        let entries = moved + undecided + pending + lost
        if entries.isEmpty {
            if unlink(record) == 0 { return AtomicFile.syncFolder(of: record) }
            guard errno == ENOENT else {
                throw .operation("'\(record)' could not be deleted: \(String(cString: strerror(errno))).")
            }
            return
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let bytes = try? encoder.encode(entries) else { throw .operation("'\(record)' could not be made.") }
        let file = try AtomicFile(path: record)
        try file.write(String(decoding: bytes, as: UTF8.self))
        try file.finish()
    }

    // MARK: Names

    /// The same for a file, however its folder is written.
    private func known(_ path: String) -> String {
        let folder = PathText.resolved(PathText.folder(of: path))
        let full = PathText.path(of: PathText.name(of: path), in: folder)
        guard full.hasPrefix(home + "/") else { return full }
        return String(decoding: full.utf8.dropFirst(home.utf8.count + 1), as: UTF8.self)
    }

    /// The other way round.
    private func full(_ known: String) -> String { known.hasPrefix("/") ? known : home + "/" + known }

    private static let hiddenEnding = ".imported"

    /// Where a file waits to be deleted.
    static func hiddenPath(_ path: String) -> String {
        let (folder, name) = (PathText.folder(of: path), PathText.name(of: path))
        return PathText.path(of: ".\(name)\(hiddenEnding)", in: folder)
    }

    /// Whether a file's name is that of one that waits to be deleted.
    static func isHidden(_ name: String) -> Bool { name.hasPrefix(".") && name.hasSuffix(hiddenEnding) }

    // MARK: Undoing

    private enum Place { case here, there, nowhere }

    /// Where a file that was moved is; one of its old name is a newer one, and stands for it.
    private func place(of entry: Entry) -> Place {
        if FileIdentity(instance.path(entry.from)) != nil { return .here }
        return FileIdentity(instance.path(entry.to)) == entry.identity ? .there : .nowhere
    }

    /// Puts back what an import that broke off had moved; returns what there is to say of it.
    func undo() throws(Failure) -> String? {
        var restored: [String] = []
        for entry in pending {
            let (from, to) = (instance.path(entry.from), instance.path(entry.to))
            switch entry.isSettled ? .here : place(of: entry) {
            case .here:
                // Its rows are imported, and it was to be deleted, or a newer one has come.
                if entry.isToBeDeleted, FileIdentity(to) == entry.identity { unlink(to) }
            case .there:
                do throws(FileMove.Problem) {
                    try FileMove.move(to, to: from)
                } catch {
                    throw .operation(
                        "an import broke off after it had moved '\(from)' to '\(to)', and it could not be put back. Move it yourself, and import again."
                    )
                }
                AtomicFile.syncFolder(of: from)
                restored.append(entry.from)
            case .nowhere: lost.append(entry)
            }
        }
        let hadAny = !pending.isEmpty
        pending = []
        if hadAny { try write() }
        return restored.first.map { Self.sentence($0, restored.count, "put back") }
    }

    /// What `undo` would put back: where the files lie, by the paths at which they would be.
    func undone() -> (locations: [String: String], note: String?) {
        var locations: [String: String] = [:]
        for entry in pending where !entry.isSettled {
            switch place(of: entry) {
            case .here: break
            case .there: locations[full(entry.from)] = instance.path(entry.to)
            case .nowhere: lost.append(entry)
            }
        }
        let note = locations.keys.min().map { Self.sentence(known($0), locations.count, "to be put back first") }
        return (locations, note)
    }

    private static func sentence(_ first: String, _ count: Int, _ what: String) -> String {
        let files = count == 1 ? "'\(first)' was" : "'\(first)' and \(count - 1) more were"
        return "\(files) moved away by an import that broke off, and \(count == 1 ? "is" : "are") \(what)."
    }
}

// What this command moves.
extension MovedFiles {
    /// An import begins: what is moved from here on is its own.
    func begin() { current = moved.count }

    /// The import failed: what it moved stays to be undone, whatever becomes of the rest.
    func keepToBeUndone() {
        undecided += moved[current...]
        moved.removeSubrange(current...)
    }

    /// Moves files, once all of them are written down.
    func move(_ moves: [Move]) throws(Failure) {
        for move in moves {
            guard let identity = move.file.identity else { continue }
            let from = known(move.file.path)
            moved.append(
                Entry(from: from, to: known(move.target), identity: identity, isToBeDeleted: move.isToBeDeleted))
        }
        try write()
        for move in moves {
            do throws(FileMove.Problem) {
                try FileMove.move(move.file.path, to: move.target)
            } catch {
                throw move.failure(error)
            }
        }
        // All of them come from one folder, and go to one.
        for path in moves.first.map({ [$0.file.path, $0.target] }) ?? [] { AtomicFile.syncFolder(of: path) }
    }

    /// Whether a file is one of those that might still have to be put back.
    func holds(_ path: String) -> Bool {
        let path = known(path)
        return (moved + undecided).contains { $0.to == path }
    }

    /// Nothing that imports of this command have moved is undone any more, but of those that failed.
    func settle() throws(Failure) {
        moved = moved.filter(\.isToBeDeleted).map { entry in
            var entry = entry
            entry.isSettled = true
            return entry
        }
        current = 0
        try write()
        guard let first = moved.first else { return }
        for entry in moved { unlink(instance.path(entry.to)) }
        AtomicFile.syncFolder(of: instance.path(first.to))
        moved = []
        try write()
    }

    /// Files of an import that were moved, and are neither at their old place nor at the new one.
    func lost(where isMeant: (String) -> Bool) -> [String] {
        lost.map { instance.path($0.from) }.filter(isMeant)
    }

    /// The import has come to its end without them.
    func forgetLost(where isMeant: (String) -> Bool) { lost.removeAll { isMeant(instance.path($0.from)) } }
}

extension MovedFiles.Move {
    fileprivate func failure(_ problem: FileMove.Problem) -> Failure {
        if isToBeDeleted { return .operation("Can not delete file \(file.path).") }
        return switch problem {
        case .notCopied: .operation("Can not copy the file \(file.path) to \(target)")
        case .originalStays: .operation("Can not delete the file \(file.path)")
        }
    }
}
