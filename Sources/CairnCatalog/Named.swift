/// Something that job files call by a name.
public protocol Named {
    /// The name, in its canonical spelling.
    var name: String { get }
}

extension Provider: Named {}
extension Column: Named {}
extension Parameter: Named {}
extension ImportAction: Named {}
extension ImportAction.Field: Named {}
extension ImportAction.MappedValue: Named {}
extension Consolidator: Named {}

extension Sequence where Element: Named {
    /// The one of that name, letter case ignored.
    public func named(_ name: String) -> Element? {
        let wanted = name.lowercased()
        return first { $0.name.lowercased() == wanted }
    }
}
