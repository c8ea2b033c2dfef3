import CairnCore
import CairnJobs
import Testing

@Suite("Advice to jobs that are right")
struct AdviceTests {
    static func told(_ format: String) -> String {
        "advice: a spreadsheet may take texts of this \(format) file for formulas. Give the fileExportAction an"
            + " escapeFormulas, yes or no."
    }

    @Test("Texts that go into CSV or TSV are worth a word, once a provider, at its columns")
    func texts() {
        #expect(advice(export(columns: "\n<status/><candidateLogin/><trainingTitle/>")).count == 1)
        #expect(advice(export()) == ["job.xml:1:38: \(Self.told("CSV"))"])
        #expect(advice(export(file: "<format>TSV</format>")) == ["job.xml:1:38: \(Self.told("TSV"))"])
        let one = "<trackingProvider>\n<columns><candidateLogin/></columns></trackingProvider>"
        #expect(
            advice("<providers>\(one)\(one)</providers>") == [
                "job.xml:2:1: \(Self.told("CSV"))", "job.xml:3:1: \(Self.told("CSV"))",
            ])
    }

    @Test("Constants and templates are texts too")
    func free() {
        #expect(advice(export(columns: "<constantValue value='x'/>")).count == 1)
        let templates = "<templates><template id='1'>{0}</template></templates>"
        #expect(
            advice(export(columns: "<score/><templatedValue templateId='1'/>", parameters: templates)).count == 1)
    }

    @Test("None where there are no texts, no spreadsheet cells, or a decision")
    func none() {
        #expect(advice(export(columns: "<score/><progression/><status/><completionTime/>")).isEmpty)
        for settings in [
            "<escapeFormulas>yes</escapeFormulas>", "<escapeFormulas>no</escapeFormulas>", "<format>JSONL</format>",
            "<format>XML</format>", "<format>XLSX</format>",
        ] {
            #expect(advice(export(file: settings)).isEmpty)
        }
        #expect(advice(importing()).isEmpty)
    }

    @Test("None beside mistakes, but beside warnings; and a job is there")
    func besideOthers() {
        #expect(advice(export(columns: "<candidateLogin/><candidateLogn/>")).isEmpty)
        #expect(advice(export(columns: "<candidateLogin/><trainingDigestSettings/>")).count == 1)
        let (job, findings) = JobFile.check(bytes: Array(export().utf8), name: "job.xml")
        #expect(job != nil)
        #expect(findings.map(\.severity) == [.advice])
    }
}
