/// A text that is compared byte by byte, as GUIDs are; Swift takes canonically equivalent texts for the same.
public struct ExactText: Hashable, Sendable {
    private let bytes: [UInt8]

    public init(_ text: String) { bytes = Array(text.utf8) }
}

extension String {
    /// Whether two texts have the same bytes.
    public func isExactly(_ other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
