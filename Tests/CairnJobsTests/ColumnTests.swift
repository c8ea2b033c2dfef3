import CairnCatalog
import CairnCore
import CairnJobs
import Testing

@Suite("Columns of a job")
struct ColumnTests {
    @Test("The header is the label, else the canonical name, whatever was written")
    func headers() {
        let columns =
            "<CANDIDATELOGIN/><contentTimeGlobal/><sessionScore label='Marks'/><contentGUID/><status label=''/>"
            + "<status/>"
        let selected = provider(export(columns: columns))?.columns
        #expect(
            selected?.map(\.header) == ["candidateLogin", "timeGlobal", "Marks", "contentGuid", "status", "status"])
        #expect(
            selected?.map(\.column.name) == [
                "candidateLogin", "timeGlobal", "score", "contentGuid", "status", "status",
            ])
        #expect(texts(export(columns: columns)).isEmpty)
    }

    @Test("A slip that is well known is taken with a warning")
    func misspelling() {
        let (job, findings) = check(export("consolidatedTrackingProvider", columns: "<timeSpentCB/>"))
        #expect(job?.exports.first?.providers.first?.columns.map(\.header) == ["timeSpentCBT"])
        #expect(
            findings.map(\.description) == [
                "job.xml:1:59: warning: 'timeSpentCB' is taken for 'timeSpentCBT'. Write it so."
            ])
    }

    @Test("Names that are none of this provider's columns")
    func unknown() {
        #expect(
            texts(export(columns: "<nbLO/><dateFormat/><score0/><qwertyuiop/>")) == [
                "'nbLO' is a column of consolidatedTrackingProvider, not of trackingProvider. Leave it out.",
                "'dateFormat' is a parameter, not a column. Move it to parameters.",
                "unknown column 'score0' in trackingProvider. Did you mean 'score'?",
                "unknown column 'qwertyuiop' in trackingProvider. See 'cairn glossary trackingProvider'.",
            ])
    }

    @Test("A constant comes from its attribute, else its text, else it is empty")
    func constants() {
        let columns = "<constantValue value='a'/><constantValue>b c</constantValue><constantValue/>"
        #expect(provider(export(columns: columns))?.columns.map(\.argument) == ["a", "b c", nil])
    }

    @Test("A custom field without a GUID is a warning")
    func customFields() {
        let (job, findings) = check(
            export(
                columns:
                    "<candidateCustomFieldGuid label='Department'> G-1 </candidateCustomFieldGuid>"
                    + "<candidateCustomFieldGuid/>"
            ))
        #expect(job?.exports.first?.providers.first?.columns.map(\.argument) == ["G-1", nil])
        #expect(findings.map(\.severity) == [.warning])
        #expect(
            findings.map(\.message) == [
                "'candidateCustomFieldGuid' names no custom field, and its cells stay empty. Give it a GUID."
            ])
    }

    @Test("What is accepted without an effect is a warning")
    func withoutEffect() {
        let (job, findings) = check(export(columns: "<trainingDigestSettings/><status>done</status>"))
        #expect(job != nil)
        #expect(
            findings.map(\.message) == [
                "'trainingDigestSettings' is accepted, and its cells stay empty.",
                "the text 'done' of 'status' is not used. Take it out.",
            ])
    }

    @Test("A column holds no elements and only its own attributes")
    func contents() {
        #expect(
            texts(export(columns: "<status templateId='1'><score/></status>")) == [
                "unknown attribute 'templateId' in status. Allowed is label.",
                "'status' cannot hold the element 'score'. Take it out.",
            ])
    }

    @Test("Templates stand on columns counted from 0")
    func templates() {
        let columns = "<candidateName/><candidateFirstname/><templatedValue label='Name' templateId='t'/>"
        let job = provider(
            export(columns: columns, parameters: "<templates><template id='t'>{1} {0} {x}</template></templates>"))
        #expect(job?.columns.last?.argument == "t")
        let parts = job?.parameters["templates"]?.asTemplates["t"]?.parts
        #expect(parts == [.column(1), .text(" "), .column(0), .text(" {x}")])
    }

    @Test("Templates that name what is not there")
    func wrongTemplates() {
        let columns = "<candidateName/><templatedValue templateId='2'/><templatedValue/>"
        let templates =
            "<templates><template id='1'>{1}{3}</template><template id='1'/><template/><tmplate/></templates>"
        #expect(
            texts(export(columns: columns, parameters: templates)) == [
                "unknown template '2'. Allowed is 1.",
                "'templatedValue' names no template. Give it a templateId.",
                "the template names '{1}', which is a template itself. Name another column.",
                "the template names '{3}', which is no column. Count from {0} to {2}.",
                "the template id '1' stands twice. Give each template its own.",
                "the template has no id. Give it one.",
                "unknown element 'tmplate' in templates. Did you mean 'template'?",
            ])
        #expect(
            texts(export(columns: "<templatedValue templateId='2'/>")) == [
                "unknown template '2'. Add it to templates."
            ])
    }
}
