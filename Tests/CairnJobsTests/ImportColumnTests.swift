import CairnCatalog
import CairnCore
import CairnJobs
import Testing

/// What the actions ask of the columns of a file.
@Suite("Columns of imports")
struct ImportColumnTests {
    static let training = "createOrUpdateTrainingCourseAction"
    static let learner = "createOrUpdateLearnerAction"
    static let trainingColumns = "<trainingPathCode/><trainingModality/><lovCodes/>"

    @Test("What an action calls mandatory is so, unless the job lifts it")
    func mandatory() {
        let columns = Self.trainingColumns + "<trainingTitle/>"
        let job = importJob(importing(by: Self.training, columns: columns))
        #expect(job?.columns.map { $0?.mandatory } == [true, true, false, false])
        let lifted =
            "<trainingPathCode/><trainingModality><mandatory>no</mandatory></trainingModality><lovCodes/>"
            + "<trainingTitle><mandatory>yes</mandatory></trainingTitle>"
        #expect(
            importJob(importing(by: Self.training, columns: lifted))?.columns.map { $0?.mandatory }
                == [true, false, false, true])
    }

    @Test("A mandatory column that the file lacks is an error, and so is a column that every file has")
    func lacking() {
        #expect(
            messages(importing(by: Self.training, columns: "<trainingTitle/>"))
                == [
                    "error: job.xml:3:1: 'trainingPathCode' is mandatory, and the file has no such column. Add it to"
                        + " columnsMapping.",
                    "error: job.xml:3:1: 'trainingModality' is mandatory, and the file has no such column. Add it to"
                        + " columnsMapping.",
                    "error: job.xml:3:1: the file has no column 'lovCodes', and the import needs one, be its cells empty."
                        + " Add it to columnsMapping.",
                ].map { $0.replacing("error: ", with: "") })
        let fields = "<fields><trainingPathCode/><lovCodes/></fields>"
        let inFields = importing(by: Self.training, columns: "").replacing("<options>", with: fields + "<options>")
        #expect(
            texts(inFields) == ["'trainingModality' is mandatory, and the file has no such column. Add it to fields."])
        #expect(
            texts(importing(by: "createOrUpdateEntityAction", columns: "<ignoredColumn/>")) == [
                "the file has no column 'hierarchyEntityName', and the import needs one, be its cells empty. Add it to"
                    + " columnsMapping."
            ])
    }

    @Test("What the job lifts, the file may lack, but for columns that every file has")
    func lifted() {
        let fields =
            "<fields><trainingModality><mandatory>no</mandatory></trainingModality>"
            + "<lovCodes><mandatory>no</mandatory></lovCodes></fields>"
        let xml = importing(by: Self.training, columns: "<trainingPathCode/>")
            .replacing("<options>", with: fields + "<options>")
        #expect(
            texts(xml) == [
                "the file has no column 'lovCodes', and the import needs one, be its cells empty. Add it to"
                    + " columnsMapping."
            ])
    }

    @Test("What a misspelt column may have meant is not missed too")
    func misspelt() {
        #expect(
            texts(importing(by: Self.training, columns: "<trainingPathCod/><trainingModality/><lovCodes/>")) == [
                "unknown field 'trainingPathCod' in createOrUpdateTrainingCourseAction. Did you mean"
                    + " 'trainingPathCode'?"
            ])
    }

    @Test("An entity's levels stand in several columns, each mandatory for itself")
    func levels() {
        let columns =
            "<hierarchyEntityName><mandatory>yes</mandatory></hierarchyEntityName><ignoredColumn/>"
            + "<hierarchyEntityName/><hierarchyEntityName/>"
        let job = importJob(importing(by: "createOrUpdateEntityAction", columns: columns))
        let level = "hierarchyEntityName"
        #expect(job?.columns.map { $0?.name } == [level, nil, level, level])
        #expect(job?.columns.map { $0?.mandatory } == [true, nil, false, false])
        #expect(
            texts(importing(by: "createOrUpdateEntityAction", columns: "<hieracrchyEntityName/>")) == [
                "'hieracrchyEntityName' is taken for 'hierarchyEntityName'. Write it so."
            ])
    }

    @Test("Custom columns name their custom field by an element or an attribute, and only once")
    func customFields() {
        let columns =
            "<candidateLogin/><custom><guid>A-1</guid></custom>"
            + "<custom guid='a-1'><mandatory>yes</mandatory></custom>"
        let job = importJob(importing(by: Self.learner, columns: columns))
        #expect(job?.columns.map { $0?.customField } == [nil, "A-1", "a-1"])
        #expect(job?.columns.map { $0?.mandatory } == [false, false, true])
        #expect(
            texts(importing(by: Self.learner, columns: "<candidateLogin/><custom/><custom><guid/></custom>")) == [
                "'custom' does not say which custom field it means. Give it a guid.",
                "'custom' does not say which custom field it means. Give it a guid.",
            ])
        let twice = "<candidateLogin/><custom guid='A'/><custom><guid>A</guid></custom>"
        #expect(
            texts(importing(by: Self.learner, columns: twice)) == [
                "'custom A' stands twice in the columns of the file, first in line 3. Leave one out."
            ])
        #expect(
            texts(importing(by: Self.learner, columns: "<candidateLogin/><custom guid='A'><guid>B</guid></custom>"))
                == ["'custom' means two custom fields. Leave one guid out."])
        #expect(
            texts(importing(by: Self.learner, columns: "<candidateLogin guid='A'/>")) == [
                "unknown attribute 'guid' in candidateLogin. Take it out."
            ])
    }

    @Test("Other columns stand once")
    func twice() {
        #expect(
            texts(importing(by: Self.learner, columns: "<candidateLogin/><candidateEmail/><candidateEmail/>")) == [
                "'candidateEmail' stands twice in the columns of the file, first in line 3. Leave one out."
            ])
    }

    @Test(
        "Values have standard texts, which a job changes one by one",
        arguments: [
            (
                "createOrUpdateLearnerAction", "<candidateLogin/>", "candidateValidity",
                ["enabledValue": "Y", "disabledValue": "N", "enabledUntilValue": "U"]
            ),
            (
                "createOrUpdateTrainingCourseAction", trainingColumns, "trainingAction",
                ["updateValue": "M", "deleteValue": "A"]
            ),
            (
                "createOrUpdateSessionAction", "<sessionGuid/>", "sessionAction",
                ["updateValue": "M", "deleteValue": "A"]
            ),
            (
                "registerLearnerAction", "<candidateLogin/>", "registerFlag",
                ["registerValue": "Y", "unregisterValue": "N"]
            ),
            (
                "createOrUpdateInterventionAction", "<sessionGuid/>", "interventionStatus",
                ["activeValue": "A", "cancelledValue": "C"]
            ),
        ])
    func mappings(action: String, columns: String, field: String, standard: [String: String]) throws {
        #expect(importJob(importing(by: action, columns: columns))?.mappings == [field: standard])
        let names = standard.keys.sorted()
        let mapped = "<\(field)><\(names[0])>x</\(names[0])><\(names[1])/></\(field)>"
        var wanted = standard
        wanted[names[0]] = "x"
        #expect(importJob(importing(by: action, columns: columns + mapped))?.mappings == [field: wanted])
        #expect(importJob(importing(by: action, columns: columns, options: mapped))?.mappings == [field: wanted])
    }

    @Test("A text may not stand for two values, be one of them not mapped")
    func ambiguous() {
        let columns = "<candidateLogin/><registerFlag><registerValue>N</registerValue></registerFlag>"
        #expect(
            texts(importing(by: "registerLearnerAction", columns: columns)) == [
                "'N' stands for both 'unregisterValue' and 'registerValue'. Give each its own text."
            ])
        let swapped =
            "<candidateLogin/><registerFlag><registerValue>N</registerValue><unregisterValue>Y"
            + "</unregisterValue></registerFlag>"
        #expect(
            importJob(importing(by: "registerLearnerAction", columns: swapped))?.mappings["registerFlag"]
                == ["registerValue": "N", "unregisterValue": "Y"])
    }

    @Test("keepSession stands in registerFlag and is a setting")
    func keepSession() {
        let flag = "<registerFlag><keepSession>Y</keepSession></registerFlag>"
        let xml = importing(by: "registerLearnerAction", columns: "<candidateLogin/>" + flag)
        #expect(importJob(xml)?.options == ["keepSession": .yesNo(true)])
        #expect(importJob(xml)?.mappings["registerFlag"] == ["registerValue": "Y", "unregisterValue": "N"])
        let apart = importing(
            by: "registerLearnerAction", columns: "<candidateLogin/><registerFlag/>",
            options: flag.replacing(">Y<", with: ">no<"))
        #expect(importJob(apart)?.options == ["keepSession": .yesNo(false)])
        #expect(
            texts(importing(by: "registerLearnerAction", columns: "<candidateLogin/>" + flag, options: flag)) == [
                "'keepSession' stands twice in registerLearnerAction, first in line 3. Leave one out."
            ])
        #expect(
            texts(
                importing(
                    by: "registerLearnerAction",
                    columns: "<candidateLogin/>" + flag.replacing(">Y<", with: ">perhaps<")))
                == ["wrong value 'perhaps' for keepSession. Allowed are yes, no, y, n, true, false, 1, 0."])
    }

    @Test("The source says how days are written, with all that a day has, where the action reads days")
    func dateFormat() {
        func job(_ action: String, _ format: String, _ columns: String) -> String {
            importing(by: action, columns: columns, source: "<dateFormat>\(format)</dateFormat>")
        }
        #expect(importJob(job(Self.learner, "DD/MM/YYYY", "<candidateLogin/>"))?.source.dateFormat == "DD/MM/YYYY")
        #expect(
            importJob(job(Self.learner, "yyyy-mm-dd hh:ii", "<candidateLogin/>"))?.source.dateFormat
                == "yyyy-mm-dd hh:ii")
        #expect(importJob(job(Self.learner, "", "<candidateLogin/>"))?.source.dateFormat == nil)
        #expect(importJob(importing(by: Self.learner, columns: "<candidateLogin/>"))?.source.dateFormat == nil)
        let short = "the date format 'MM/YYYY' is not enough to read a date. Give it a year, a month and a day."
        for action in [Self.learner, "registerLearnerAction"] {
            #expect(texts(job(action, "MM/YYYY", "<candidateLogin/>")) == [short])
        }
        #expect(texts(job("createOrUpdateSessionAction", "MM/YYYY", "<sessionGuid/>")) == [short])
        #expect(texts(job("createOrUpdateEntityAction", "MM/YYYY", "<hierarchyEntityName/>")).isEmpty)
        #expect(
            texts(job(Self.learner, "YYYY-MM-MM", "<candidateLogin/>")).first?.hasPrefix(
                "wrong date format 'YYYY-MM-MM': ") == true)
        #expect(
            texts(job(Self.learner, "DD. MM. YYYYT", "<candidateLogin/>")) == [
                "fileSystemSourceProvider: the given date format 'DD. MM. YYYYT' is not valid. It should only contain the"
                    + " following characters (case insensitive): 'YMDHIS /_.:;,-'"
            ])
    }
}
