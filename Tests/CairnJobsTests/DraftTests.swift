import CairnCatalog
import CairnCore
import CairnJobs
import Testing

/// The jobs that `cairn new` writes.
@Suite("Drafts of jobs")
struct DraftTests {
    static let names = Catalog.providers.map(\.name) + Catalog.importActions.map(\.name)

    /// What the checker says against a job.
    private func objections(_ xml: String) -> [String] {
        check(xml).findings.filter { $0.severity == .error || $0.severity == .warning }.map(\.description)
    }

    @Test("A draft is right as it is", arguments: names)
    func right(name: String) throws {
        let draft = try JobDraft.text(named: name.uppercased())
        #expect(objections(draft) == [])
        let job = try #require(check(draft).job)
        #expect(job.exports.count + job.imports.count == 1)
        #expect(job.exports.first.map { $0.guid != nil && $0.label != nil && $0.file != nil } ?? true)
    }

    @Test("Each setting can be taken out of its comment", arguments: names)
    func settings(name: String) throws {
        let lines = try JobDraft.text(named: name).split(separator: "\n").map(String.init)
        let places = lines.indices.filter { lines[$0].contains("<!-- <") && !lines[$0].contains("--> <!--") }
        #expect(!places.isEmpty)
        for place in places {
            var changed = lines
            changed[place] = changed[place].replacing("<!-- <", with: "<").replacing("> -->", with: ">")
            // The one setting that a provider takes and has no use for.
            let told = objections(changed.joined(separator: "\n")).filter {
                !$0.contains("'timeFrameScaleMode' does nothing in trackingLogProvider")
            }
            #expect(told == [])
        }
    }

    @Test("A draft names every column and every parameter that is built", arguments: Catalog.providers.map(\.name))
    func whole(name: String) throws {
        let provider = try #require(Catalog.provider(named: name))
        let draft = try JobDraft.text(named: name)
        for name in provider.columns.map(\.name) + provider.parameters.map(\.name) {
            #expect(draft.contains("<\(name)") || provider.parameters.named(name)?.kind.title == "not yet available")
        }
    }

    @Test("A draft of an import names all of its columns and settings, and what may follow it")
    func wholeImport() throws {
        for action in Catalog.importActions {
            let draft = try JobDraft.text(named: action.name)
            let settings = action.options + Catalog.importSettings + action.fields.flatMap(\.settings)
            for name in action.fields.map(\.name) + settings.map(\.name) { #expect(draft.contains("<\(name)")) }
            #expect(draft.contains("<cleanFolder>") && !draft.contains("<emailReport"))
            #expect(draft.contains("<deleteOldSessions/>") == (action.name == "registerLearnerAction"))
            let ownFormat = action.name == "createOrUpdateConsolidatedTrackingAction"
            #expect(draft.contains("<dateFormat>") == !ownFormat)
        }
    }

    @Test(
        "An unknown name gets a suggestion",
        arguments: [
            ("trackingProvidr", "unknown export or import 'trackingProvidr'. Did you mean 'trackingProvider'?"),
            ("qwertyuiop", "unknown export or import 'qwertyuiop'. 'cairn glossary' lists what there is."),
        ])
    func unknown(name: String, message: String) {
        let failure = #expect(throws: Failure.self) { try JobDraft.text(named: name) }
        #expect(failure?.message == message)
        #expect(failure?.kind == .input)
    }
}
