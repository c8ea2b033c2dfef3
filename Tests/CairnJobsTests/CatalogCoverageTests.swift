import CairnCatalog
import CairnTesting
import Testing

@Suite("The catalog against the reference")
struct CatalogCoverageTests {
    /// How many columns and parameters each export has, whether the reference is at hand or not.
    static let counts: [(name: String, columns: Int, parameters: Int)] = [
        ("trackingLogProvider", 81, 36),
        ("trackingProvider", 76, 35),
        ("activityProvider", 88, 27),
        ("instructorLedTrainingActivityProvider", 82, 25),
        ("consolidatedTrackingProvider", 74, 36),
        ("trainingAuditMetadataProvider", 27, 11),
        ("trainingAuditContentProvider", 39, 7),
        ("sessionAuditMetadataProvider", 41, 24),
        ("trainingCourseMetadataProvider", 30, 23),
        ("trainingSessionMetadataProvider", 41, 24),
        ("learningObjectMetadataProvider", 43, 10),
        ("learningObjectVersionMetadataProvider", 40, 12),
        ("platformCandidatesProvider", 29, 12),
        ("platformCandidatesAccessProvider", 30, 14),
        ("eventSessionMetadataProvider", 43, 10),
        ("eventTrainingMetadataProvider", 43, 12),
        ("eventLearnerMetadataProvider", 71, 11),
        ("consolidatedGamificationBadgesProvider", 33, 13),
        ("consolidatedGamificationEventsProvider", 33, 13),
    ]

    @Test("Every export has as many columns and parameters as it should, each once")
    func numbers() {
        #expect(Catalog.providers.map(\.name) == Self.counts.map(\.name))
        for (provider, count) in zip(Catalog.providers, Self.counts) {
            #expect(provider.columns.count == count.columns, "\(provider.name)")
            #expect(provider.parameters.count == count.parameters, "\(provider.name)")
            #expect(Set(provider.columns.map { $0.name.lowercased() }).count == count.columns, "\(provider.name)")
            #expect(Set(provider.parameters.map { $0.name.lowercased() }).count == count.parameters, "\(provider.name)")
        }
    }

    @Test(
        "Every column and parameter that the reference lists is there, and what is more has a reason",
        .enabled(if: ReferenceTables.isThere, "\(ReferenceTables.folder) is not there"),
        arguments: ReferenceTables.providers)
    func listed(row: ReferenceTables.Provider) throws {
        let provider = try #require(Catalog.provider(named: row.name))
        for name in ReferenceTables.columns(of: row) { #expect(provider.column(named: name) != nil, "column \(name)") }
        for name in row.parameters { #expect(provider.parameter(named: name) != nil, "parameter \(name)") }
        let listed = Set(ReferenceTables.columns(of: row).map { $0.lowercased() })
        for column in provider.columns where !listed.contains(column.name.lowercased()) {
            #expect(Rules.allow(column.name, in: row.name), "column \(column.name) is not listed")
        }
        for parameter in provider.parameters where !row.parameters.contains(parameter.name) {
            #expect(Rules.allow(parameter: parameter.name, in: row), "parameter \(parameter.name) is not listed")
        }
    }

    @Test(
        "Every column is spelled and typed as the reference says",
        .enabled(if: ReferenceTables.isThere, "\(ReferenceTables.folder) is not there"))
    func types() {
        let types = ReferenceTables.columnTypes
        for provider in Catalog.providers {
            for column in provider.columns where types.keys.contains(column.name) || !Rules.isOurs(column.name) {
                let type = types[column.name]
                #expect(type != nil, "\(column.name) of \(provider.name) is spelled otherwise")
                #expect(type.map { Rules.fits(column, type: $0) } == true, "\(column.name) of \(provider.name)")
            }
        }
    }
}

/// What exports have besides what the reference lists.
private enum Rules {
    static func allow(_ column: String, in provider: String) -> Bool {
        let ofObjects = ["candidate", "session", "registration", "training"].contains(where: column.hasPrefix)
        let everywhere = [
            "constantValue", "templatedValue", "lastPlatformAccessDate", "managerLogin", "catalogVisibility",
        ]
        let here = [
            "trackingLogProvider": ["activityId", "activityName", "activityType", "pointsGained"],
            "activityProvider": ["timeGlobal"],
        ]
        return ofObjects && !column.hasPrefix("trainingContent") || everywhere.contains(column)
            || here[provider]?.contains(column) == true
    }

    static func allow(parameter: String, in row: ReferenceTables.Provider) -> Bool {
        let everywhere = ["dateFormat", "dateTimeFormat", "timeZone", "templates", "stripHTML", "maxLength"]
        let with = ["includeSubEntities": "entityIds", "deltaDeletions": "deltaMode"]
        let here = [
            "trackingLogProvider": ["trackingLogGranularity"], "activityProvider": ["timeFrameScaleMode"],
        ]
        return everywhere.contains(parameter) || with[parameter].map(row.parameters.contains) == true
            || here[row.name]?.contains(parameter) == true
    }

    /// In two samples of the reference, and in no list of it.
    static func isOurs(_ column: String) -> Bool { column == "trainingDigestSettings" }

    static func fits(_ column: Column, type: String) -> Bool {
        // An author's id is whatever was loaded, and badges and levels have their own lists.
        if column.name.hasSuffix("AuthorId") { return column.kind == .text }
        if column.name == "status" { return if case .choice = column.kind { true } else { false } }
        return switch column.kind {
        case .integer, .minutes: type == "int"
        case .decimal: type == "float"
        case .day, .dayOfInstant: type == "date"
        case .timeOfInstant: type == "time"
        case .instant: type == "datetime"
        case .duration: type == "timeGlobalFormat"
        case .text: ["string", "longtext", "url"].contains { type.hasPrefix($0) }
        case .yesNo: type == "enum(Y, N)"
        case .trueFalse: type == "enum(true, false)"
        case .choice(let values): type == "enum(\(values.joined(separator: ", ")))" || type == "string"
        }
    }
}
