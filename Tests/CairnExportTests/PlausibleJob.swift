import CairnCatalog
import CairnCore
import CairnTesting

/// Writes export jobs that are meant to be right: any provider, columns, parameters and file settings of the catalog,
/// with values that the demo organisation has. The same seed gives the same jobs.
struct PlausibleJob {
    var random: SeededRandom
    /// Texts by the name of the parameter.
    let values: [String: [String]]

    /// The text of a job of one or two providers; both within one export.
    mutating func xml() -> String {
        let isDelta = random.percent(15)
        let providers = (0..<(random.percent(10) ? 2 : 1)).map { _ in provider(isDelta: isDelta) }.joined()
        let guid = random.pick(["half", "new"])
        let action = random.percent(85) ? "<actions>\(fileAction())</actions>" : ""
        return "<export guid='\(guid)' label='fuzz'><providers>\(providers)</providers>\(action)</export>"
    }

    private mutating func provider(isDelta: Bool) -> String {
        let provider = random.pick(Catalog.providers)
        var columns = (0..<(1 + random.below(12))).map { _ in random.pick(provider.columns) }
        if random.percent(5) { columns = provider.columns }
        var given = random.shuffled(provider.parameters).prefix(random.percent(25) ? 0 : random.below(8))
            .filter { !isTimeOrDelta($0) && $0.name != "templates" }
            .map { element($0) }
        if isDelta, provider.parameters.contains(where: { $0.name == "deltaMode" }) {
            given.append(
                "<deltaMode>yes</deltaMode>" + (random.percent(50) ? "<deltaDeletions>yes</deltaDeletions>" : ""))
        } else if random.percent(35) {
            given.append(frame(provider))
        }
        let templates = columns.contains { if case .template = $0.source { true } else { false } }
        if templates { given.append(template(columns)) }
        let elements = columns.map { column($0) }.joined()
        return
            "<\(provider.name)><columns>\(elements)</columns><parameters>\(given.joined())</parameters></\(provider.name)>"
    }

    private func isTimeOrDelta(_ parameter: Parameter) -> Bool {
        switch parameter.role {
        case .delta: true
        case .timeFrame: true
        default: false
        }
    }

    private mutating func frame(_ provider: Provider) -> String {
        func takes(_ name: String) -> Bool { provider.parameters.contains { $0.name == name } }
        guard takes("timeFrames") else { return "" }
        if takes("lastNMonths"), random.percent(40) {
            return random.pick([
                "<lastNMonths>\(random.below(30))</lastNMonths>", "<lastNFullMonths>1</lastNFullMonths>",
            ])
        }
        let scale = random.pick(TimeFrameRule.Scale.allCases.map(\.rawValue) + ["n_full_months"])
        let count = random.pick([1, 1, 2, 3, 6, 12, 400])
        let modes = ["lastActivity", "timeSpent", "lastActivityCumulative"]
        let mode =
            takes("timeFrameScaleMode") && random.percent(60)
            ? "<timeFrameScaleMode>\(random.shuffled(modes).prefix(1 + random.below(2)).joined(separator: ", "))</timeFrameScaleMode>"
            : ""
        return "<timeFrames>\(count)</timeFrames><timeFramesScale>\(scale)</timeFramesScale>\(mode)"
    }

    private mutating func column(_ column: Column) -> String {
        let label = random.percent(25) ? " label='\(random.pick(["A b", "é;&quot;", "日本", "=x", "&lt;y&gt;"]))'" : ""
        switch column.source {
        case .constant: return "<\(column.name)\(label) value='\(text())'/>"
        case .template: return "<\(column.name)\(label) templateId='1'/>"
        case .customField:
            return "<\(column.name)\(label)>\(random.pick(values["customField"]! + ["none"]))</\(column.name)>"
        default: return "<\(column.name)\(label)/>"
        }
    }

    /// A template of columns that are none themselves.
    private mutating func template(_ columns: [Column]) -> String {
        let places = columns.indices.filter { if case .template = columns[$0].source { false } else { true } }
        let parts = (0..<random.below(4)).map { _ in
            text() + (places.isEmpty ? "" : "{\(random.pick(Array(places)))}")
        }
        return "<templates><template id='1'>\(parts.joined())-</template></templates>"
    }

    private mutating func fileAction() -> String {
        let settings = random.shuffled(Catalog.fileActionSettings).prefix(random.below(6)).map { element($0) }
        return "<fileExportAction>\(settings.joined())</fileExportAction>"
    }

    private mutating func element(_ parameter: Parameter) -> String {
        "<\(parameter.name)>\(value(parameter))</\(parameter.name)>"
    }

    private mutating func value(_ parameter: Parameter) -> String {
        switch parameter.kind {
        case .yesNo, .flag: return random.pick(["yes", "no"])
        case .choice(let values): return random.pick(values)
        case .choices(let values), .statuses(let values):
            return random.shuffled(values).prefix(1 + random.below(2)).joined(separator: ",")
        case .texts(let names): return names.map { "<\($0)>\(text())</\($0)>" }.joined()
        case .integer(let least): return random.pick(["1", "2", "7", "32768", "\(max(1, least))"])
        case .number: return random.pick(["1", "-0.5", "2", "0", "123456789012345", "0.000000000001", "1.5"])
        case .dateFormat: return random.pick(["YYYY-MM-DD", "DD/MM/YY", "dd.mm.yyyy"])
        case .dateTimeFormat: return random.pick(["DD/MM/YY hh:ii", "yyyymmddThhiiss", "YYYY-MM-DD hh:ii:ss"])
        case .timeZone: return random.pick(["UTC", "Europe/Paris", "Asia/Kolkata", "Pacific/Apia", "America/St_Johns"])
        case .time: return "12:00"
        case .countOrPercent, .searchFields, .text, .list, .titles, .templates, .notYet:
            let known = values[parameter.name] ?? ["x"]
            var isList = false
            if case .list = parameter.kind { isList = true }
            return (0..<(isList ? 1 + random.below(3) : 1)).map { _ in escaped(random.pick(known)) }.joined(
                separator: ",")
        }
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("'", with: "&apos;")
    }

    private mutating func text() -> String {
        random.pick([
            "x", "a b", "é日本 🏡", "&lt;b&gt;b&lt;/b&gt;", "&quot;;", "{9", "=1+1", "&#13;&#10;", "\u{202E}", "e\u{301}",
            "&amp;amp;", "-", "a,b|c",
        ])
    }
}
