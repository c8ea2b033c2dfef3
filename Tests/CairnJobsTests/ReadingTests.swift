import CairnCore
import CairnJobs
import Foundation
import Testing

@Suite("Reading job files")
struct ReadingTests {
    @Test(
        "Broken XML is one finding, where the parser stopped",
        arguments: [
            ("<providers>\n  <a></b>\n</providers>", "2:10"), ("<providers>\n  <a>x & y</a></providers>", "2:9"),
            ("<providers><a>", "1:15"), ("<providers/><b/>", "1:13"), ("<providers/>x", "1:13"), ("hello", "1:1"),
            ("<providers>\n  <a x='1' x='2'/></providers>", "2:17"), ("<providers>&foo;</providers>", "1:17"),
            (" <?xml version='1.0'?>\n<providers/>", "1:7"), ("<x:y/>", "1:5"),
        ])
    func broken(xml: String, place: String) {
        let (job, findings) = check(xml)
        #expect(job == nil)
        #expect(findings.count == 1)
        #expect(findings[0].description.hasPrefix("job.xml:\(place): broken XML"))
    }

    @Test("The finding says what is broken")
    func words() {
        #expect(
            messages("<providers>\n  <a></b>\n</providers>") == [
                "job.xml:2:10: broken XML: this end tag does not match the element that is open."
                    + " Mend it and check again."
            ])
        #expect(messages(" \n ") == ["job.xml: broken XML. Mend it and check again."])
    }

    @Test("A document type is refused before anything is parsed")
    func documentType() {
        let xml = "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY x 'y'>]>\n<providers/>"
        #expect(
            messages(xml) == [
                "job.xml:2:1: '<!DOCTYPE' is not allowed in a job file. Leave the declaration out."
            ])
    }

    @Test("Only UTF-8 is read, with a byte-order mark or without")
    func encodings() {
        func read(_ bytes: [UInt8]) -> [String] {
            JobFile.check(bytes: bytes, name: "job.xml").findings.map(\.description)
        }
        let job = Array(export(columns: "<score/>").utf8)
        #expect(read(job).isEmpty)
        #expect(read([0xEF, 0xBB, 0xBF] + job).isEmpty)
        #expect(read(Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>".utf8) + job).isEmpty)
        #expect(
            read(Array("<?xml version='1.0' encoding='ISO-8859-1'?><a/>".utf8)) == [
                "job.xml:1:1: the encoding 'ISO-8859-1' is not taken. Save the file as UTF-8."
            ])
        #expect(read([0xFF, 0xFE, 0x3C, 0x00]) == ["job.xml: the file is in UTF-16. Save the file as UTF-8."])
        #expect(
            read(Array("<providers>\n é".utf8) + [0xFF]) == [
                "job.xml:2:3: this is not UTF-8. Save the file as UTF-8."
            ])
        #expect(
            read(Array("<providers/>\0".utf8)) == ["job.xml:1:13: this is not UTF-8. Save the file as UTF-8."])
    }

    @Test("Files that are empty, too large or too deep are refused")
    func limits() {
        #expect(
            messages("") == [
                "job.xml: the file is empty. A job begins with one of export-config, import-config, export, import,"
                    + " providers."
            ])
        let large = JobFile.check(bytes: Array(repeating: 32, count: 16 << 20 | 1), name: "job.xml")
        #expect(
            large.findings.map(\.description) == [
                "job.xml: the file is larger than 16 MiB. Split it into several jobs."
            ])
        #expect(
            texts(String(repeating: "<a>", count: 3000)) == [
                "the elements are nested too deeply. Take some levels out."
            ])
    }

    @Test("Paths that lead to no file say so")
    func paths() {
        let missing = JobFile.check(path: "/nowhere/nightly.xml")
        #expect(missing.findings.map(\.description) == ["/nowhere/nightly.xml: there is no such file. Check the path."])
        let folder = JobFile.check(path: "/")
        #expect(folder.findings.map(\.description) == ["/: this is a folder. Name a job file in it."])
    }

    @Test("A file on disk is read and called by its path")
    func file() throws {
        let url = URL.temporaryDirectory.appending(path: "cairn-\(UUID().uuidString).xml")
        defer { try? FileManager.default.removeItem(at: url) }
        try Data(export(columns: "<candidateLogn/>").utf8).write(to: url)
        let (job, findings) = JobFile.check(path: url.path)
        #expect(job == nil)
        #expect(findings.map(\.place.file) == [url.path])
    }

    @Test("Places are those of start tags, counted in characters")
    func places() {
        let xml = """
            <?xml version="1.0"?><!-- é <x> --><export>
              <?pi <y> ?><providers><trackingProvider><columns>
                <candidateLogin label="é > 1"/>é<![CDATA[ <z> ]]><candidateLogn
                  label="x"/>
            </columns></trackingProvider></providers></export>
            """
        #expect(
            messages(xml) == [
                "job.xml:2:43: 'columns' cannot hold the text 'é <z>'. Take it out.",
                "job.xml:3:54: unknown column 'candidateLogn' in trackingProvider. Did you mean 'candidateLogin'?",
            ])
    }

    @Test("Line ends of Windows count as one")
    func windows() {
        let xml = "<providers>\r\n<trackingProvider>\r\n<columns>\r\n <foo/></columns></trackingProvider></providers>"
        #expect(messages(xml).map { $0.prefix(12) } == ["job.xml:4:2:"])
    }

    @Test("Elements and attributes match in any letter case; name spaces say nothing")
    func letterCase() {
        let xml = """
            <EXPORT-config xmlns="http://a/b" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
              xsi:noNamespaceSchemaLocation="job.xsd">
            <Export GUID="g" Label="l"><Providers><TRACKINGPROVIDER><Columns><candidatelogin LABEL="é &amp; &#233;"/>
            </Columns></TRACKINGPROVIDER></Providers></Export></EXPORT-config>
            """
        let export = check(xml).job?.exports.first
        #expect(export?.guid == "g")
        #expect(export?.label == "l")
        #expect(export?.providers.first?.columns.map(\.header) == ["é & é"])
    }
}
