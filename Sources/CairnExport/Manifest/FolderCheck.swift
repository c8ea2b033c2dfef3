public import CairnCore
internal import Crypto
internal import Foundation

/// Holds exported files against the manifests beside them, without any instance.
public enum FolderCheck {
    /// What was found of one file.
    public struct Finding: Sendable, Encodable {
        public var file: String
        /// What does not agree; nil where all does.
        public var problem: String?
        /// What the manifest says of it.
        public var rows: Int?
        public var bytes: Int?
    }

    /// What was found in a folder.
    public struct Result: Sendable, Encodable {
        public var checked: [Finding] = []
        /// Files that have no manifest, of which nothing can be said.
        public var withoutManifest: [String] = []

        public var isClean: Bool { checked.allSatisfy { $0.problem == nil } }
    }

    /// Checks a folder and all folders in it, or one exported file or manifest.
    public static func run(_ path: String) throws(Failure) -> Result {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw .input("there is no folder or file '\(path)'. Name a folder with exported files.")
        }
        let files = isFolder.boolValue ? try files(in: path) : [path]
        var result = Result()
        for file in files {
            try Interruption.check()
            // An exported file may have such a name too.
            let hasManifest = FileManager.default.fileExists(atPath: file + Manifest.suffix)
            if file.hasSuffix(Manifest.suffix), !hasManifest {
                result.checked.append(check(manifest: file))
            } else if !hasManifest {
                result.withoutManifest.append(file)
            } else if !isFolder.boolValue {
                result.checked.append(check(manifest: file + Manifest.suffix))
            }
        }
        return result
    }

    private static func files(in folder: String) throws(Failure) -> [String] {
        guard let names = FileManager.default.enumerator(atPath: folder) else {
            throw .operation("the folder '\(folder)' cannot be read.")
        }
        var files: [String] = []
        for case let name as String in names {
            var isFolder: ObjCBool = false
            let path = PathText.path(of: name, in: folder)
            if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue {
                files.append(path)
            }
        }
        return files.sorted()
    }

    private static func check(manifest path: String) -> Finding {
        let file = String(path.dropLast(Manifest.suffix.count))
        guard let data = FileManager.default.contents(atPath: path),
            let manifest = try? JSONDecoder().decode(Manifest.self, from: data)
        else { return Finding(file: file, problem: "its manifest cannot be read") }
        var finding = Finding(file: file, rows: manifest.rows, bytes: manifest.bytes)
        guard let (bytes, digest) = measure(file) else {
            finding.problem = "the file is missing or cannot be read"
            return finding
        }
        if bytes != manifest.bytes {
            finding.problem = "it has \(bytes) bytes where \(manifest.bytes) were exported"
        } else if digest != manifest.sha256 {
            finding.problem = "its content was changed: the SHA-256 is \(digest) where \(manifest.sha256) was exported"
        }
        return finding
    }

    private static func measure(_ path: String) -> (bytes: Int, sha256: String)? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        var written = WrittenBytes()
        do {
            while let chunk = try file.read(upToCount: 1 << 20), !chunk.isEmpty {
                chunk.withUnsafeBytes { written.add($0) }
            }
        } catch {
            return nil
        }
        return (written.count, written.sha256)
    }
}
