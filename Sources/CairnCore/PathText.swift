internal import Foundation

/// Paths as texts, taken apart as POSIX does.
///
/// Ours, because Foundation's `deletingLastPathComponent` ends the program on a name of a single character.
public enum PathText {
    /// The folder that a path stands in: `a` of `a/b`, nothing of `b`, `/` of `/b`.
    public static func folder(of path: String) -> String {
        guard let slash = separator(in: path) else { return "" }
        let folder = trimmed(path.utf8[..<slash])
        return folder.isEmpty ? "/" : String(Substring(folder))
    }

    /// The last part of a path: `b` of `a/b` and of `a/b/`, nothing of `/`.
    public static func name(of path: String) -> String {
        let path = trimmed(path.utf8[...])
        let begin = path.lastIndex(of: UInt8(ascii: "/")).map(path.index(after:)) ?? path.startIndex
        return String(Substring(path[begin...]))
    }

    /// The path of a name in a folder; the name itself where the folder is nothing.
    public static func path(of name: String, in folder: String) -> String {
        if folder.isEmpty { return name }
        return folder.utf8.last == UInt8(ascii: "/") ? folder + name : folder + "/" + name
    }

    /// The path without symbolic links; a part that does not exist yet stays as it is.
    public static func resolved(_ path: String) -> String {
        if let real = realpath(path, nil) {
            defer { free(real) }
            return String(cString: real)
        }
        let parent = folder(of: path)
        if parent == path { return path }
        return self.path(of: name(of: path), in: resolved(parent.isEmpty ? "." : parent))
    }

    /// The slash before the last part.
    private static func separator(in path: String) -> String.Index? {
        trimmed(path.utf8[...]).lastIndex(of: UInt8(ascii: "/"))
    }

    /// Without the slashes at its end.
    private static func trimmed(_ path: Substring.UTF8View) -> Substring.UTF8View {
        var path = path
        while path.last == UInt8(ascii: "/") { path.removeLast() }
        return path
    }
}
