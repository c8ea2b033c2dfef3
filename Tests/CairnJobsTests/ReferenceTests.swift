import CairnCatalog
import CairnCore
import Foundation
import Testing

/// The glossary as pages, as data and as a schema, and the copy of them in `docs/reference`.
@Suite("The reference")
struct ReferenceTests {
    @Test("docs/reference is what the catalog says; scripts/reference writes it anew")
    func upToDate() throws {
        var files = Dictionary(uniqueKeysWithValues: Glossary.pages().map { ($0.name, $0.text) })
        files["jobs.xsd"] = try Glossary.text(of: nil, as: .xsd)
        files["glossary.json"] = try Glossary.text(of: nil, as: .json)
        let folder = ProjectFiles.root + "/docs/reference"
        let there = try? FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(Set(there ?? []) == Set(files.keys), "Run scripts/reference and commit what it writes.")
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            let isSame = FileManager.default.contents(atPath: folder + "/" + name) == Data(text.utf8)
            #expect(isSame, "\(name) is stale. Run scripts/reference and commit what it writes.")
        }
    }

    @Test("The JSON has every export with its columns and parameters, and every import")
    func json() throws {
        let text = try Glossary.text(of: nil, as: .json)
        let all = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let exports = try #require(all["exports"] as? [[String: Any]])
        #expect(exports.compactMap { $0["name"] as? String } == Catalog.providers.map(\.name))
        for (export, provider) in zip(exports, Catalog.providers) {
            let columns = try #require(export["columns"] as? [[String: Any]])
            #expect(columns.compactMap { $0["summary"] as? String } == provider.columns.map(\.summary))
            let parameters = try #require(export["parameters"] as? [[String: Any]])
            #expect(parameters.compactMap { $0["role"] as? String } == provider.parameters.map(\.role.title))
        }
        let imports = try #require(all["imports"] as? [[String: Any]])
        #expect(imports.compactMap { $0["name"] as? String } == Catalog.importActions.map(\.name))
        for (written, action) in zip(imports, Catalog.importActions) {
            let fields = try #require(written["fields"] as? [[String: Any]])
            #expect(fields.map { $0["need"] as? String == "mandatory" } == action.fields.map(\.isMandatory))
            #expect(
                fields.map { $0["standardTexts"] as? [String] ?? [] }
                    == action.fields.map { $0.mapping.compactMap(\.standardText) })
        }
        #expect((all["columnAliases"] as? [[String: Any]])?.count == Catalog.columnAliases.count)
    }

    @Test("A name narrows JSON and Markdown to its page")
    func narrowed() throws {
        let json = try Glossary.text(of: "TRACKINGprovider", as: .json)
        let page = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(page["name"] as? String == "trackingProvider")
        let markdown = try Glossary.text(of: "fileexportaction", as: .md)
        #expect(markdown.hasPrefix("# fileExportAction\n"))
        #expect(markdown.contains("\n| `delimiter` | choice | What stands between cells; a semicolon without it."))
    }

    @Test("Links lead to pages that there are")
    func links() throws {
        let pages = Glossary.pages()
        let known = Set(pages.map(\.name) + ["jobs.xsd", "glossary.json", "../jobs.md"])
        for page in pages {
            let links = page.text.matches(of: /\]\(([^)]*)\)/).map { String($0.1) }
            #expect(links.allSatisfy(known.contains), "\(page.name)")
        }
        let document = try Glossary.text(of: nil, as: .md)
        let headings = Set(document.matches(of: /(?m)^#+ (.*)$/).map { "#" + $0.1.lowercased() })
        let links = document.matches(of: /\]\(([^)]*)\)/).map { String($0.1) }
        #expect(links.filter { !headings.contains($0) } == [])
    }

    @Test(
        "What cannot be narrowed says so",
        arguments: [
            (
                "trackingProvider", Glossary.Format.xsd,
                "the schema is one for all jobs, and none for 'trackingProvider' alone. Leave the name out."
            ),
            ("trackingProvidr", .json, "unknown name 'trackingProvidr'. Did you mean 'trackingProvider'?"),
            (
                "progression", .md,
                "'progression' has no page of its own. Name an export or import that has it, or leave the format out."
            ),
        ])
    func refused(name: String, format: Glossary.Format, message: String) {
        let failure = #expect(throws: Failure.self) { try Glossary.text(of: name, as: format) }
        #expect(failure?.message == message)
        #expect(failure?.kind == .input)
    }
}
