/// What a cell holds, for formats that keep types.
public enum CellType: Sendable {
    case text, number, day, moment, timeOfDay
}

/// A column as formats see it.
public struct FormatColumn: Sendable {
    /// The canonical name, which is also that of its element in XML.
    public var name: String
    /// What the job calls it; nil where the job does not say.
    public var label: String?
    public var type: CellType

    /// What stands above it: the label, else the name.
    public var header: String { label ?? name }

    public init(name: String, label: String? = nil, type: CellType = .text) {
        self.name = name
        self.label = label
        self.type = type
    }
}
