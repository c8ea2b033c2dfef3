internal import CairnCore
internal import CairnStore

/// Where jobs may read and write: in the instance's folder, and in those that its settings name.
struct AllowedFolders {
    private let roots: [String]

    init(_ instance: Instance, others: [String]) {
        roots = ([instance.folder] + others).map(PathText.resolved)
    }

    /// Throws unless a path lies in one of them after its symbolic links are followed.
    func check(_ path: String, for place: String) throws(Failure) {
        let real = PathText.resolved(path)
        if roots.contains(where: { Self.isInside(real, $0) }) { return }
        throw .input(
            "\(place): '\(path)' lies outside the instance's folder. Move it inside, or allow its folder in cairn.yaml."
        )
    }

    private static func isInside(_ path: String, _ root: String) -> Bool {
        path == root || path.hasPrefix(root.hasSuffix("/") ? root : root + "/")
    }
}
