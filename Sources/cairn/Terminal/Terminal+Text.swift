import CairnCore

extension Terminal {
    /// A text as it is: into a file, or to standard output where none or `-` is named.
    static func put(_ text: String, to path: String?) throws(Failure) {
        guard let path, path != "-" else { return try Array(text.utf8).withBytes(StandardOutput.write) }
        let file = try AtomicFile(path: path)
        try file.write(text)
        try file.finish()
    }
}
