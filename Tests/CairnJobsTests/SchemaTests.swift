import CairnCatalog
import CairnCore
import CairnJobs
import Foundation
import Testing

/// The XML Schema of job files, as a validator that is not ours reads it.
@Suite("The schema of jobs", .enabled(if: Validator.isThere, "xmllint is not installed"))
struct SchemaTests {
    @Test("Every job of the checkout that the checker accepts is valid")
    func checkout() throws {
        let paths =
            ProjectFiles.all(under: "Examples", ending: ".xml")
            + ProjectFiles.all(under: "Tests/Cases/exports", ending: "/job.xml")
        #expect(paths.count > 50)
        let accepted = paths.filter { JobFile.check(path: $0).job != nil }
        let known = try accepted.filter { try !Spellings.areOther(inFile: $0) }
        #expect(known.count > 50)
        #expect(try Validator().complaints(of: known) == "")
    }

    @Test("Jobs in the seeds are valid, where those are at hand")
    func seeds() throws {
        let texts = try ProjectFiles.all(under: "../shared/seeds", ending: ".txt").map {
            try String(contentsOfFile: $0, encoding: .utf8)
        }
        let jobs = texts.flatMap { $0.matches(of: /(?s)```xml\n(.*?)```/).map { String($0.1) } }
        #expect(try Validator().complaints(ofTexts: jobs) == "")
    }

    @Test("Drafts are valid, with their settings in comments and out of them")
    func drafts() throws {
        let drafts = try DraftTests.names.map(JobDraft.text)
        let whole = drafts.map { $0.replacing("<!-- <", with: "<").replacing("> -->", with: ">") }
        #expect(try Validator().complaints(ofTexts: drafts + whole) == "")
    }

    @Test(
        "Values in any letter case, variables, empty elements and other names are valid",
        arguments: [
            export(parameters: "<withoutLaunchTime>YES</withoutLaunchTime><modality>Guided</modality>"),
            export(parameters: "<withoutLaunchTime> ${all} </withoutLaunchTime><maxLength>${most}</maxLength>"),
            export(parameters: "<modality/><maxLength/><templates/><statusFormat/><reportStatus/><entityIds/>"),
            export(parameters: "<reportStatus><completed/></reportStatus><trainingStatus>p , c</trainingStatus>"),
            export(parameters: "<entityIds>1</entityIds><entityIds>2</entityIds><contentReportStatus/>"),
            export(columns: "<contentCompletionTime/><score label='a'/><score/><constantValue value='x'/>"),
            export(file: "<options><decimal>comma</decimal></options><format>csv</format>"),
            importing(
                source: "<columnsMapping><candidateLogin/></columnsMapping><fileName>t.csv</fileName>",
                fields: "<trackingStatus><completed>3</completed></trackingStatus>",
                options: "<options><defaultTime>18:00</defaultTime></options>"),
            importing(rest: "<maxChanges>100 %</maxChanges><stopOnError>no</stopOnError>"),
            importing(rest: "<maxChanges> 500 </maxChanges><consolidators><timeLogger/></consolidators>"),
            importing(
                by: "createOrUpdateLearnerAction",
                columns: "<candidateLogin/><custom guid='A'/><custom><guid>B</guid><mandatory>no</mandatory></custom>",
                options: "<traineeSearchField><candidateLogin/><custom guid='A'/><custom><guid>B</guid></custom>"
                    + "</traineeSearchField><traineeSearchField>candidateLogin, A</traineeSearchField>",
                rest: "<consolidators><massDisableLearners><oldLearners/></massDisableLearners></consolidators>"),
            importing(
                by: "registerLearnerAction",
                columns: "<registerFlag><keepSession>y</keepSession><registerValue>1</registerValue></registerFlag>",
                options: "<registerFlag><unregisterValue>0</unregisterValue></registerFlag>"),
        ])
    func valid(job: String) throws {
        #expect(try Validator().complaints(ofTexts: [job]) == "")
    }

    @Test("Random imports that the checker accepts are valid")
    func random() throws {
        var jobs = RandomJob(generator: FuzzTests.Generator(state: 5_000_011))
        let texts = (0..<600).map { _ in jobs.importXML() }.filter { text in
            let job = JobFile.check(bytes: Array(text.utf8), name: "job.xml", variables: ["x": "1", "g": "g"]).job
            return job != nil && !Spellings.areOther(in: text)
        }
        #expect(texts.count > 50)
        #expect(try Validator().complaints(ofTexts: texts) == "")
    }

    @Test(
        "What the checker refuses is not valid",
        arguments: [
            export(columns: "<candidateLogn/>"), export(columns: ""), export("trackingProvidr"),
            export(columns: "<templatedValue/>"), export(columns: "<score lable='x'/>"),
            export(parameters: "<withoutLaunchTime>maybe</withoutLaunchTime>"),
            export(parameters: "<maxLength>0</maxLength>"), export(parameters: "<modality>guidde</modality>"),
            export(file: "<format>PDF</format>"), importing(fields: "<fields><candidateLogn/></fields>"),
            importing(options: "<defaultTime>25:00</defaultTime>"), "<job/>",
            importing(rest: "<maxChanges>101%</maxChanges>"), importing(rest: "<stopOnError>perhaps</stopOnError>"),
            importing(rest: "<consolidators><timeLoger/></consolidators>"),
            importing(by: "createOrUpdateSessionAction", columns: "<sessionGuid/><candidateLogn/>"),
            importing(
                by: "registerLearnerAction", columns: "<candidateLogin/>",
                options: "<traineeSearchField><custom guid='A'/></traineeSearchField>"),
        ])
    func invalid(job: String) throws {
        #expect(check(job).job == nil)
        #expect(try Validator().complaints(ofTexts: [job]) != "")
    }
}

/// Names that a schema cannot know, because it cannot ignore letter case.
private enum Spellings {
    private static let known: Set<String> = {
        let schema = (try? Glossary.text(of: nil, as: .xsd)) ?? ""
        return Set(schema.matches(of: /<xs:element name="([^"]*)"/).map { String($0.1) })
    }()

    /// Whether a file has an element in a letter case of its own.
    static func areOther(inFile path: String) throws -> Bool {
        areOther(in: try String(contentsOfFile: path, encoding: .utf8))
    }

    /// Whether a text has one.
    static func areOther(in text: String) -> Bool {
        let names = Set(text.matches(of: /<([A-Za-z][A-Za-z-]*)/).map { String($0.1) })
        let folded = Set(known.map { $0.lowercased() })
        return names.contains { !known.contains($0) && folded.contains($0.lowercased()) }
    }
}
