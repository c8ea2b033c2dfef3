import CairnCatalog
import CairnCore
import CairnJobs
import Testing

@Suite("Damaged jobs")
struct FuzzTests {
    /// A generator that gives the same numbers on every run.
    struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 1
            return GUID.mixed(state)
        }
    }

    static let jobs = [
        export(
            columns: "<candidateLogin label='é'/><templatedValue templateId='1'/><constantValue value='x'/>",
            parameters:
                "<templates><template id='1'>{0}</template></templates><reportStatus><completed/></reportStatus>"
                + "<entityIds>1,2</entityIds><timeZone>Europe/Paris</timeZone><dateFormat>DD/MM/YY</dateFormat>"),
        importing(
            fields: "<fields><candidateLogin><mandatory>yes</mandatory></candidateLogin><trackingStatus><completed>C"
                + "</completed></trackingStatus></fields>",
            options: "<options><defaultTime>12:00:00</defaultTime></options>"),
    ]

    static let fragments: [[UInt8]] = [
        "<", ">", "/>", "</", "<!--", "-->", "<![CDATA[", "]]>", "<?", "&amp;", "&", "'", "\"", "{0}", "{99999999999}",
        "${", "${x}", "é", "\r\n", "<columns>", "</export>", "<!DOCTYPE", "-1", "..", " ", "\0",
    ].map { Array($0.utf8) }

    @Test("Never crash, and always have a job or an error with a place in the file", arguments: 0..<4)
    func damaged(seed: UInt64) {
        var generator = Generator(state: seed &* 1_000_003)
        for _ in 0..<750 {
            var bytes = Array(Self.jobs[Int.random(in: 0..<Self.jobs.count, using: &generator)].utf8)
            for _ in 0...Int.random(in: 0..<3, using: &generator) { damage(&bytes, &generator) }
            let (job, findings) = JobFile.check(bytes: bytes, name: "job.xml")
            let hasErrors = findings.contains { $0.severity == .error }
            #expect((job == nil) == hasErrors)
            #expect(findings.allSatisfy { $0.place.file == "job.xml" && !$0.message.isEmpty })
        }
    }

    /// Ten thousand in all.
    @Test("Random jobs of the catalog, some damaged, never crash the checker", arguments: 0..<8)
    func random(seed: UInt64) {
        var jobs = RandomJob(generator: Generator(state: seed &* 7_000_003))
        var (right, imports) = (0, 0)
        for _ in 0..<1250 {
            var bytes = Array((jobs.chance(4) ? jobs.importXML() : jobs.xml()).utf8)
            if jobs.chance(5) { damage(&bytes, &jobs.generator) }
            let (job, findings) = JobFile.check(bytes: bytes, name: "job.xml", variables: ["x": "1", "g": "g"])
            let isSound = (job == nil) == findings.contains { $0.severity == .error }
            if !isSound || findings.contains(where: { $0.place.file != "job.xml" || $0.message.isEmpty }) {
                Issue.record("\(String(decoding: bytes, as: UTF8.self))\n\(findings)")
            }
            if let job { right += isWhole(job) ? 1 : 0 }
            imports += job?.imports.count ?? 0
        }
        // Both kinds are there: right jobs and wrong ones.
        #expect((60..<1200).contains(right), "\(right) of 1250 are right")
        #expect((20..<300).contains(imports), "\(imports) imports are right")
    }

    /// Whether a job that is right has all that a run needs; it has been used as a run would.
    func isWhole(_ job: Job) -> Bool {
        for export in job.exports {
            #expect(!export.providers.isEmpty && !export.canonicalText.isEmpty)
            #expect(!export.isDelta || export.guid != nil)
            for provider in export.providers {
                #expect(!provider.columns.isEmpty)
                #expect(provider.frame == nil || !provider.isDelta)
                let frame = provider.frame?.frame(endingAt: Instant(seconds: 1_614_200_000), in: .utc)
                #expect(frame.map { $0.from <= $0.to } ?? true)
                for (name, value) in provider.parameters {
                    #expect(provider.provider.parameter(named: name)?.parameter.sentence(value).isEmpty == false)
                }
            }
        }
        for job in job.imports { checkWhole(job) }
        return true
    }

    func checkWhole(_ job: ImportJob) {
        let named = job.columns.compactMap { $0 }
        for field in job.action.fields {
            let columns = named.filter { $0.name == field.name }
            #expect(field.isRepeatable || columns.count < 2)
            #expect(columns.allSatisfy { ($0.customField != nil) == field.isCustomField })
            let texts = job.mappings[field.name] ?? [:]
            #expect(Set(texts.values).count == texts.count)
            let isComplete = field.mapping.allSatisfy { $0.standardText == nil || texts[$0.name] != nil }
            #expect(isComplete)
        }
        for option in job.action.options {
            guard case .searchFields = option.kind, let value = job.options[option.name] else { continue }
            let known = named.map(\.name) + named.compactMap(\.customField)
            #expect(value.asList.allSatisfy(known.contains))
        }
        let order = Catalog.consolidators.map(\.name)
        let places = job.consolidators.compactMap { order.firstIndex(of: $0.name) }
        #expect(places == places.sorted() && places.count == job.consolidators.count)
    }

    func damage(_ bytes: inout [UInt8], _ generator: inout Generator) {
        let start = Int.random(in: 0...bytes.count, using: &generator)
        let end = min(bytes.count, start + Int.random(in: 0..<12, using: &generator))
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes.removeSubrange(start..<end)
        case 1: bytes.insert(contentsOf: fragment(&generator), at: start)
        case 2: bytes.insert(contentsOf: bytes[start..<end], at: Int.random(in: 0...bytes.count, using: &generator))
        case 3: bytes.replaceSubrange(start..<end, with: fragment(&generator))
        default: if start < bytes.count { bytes[start] = UInt8.random(in: 0...255, using: &generator) }
        }
    }

    func fragment(_ generator: inout Generator) -> [UInt8] {
        Self.fragments[Int.random(in: 0..<Self.fragments.count, using: &generator)]
    }
}
