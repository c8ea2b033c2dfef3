import CairnCatalog
import CairnTesting
import Testing

/// Every column of every provider, out of the demonstration organisation.
@Suite struct CoverageTests {
    private static func demo() throws -> Workbench {
        try Workbench.shared("demo for coverage") { bench in
            try bench.must("init")
            try bench.must("demo", "--learners", "150", "--seed", "1")
        }
    }

    /// What lets values appear that the defaults leave out, of those parameters that a provider has.
    private static func generous(_ provider: Provider) -> String {
        ["exportAllSessions", "failedConnections"].filter { provider.parameter(named: $0) != nil }
            .map { "<\($0)>yes</\($0)>" }.joined() + #"<templates><template id="1">{0}</template></templates>"#
    }

    /// A column's element, with what it needs to have a value.
    static func element(_ name: String) -> String {
        switch name {
        case "candidateCustomFieldGuid": "<\(name)>field-job-title</\(name)>"
        case "templatedValue": #"<\#(name) templateId="1"/>"#
        case "constantValue": #"<\#(name) value="constant"/>"#
        default: name
        }
    }

    private func export(_ provider: Provider, _ columns: [String], parameters: String) throws -> Sheet {
        let job = JobText(provider.name, columns.map(Self.element), parameters: parameters)
        let scratch = try Workbench()
        try scratch.write(job.xml, to: "job.xml")
        let outcome = try Self.demo().must("export", scratch.path("job.xml"), "-o", "-")
        return Sheet(outcome.stdout)
    }

    @Test(
        "Every column that the reference lists has plausible values",
        .enabled(if: ReferenceTables.isThere, "\(ReferenceTables.folder) is not there"),
        arguments: ReferenceTables.providers.map(\.name))
    func columnHasValues(name: String) throws {
        let row = try #require(ReferenceTables.providers.first { $0.name == name })
        let provider = try #require(Catalog.provider(named: name))
        let names = ReferenceTables.columns(of: row)
        let sheet = try export(provider, names, parameters: Self.generous(provider))
        try #require(sheet.header.count == names.count && !sheet.rows.isEmpty)
        for (index, name) in names.enumerated() {
            let cells = Set(sheet.rows.map { $0[index] }).subtracting([""])
            // The contract: accepted, and always empty.
            if name == "trainingDigestSettings" {
                #expect(cells.isEmpty)
                continue
            }
            #expect(!cells.isEmpty, "\(name) is empty in all \(sheet.rows.count) rows")
            let column = try #require(provider.column(named: name)).column
            let plausibility = Plausibility(column: column.name, type: Self.type(of: column))
            for cell in cells where !plausibility.admits(cell) { Issue.record("\(name): '\(cell)'") }
        }
    }

    /// A column's type in the reference; of `status`, whose values the reference leaves open, those of the catalog.
    private static func type(of column: Column) -> String {
        let type = ReferenceTables.columnTypes[column.name] ?? "string"
        // The text of an author's id is whatever was loaded.
        if column.name.hasSuffix("AuthorId") { return "string" }
        guard case .choice(let values) = column.kind, type == "enum" else { return type }
        return "enum(\(values.joined(separator: ", ")))"
    }

    @Test("All columns of a provider go into one export", arguments: Catalog.providers.map(\.name))
    func allColumnsTogether(name: String) throws {
        let provider = try #require(Catalog.provider(named: name))
        let sheet = try export(provider, provider.columns.map(\.name), parameters: Self.formats(of: provider))
        #expect(sheet.header.count == provider.columns.count)
        #expect(!sheet.rows.isEmpty)
        #expect(sheet.rows.allSatisfy { $0.count == sheet.header.count })
        #expect(sheet.rows.allSatisfy { $0.allSatisfy { $0.count <= 40 } })
    }

    /// Every parameter that says how cells are written, with a value that is not its default.
    private static func formats(of provider: Provider) -> String {
        let values = [
            "dateFormat": "DD/MM/YYYY", "dateTimeFormat": "DD.MM.YY hh:ii", "timeZone": "Asia/Kolkata",
            "templates": #"<template id="1">{1} {0}</template>"#, "stripHTML": "", "maxLength": "40",
            "statusFormat": "<completed>done</completed>", "trainingStatusFormat": "<published>out</published>",
            "connectionStatusFormat": "<success>in</success>", "timeGlobalFormat": "iso-8601",
            "durationFormat": "hh:mm:ss", "ancestorsWithCurrent": "yes", "threshold": "-1.5",
        ]
        let formats = provider.parameters.filter { if case .format = $0.role { true } else { false } }.map(\.name)
        for name in formats where values[name] == nil { Issue.record("no value for the format \(name)") }
        return formats.map { "<\($0)>\(values[$0] ?? "")</\($0)>" }.joined()
    }
}
