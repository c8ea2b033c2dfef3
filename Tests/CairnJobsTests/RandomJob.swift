import CairnCatalog
import CairnCore

/// Writes jobs of any shape out of the catalog, most of them nearly right; the same seed gives the same jobs.
struct RandomJob {
    var generator: FuzzTests.Generator

    /// The text of an export job.
    mutating func xml() -> String {
        let exports = (0..<(chance(5) ? 2 : 1)).map { _ in export() }.joined(separator: "\n")
        let root = chance(40) ? pick(["exports", "import-config", "EXPORT-CONFIG", "providers"]) : "export-config"
        return chance(2) ? exports : "<\(root)>\(exports)</\(root)>"
    }

    mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &generator) == 0 }

    mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &generator)]
    }

    private mutating func export() -> String {
        let names = chance(3) ? "" : " guid=\"\(pick(["a", "b", "é", "${g}", ""]))\" label='\(text())'"
        let providers = (0..<(chance(6) ? 2 : 1)).map { _ in provider() }.joined()
        let actions = chance(3) ? "" : "<actions>\(fileAction())\(chance(30) ? fileAction() : "")</actions>"
        let parts = ["<providers>\(providers)</providers>", actions]
        return "<export\(names)>\((chance(4) ? parts.reversed() : parts).joined(separator: "\n"))</export>"
    }

    private mutating func provider() -> String {
        let provider = pick(Catalog.providers)
        let name = chance(60) ? spoilt(provider.name) : provider.name
        let columns = (0..<Int.random(in: 1...6, using: &generator)).map { _ in column(of: provider) }.joined()
        let count = chance(3) ? 0 : Int.random(in: 1...6, using: &generator)
        let parameters = (0..<count).map { _ in parameter(of: provider) }.joined()
        let parts = [
            chance(40) ? "" : "<columns>\(columns)</columns>",
            chance(4) ? "" : "<parameters>\(parameters)</parameters>",
        ]
        return "<\(name)>\((chance(3) ? parts.reversed() : parts).joined())</\(name)>"
    }

    private mutating func column(of provider: Provider) -> String {
        let name = chance(40) ? spoilt(pick(provider.columns).name) : pick(provider.columns).name
        let label = chance(3) ? " label='\(text())'" : ""
        switch pick(provider.columns.filter { $0.name == name } + [provider.columns[0]]).source {
        case .constant: return "<\(name)\(label) value='\(text())'/>"
        case .template: return "<\(name)\(label) templateId='\(pick(["1", "2"]))'/>"
        case .customField: return "<\(name)\(label)>\(text())</\(name)>"
        default: return chance(60) ? "<\(name)\(label)><\(name)/></\(name)>" : "<\(name)\(label)/>"
        }
    }

    private mutating func parameter(of provider: Provider) -> String {
        if chance(3) { return frameOrDelta() }
        if chance(60) { return element(pick(pick(Catalog.providers).parameters)) }
        return element(pick(provider.parameters))
    }

    /// What goes together must be met together often enough.
    private mutating func frameOrDelta() -> String {
        let scale = pick(TimeFrameRule.Scale.allCases).rawValue
        let count = pick(["0", "1", "3", "9223372036854775807", "-1", "x"])
        return pick([
            "<timeFrames>\(count)</timeFrames><timeFramesScale>\(scale)</timeFramesScale>",
            "<timeFrames>\(count)</timeFrames>", "<lastNFullMonths>\(count)</lastNFullMonths>",
            "<deltaMode>yes</deltaMode>", "<deltaMode>yes</deltaMode><deltaDeletions>yes</deltaDeletions>",
        ])
    }

    private mutating func fileAction() -> String {
        let settings = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
            element(pick(Catalog.fileActionSettings))
        }
        return "<fileExportAction>\(settings.joined())</fileExportAction>"
    }

    mutating func element(_ parameter: Parameter) -> String {
        let name = chance(40) ? spoilt(parameter.name) : parameter.name
        return "<\(name)>\(chance(10) ? text() : value(parameter.kind))</\(name)>"
    }

    private mutating func value(_ kind: Parameter.Kind) -> String {
        switch kind {
        case .yesNo, .flag: pick(["yes", "no", "Y", "0", "true", "perhaps", ""])
        case .choice(let values): pick(values)
        case .choices(let values), .statuses(let values): chance(2) ? pick(values) : "\(pick(values)), \(pick(values))"
        case .texts(let names): "<\(pick(names))>\(text())</\(pick(names))>"
        case .integer: pick(["0", "1", "3", "250", "9223372036854775807", "9223372036854775808", "-1", "1.5"])
        case .countOrPercent: pick(["10", "10 %", "100%", "101%", "-1", ""])
        case .searchFields(let names, _): chance(2) ? "<\(pick(names))/>" : "\(pick(names)), \(pick(names))"
        case .number: pick(["1", "-0.5", "99999999999999999999", "1e999", "1,5"])
        case .dateFormat, .dateTimeFormat: pick(["YYYY-MM-DD", "DD/MM/YY hh:ii", "dd.mm.yyyyThh:ii:ss", "MM MM", "Q"])
        case .timeZone: pick(["UTC", "Europe/Paris", "Asia/Kolkata", "Paris"])
        case .time: pick(["12:00", "25:00:00"])
        case .templates: "<template id='\(pick(["1", "2"]))'>{\(pick(["0", "1", "9"]))}\(text())</template>"
        case .text, .list, .titles, .notYet: pick(["1", "1,2", "A, B", ",", "ROOT"])
        }
    }

    private mutating func text() -> String {
        pick([
            "x", "a b", "é日本", "&lt;b&gt;", "&quot;", "${x}", "${", "{0}", "{99999999999999999999}", "=1+1", "status",
            "deltaAction", "<![CDATA[<&>]]>", "<!-- c -->", "&#1114111;", "\u{202E}", "a\r\nb", "", " ",
            "<status/>", "-1", "..", "\u{301}",
        ])
    }

    /// A name with a slip of the pen.
    private mutating func spoilt(_ name: String) -> String {
        var characters = Array(name)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: characters.remove(at: Int.random(in: 0..<characters.count, using: &generator))
        case 1: characters.swapAt(0, Int.random(in: 0..<characters.count, using: &generator))
        case 2: characters.insert("x", at: Int.random(in: 0...characters.count, using: &generator))
        default: return name.uppercased()
        }
        return String(characters)
    }
}
