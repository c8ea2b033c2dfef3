/// Short ways to what a value holds, for filters and sentences.
extension ParameterValue {
    /// Whether it is a yes.
    public var isYes: Bool { self == .yesNo(true) }

    /// The single text; nil for any other value.
    public var asText: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The members of the list; none for any other value.
    public var asList: [String] {
        if case .list(let list) = self { list } else { [] }
    }

    /// The whole number; nil for any other value.
    public var asInteger: Int? {
        if case .integer(let number) = self { number } else { nil }
    }

    /// The decimal number; nil for any other value.
    public var asNumber: Double? {
        if case .number(let number) = self { number } else { nil }
    }

    /// The texts by name; none for any other value.
    public var asTexts: [String: String] {
        if case .texts(let texts) = self { texts } else { [:] }
    }

    /// The templates by id; none for any other value.
    public var asTemplates: [String: Template] {
        if case .templates(let templates) = self { templates } else { [:] }
    }

    /// The value as a job could give it, for machines: `yes`, `Session 01`, `3, 7`.
    public var plain: String {
        switch self {
        case .text(let text): text
        case .texts(let texts):
            texts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
        case .templates(let templates):
            templates.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.text)" }.joined(separator: ", ")
        default: words
        }
    }

    /// The value as a sentence shows it: `yes`, `'Session 01'`, `3, 7`, `completed 'done', incomplete 'open'`.
    public var words: String {
        switch self {
        case .yesNo(let yes): yes ? "yes" : "no"
        case .text(let text): "'\(text)'"
        case .list(let list): list.joined(separator: ", ")
        case .integer(let number): String(number)
        case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
        case .texts(let texts):
            texts.sorted { $0.key < $1.key }.map { "\($0.key) '\($0.value)'" }.joined(separator: ", ")
        case .templates(let templates): templates.keys.sorted().joined(separator: ", ")
        }
    }
}
