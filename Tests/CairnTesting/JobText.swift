/// The text of an export job with one provider, for tests that need no more.
public struct JobText: Sendable {
    public var provider: String
    /// Column elements, in order: names, or whole elements as XML.
    public var columns: [String]
    /// What stands among the parameters, as XML.
    public var parameters = ""
    /// What stands in the file action, as XML; nil for a job without an action.
    public var fileAction: String?

    public init(_ provider: String, _ columns: [String], parameters: String = "", fileAction: String? = nil) {
        self.provider = provider
        self.columns = columns
        self.parameters = parameters
        self.fileAction = fileAction
    }

    public var xml: String {
        Self.xml([self], fileAction: fileAction)
    }

    /// A job of several providers in one export.
    public static func xml(_ providers: [JobText], fileAction: String? = nil) -> String {
        let action = fileAction.map { "<actions><fileExportAction>\($0)</fileExportAction></actions>" } ?? ""
        return """
            <export-config><export guid="test" label="test"><providers>
            \(providers.map(\.element).joined(separator: "\n"))
            </providers>\(action)</export></export-config>
            """
    }

    private var element: String {
        let columns = columns.map { $0.hasPrefix("<") ? $0 : "<\($0)/>" }.joined()
        return "<\(provider)><columns>\(columns)</columns><parameters>\(parameters)</parameters></\(provider)>"
    }
}
