import CairnCatalog
import CairnCore
import CairnJobs
import Testing

@Suite("Delta mode of a job")
struct DeltaTests {
    func delta(guid: String? = "g", columns: String = "<status/>", _ parameters: String = "") -> String {
        let xml = export(columns: columns, parameters: "<deltaMode>yes</deltaMode>" + parameters)
        return guid.map { "<export guid='\($0)'>" + xml.dropFirst("<export>".count) } ?? xml
    }

    @Test("An export with a guid may hold only what changed")
    func simple() {
        let job = provider(delta())
        #expect(job?.isDelta == true)
        #expect(job?.tellsDeletions == false)
        #expect(job?.columns.map(\.header) == ["status"])
        #expect(check(delta()).job?.exports.first?.isDelta == true)
        #expect(provider(export())?.isDelta == false)
        #expect(provider(export(parameters: "<deltaMode>no</deltaMode>"))?.isDelta == false)
    }

    @Test("Without a guid it is a mistake of the export")
    func withoutGUID() {
        #expect(
            messages(delta(guid: nil)) == [
                "job.xml:1:1: deltaMode cannot know the previous run without a guid. Give 'export' a guid, and keep it"
                    + " from run to run."
            ])
        let provider =
            "<trackingProvider><columns><status/></columns><parameters><deltaMode>1</deltaMode></parameters>"
            + "</trackingProvider>"
        #expect(
            messages("<providers>\(provider)\(provider)</providers>") == [
                "job.xml:1:1: deltaMode cannot know the previous run without a guid. Put 'providers' into an export"
                    + " with a guid."
            ])
        #expect(texts(delta(guid: "")).count == 1)
        #expect(texts(delta(guid: "${g}")) == ["the variable 'g' is not given. Give it with --set g=VALUE."])
    }

    @Test("Two exports cannot share a previous run")
    func sameGUID() {
        #expect(
            messages("<export-config>\n\(delta())\n\(delta())\n\(delta(guid: "h"))</export-config>") == [
                "job.xml:3:1: the guid 'g' stands on another export with deltaMode in line 2. Give each its own."
            ])
        let whole = "<export guid='g'>" + export().dropFirst("<export>".count)
        #expect(texts("<export-config>\(delta())\(whole)</export-config>").isEmpty)
    }

    @Test("Deletions are told in a last column")
    func deletions() {
        let job = provider(delta("<deltaDeletions>yes</deltaDeletions>"))
        #expect(job?.tellsDeletions == true)
        #expect(job?.columns.map(\.header) == ["status", "deltaAction"])
        #expect(job?.columns.last?.column.name == deltaActionColumn.name)
        #expect(provider(delta("<deltaDeletions>no</deltaDeletions>"))?.columns.count == 1)
    }

    @Test("No other column has the header of that one")
    func header() {
        let columns = "<status/>\n<score label='deltaAction'/>"
        #expect(
            messages(delta(columns: columns, "<deltaDeletions>yes</deltaDeletions>")) == [
                "job.xml:2:1: the header 'deltaAction' is that of the column which deltaDeletions adds. Give it another"
                    + " label."
            ])
        #expect(texts(delta(columns: columns)).isEmpty)
    }

    @Test("Deletions without delta mode are a warning, and add nothing")
    func deletionsAlone() {
        for parameters in ["", "<deltaMode>no</deltaMode>"] {
            let (job, findings) = check(
                export(parameters: "<deltaDeletions>yes</deltaDeletions>" + parameters))
            #expect(
                findings.map(\.description) == [
                    "job.xml:1:86: warning: 'deltaDeletions' does nothing without deltaMode. Add it."
                ])
            let provider = job?.exports.first?.providers.first
            #expect(provider?.tellsDeletions == false)
            #expect(provider?.columns.count == 1)
        }
    }
}
