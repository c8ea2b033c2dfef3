import CairnCatalog
import CairnCore
import CairnJobs
import Testing

@Suite("Export jobs")
struct ExportJobTests {
    @Test("All mistakes of a job come in one pass, in order of place")
    func fiveMistakes() {
        let xml = """
            <export-config>
              <export guid="nightly" lable="Nightly">
                <providers>
                  <trackingProvider>
                    <columns>
                      <candidateLogin/>
                      <candidateLogn/>
                    </columns>
                    <parameters>
                      <timeGlobalFormat>seconds</timeGlobalFormat>
                      <timeZone>Europe/Pariss</timeZone>
                    </parameters>
                  </trackingProvider>
                  <trakingProvider/>
                </providers>
              </export>
            </export-config>
            """
        let (job, findings) = check(xml)
        #expect(job == nil)
        #expect(
            findings.map(\.description) == [
                "job.xml:2:3: unknown attribute 'lable' in export. Did you mean 'label'?",
                "job.xml:7:11: unknown column 'candidateLogn' in trackingProvider. Did you mean 'candidateLogin'?",
                "job.xml:10:11: wrong value 'seconds' for timeGlobalFormat. Allowed are rawSeconds, rawMinutes,"
                    + " iso-8601, padded, paddedhh.",
                "job.xml:11:11: unknown time zone 'Europe/Pariss'. Did you mean 'Europe/Paris'?",
                "job.xml:14:7: unknown provider 'trakingProvider'. Did you mean 'trackingProvider'?",
            ])
    }

    @Test("A job may begin with any of five elements")
    func roots() {
        let providers = "<providers><trackingProvider><columns><status/></columns></trackingProvider></providers>"
        for xml in [
            providers, "<export>\(providers)</export>", "<export-config><export>\(providers)</export></export-config>",
        ] {
            #expect(check(xml).job?.exports.count == 1)
        }
        #expect(check(importing()).job?.imports.count == 1)
        #expect(check("<import-config>\(importing())\(importing())</import-config>").job?.imports.count == 2)
        #expect(texts("<export-konfig/>") == ["a job cannot begin with 'export-konfig'. Did you mean 'export-config'?"])
        #expect(
            texts("<html/>") == [
                "a job cannot begin with 'html'. A job begins with one of export-config, import-config, export, import,"
                    + " providers."
            ])
    }

    @Test("An export needs a provider, and a provider needs a column")
    func missing() {
        #expect(texts("<export-config/>") == ["the job has no export. Add an export element."])
        #expect(texts("<export/>") == ["the export has no providers. Add a providers element."])
        #expect(
            texts("<providers/>") == [
                "the export has no provider. Add one of \(Catalog.providers.map(\.name).joined(separator: ", "))."
            ])
        let advice = ["trackingProvider has no columns. Add at least one to columns."]
        #expect(texts("<providers><trackingProvider/></providers>") == advice)
        #expect(texts("<providers><trackingProvider><columns/></trackingProvider></providers>") == advice)
    }

    @Test("What stands in the wrong place is named with what may stand there")
    func wrongPlace() {
        #expect(
            texts("<export><columns/><providers/></export>").first
                == "unknown element 'columns' in export. Allowed are providers, actions, consolidators, postProcess.")
        #expect(
            messages("<export-config>\n<import/></export-config>") == [
                "job.xml:1:1: the job has no export. Add an export element.",
                "job.xml:2:1: unknown element 'import' in export-config. Did you mean 'export'?",
            ])
        #expect(
            texts("<providers><fileSystemSourceProvider/></providers>") == [
                "'fileSystemSourceProvider' belongs to an import. Name a provider of exports."
            ])
        #expect(
            texts("<providers><trakingProvider/></providers>") == [
                "unknown provider 'trakingProvider'. Did you mean 'trackingProvider'?"
            ])
        let twice =
            "<providers>\n<trackingProvider>\n<columns><status/></columns>\n<columns/></trackingProvider></providers>"
        #expect(
            messages(twice) == [
                "job.xml:4:1: 'columns' stands twice in trackingProvider, first in line 3. Leave one out."
            ])
    }

    @Test("Several providers give several files")
    func several() {
        let one = "<trackingProvider><columns><status/></columns></trackingProvider>"
        let other = "<consolidatedTrackingProvider><columns><nbLO/></columns></consolidatedTrackingProvider>"
        let job = check(
            "<providers>\(one)\(one)\(other)</providers>"
        ).job
        #expect(
            job?.exports.first?.providers.map(\.provider.name) == [
                "trackingProvider", "trackingProvider", "consolidatedTrackingProvider",
            ])
    }

    @Test(
        "What is known and not built says so",
        arguments: [
            "<actions><sftpExportAction/></actions>", "<consolidators><emailReport/></consolidators>",
            "<postProcess><packager/></postProcess>",
        ])
    func notYet(part: String) {
        let xml = export().replacing("</export>", with: "\(part)</export>")
        let found = texts(xml)
        #expect(found.count == 1)
        #expect(found.first?.contains("is not yet available in this version.") == true)
    }

    @Test("Parts that nobody knows get a suggestion or all names")
    func unknownParts() {
        let xml = export().replacing(
            "</export>", with: "<consolidators><archiv/></consolidators><postProcess><foo/></postProcess></export>")
        #expect(
            texts(xml) == [
                "unknown consolidator 'archiv'. Did you mean 'archive'?",
                "unknown process 'foo'. Allowed are moveToBackup, packager, pgpEncryption, remoteResourceUploader,"
                    + " callBackUrl, HRISExportPostProcess.",
            ])
    }
}
