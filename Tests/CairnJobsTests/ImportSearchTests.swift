import CairnCatalog
import CairnCore
import CairnJobs
import Testing

/// By which columns imports look for what a row means.
@Suite("Search fields of imports")
struct ImportSearchTests {
    static let learner = "createOrUpdateLearnerAction"
    static let columns = "<candidateLogin/><candidateEmail/><custom guid='A-1'/><custom guid='B'/>"

    func xml(_ search: String, columns: String = columns) -> String {
        importing(by: Self.learner, columns: columns, options: search)
    }

    @Test(
        "They are a list, elements or children, in the catalog's letters, each once",
        arguments: [
            ("candidateLogin", ["candidateLogin"]),
            ("candidateemail, CANDIDATELOGIN ,candidateEmail", ["candidateEmail", "candidateLogin"]),
            (
                "candidateLogin</traineeSearchField><traineeSearchField>A-1, candidateEmail",
                ["candidateLogin", "A-1", "candidateEmail"]
            ),
            ("<candidateEmail/><custom guid='B'/><Custom><guid>A-1</guid></Custom>", ["candidateEmail", "B", "A-1"]),
        ])
    func given(text: String, wanted: [String]) {
        let job = importJob(xml("<traineeSearchField>\(text)</traineeSearchField>"))
        #expect(job?.options == ["traineeSearchField": .list(wanted)])
    }

    @Test("An empty one is as if absent")
    func empty() {
        #expect(importJob(xml("<traineeSearchField/>"))?.options.isEmpty == true)
    }

    @Test(
        "Names and guids must be known",
        arguments: [
            (
                "candidateLogn",
                "unknown search field 'candidateLogn' in traineeSearchField. Did you mean 'candidateLogin'?"
            ),
            ("a-2", "unknown search field 'a-2' in traineeSearchField. Did you mean 'A-1'?"),
            (
                "candidateLogin,custom",
                "unknown search field 'custom' in traineeSearchField. Allowed are candidateLogin, candidateRefNumber,"
                    + " candidateEmail. So is the guid of a custom column of the file."
            ),
            (
                "<candidatLogin/>",
                "unknown element 'candidatLogin' in traineeSearchField. Did you mean 'candidateLogin'?"
            ),
            ("<custom/>", "'custom' does not say which custom field it means. Give it a guid."),
            ("<candidateLogin>x<b/></candidateLogin>", "'candidateLogin' cannot hold the element 'b'. Take it out."),
            (",", "wrong value ',' for traineeSearchField. Give at least one, or leave it out."),
        ])
    func unknown(text: String, message: String) {
        #expect(texts(xml("<traineeSearchField>\(text)</traineeSearchField>")) == [message])
    }

    @Test("Their columns must be in the file, and each says where it stands itself")
    func lacking() {
        #expect(
            messages(
                xml(
                    "<traineeSearchField>candidateLogin</traineeSearchField>\n<traineeSearchField>candidateRefNumber"
                        + "</traineeSearchField>"))
                == [
                    "job.xml:6:1: 'candidateRefNumber' is a search field, and the file has no such column. Add it to"
                        + " columnsMapping."
                ])
        #expect(
            texts(
                importing(
                    by: "registerLearnerAction", columns: "<candidateLogin/><sessionTitle/>",
                    options: "<trainingSearchField>trainingId</trainingSearchField><sessionSearchField>sessionTitle,"
                        + "sessionStartDate</sessionSearchField>"))
                == [
                    "'trainingId' is a search field, and the file has no such column. Add it to columnsMapping.",
                    "'sessionStartDate' is a search field, and the file has no such column. Add it to columnsMapping.",
                ])
    }

    @Test("Without one, the file has the columns that the action looks by")
    func standard() {
        #expect(
            texts(xml("", columns: "<candidateEmail/>")) == [
                "the file has no column 'candidateLogin', and rows are looked for by it. Add it to columnsMapping, or"
                    + " name others in traineeSearchField."
            ])
        #expect(
            texts(xml("<traineeSearchField>candidateEmail</traineeSearchField>", columns: "<candidateEmail/>")) == [])
        #expect(
            texts(importing(by: "createOrUpdateSessionAction", columns: "<sessionStartDate/>")) == [
                "the file has no column 'sessionGuid' or 'sessionId' or 'sessionTitle', and rows are looked for by it."
                    + " Add it to columnsMapping, or name others in sessionSearchField."
            ])
        for column in ["sessionGuid", "sessionId", "sessionTitle"] {
            #expect(texts(importing(by: "createOrUpdateSessionAction", columns: "<\(column)/>")) == [])
        }
        #expect(texts(importing(by: "registerLearnerAction", columns: "<sessionTitle/>")) == [])
    }

    @Test("Only the imports that look so have them")
    func others() {
        #expect(
            texts(
                importing(
                    by: "createOrUpdateSessionAction", columns: "<sessionGuid/>",
                    options: "<trainingSearchField>trainingId</trainingSearchField>")
            ).first?
            .hasPrefix("unknown setting 'trainingSearchField' in createOrUpdateSessionAction.") == true)
        #expect(
            texts(
                importing(
                    by: "registerLearnerAction", columns: "<candidateLogin/>",
                    options: "<traineeSearchField>A-1</traineeSearchField>")) == [
                    "unknown search field 'A-1' in traineeSearchField. Allowed are candidateLogin,"
                        + " candidateRefNumber, candidateEmail."
                ])
    }
}
