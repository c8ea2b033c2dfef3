import CairnCatalog
import CairnCore
import CairnJobs
import Testing

@Suite("Parameters of a job")
struct ParameterTests {
    func values(_ parameters: String) -> [String: ParameterValue]? {
        provider(export(parameters: parameters))?.parameters
    }

    @Test("Yes and no have eight spellings")
    func yesNo() {
        for text in ["yes", "Y", "true", "1", " YES\n"] {
            #expect(values("<withoutLaunchTime>\(text)</withoutLaunchTime>") == ["withoutLaunchTime": .yesNo(true)])
        }
        for text in ["no", "N", "False", "0"] {
            #expect(values("<withoutLaunchTime>\(text)</withoutLaunchTime>") == ["withoutLaunchTime": .yesNo(false)])
        }
        #expect(
            texts(export(parameters: "<withoutLaunchTime>maybe</withoutLaunchTime>")) == [
                "wrong value 'maybe' for withoutLaunchTime. Allowed are yes, no, y, n, true, false, 1, 0."
            ])
    }

    @Test("An empty parameter is as if absent")
    func empty() {
        let empty =
            "<entityIds/><dateFormat> </dateFormat><withoutLaunchTime/><statusFormat/><reportStatus/>"
            + "<templates/><maxLength/><timeZone/><deltaMode/>"
        #expect(values(empty) == [:])
    }

    @Test("A flag means yes by its presence")
    func flags() {
        #expect(values("<stripHTML/>") == ["stripHTML": .yesNo(true)])
        let (job, findings) = check(export(parameters: "<stripHTML>no</stripHTML>"))
        #expect(job?.exports.first?.providers.first?.parameters["stripHTML"] == .yesNo(true))
        #expect(
            findings.map(\.description) == [
                "job.xml:1:86: warning: 'stripHTML' means yes by standing there, whatever its text."
                    + " Leave it out for no."
            ])
    }

    @Test("Lists are comma-separated; titles may have an element each, and hold commas there")
    func lists() {
        #expect(values("<entityIds> 3, 7 ,,G-1</entityIds>") == ["entityIds": .list(["3", "7", "G-1"])])
        #expect(
            values("<entityIds>3</entityIds><entityIds>7,8</entityIds>") == ["entityIds": .list(["3", "7", "8"])])
        #expect(values("<trainingPublishers>A, B</trainingPublishers>") == ["trainingPublishers": .list(["A", "B"])])
        #expect(
            values("<trainingPublishers>A, B</trainingPublishers><trainingPublishers>C</trainingPublishers>")
                == ["trainingPublishers": .list(["A, B", "C"])])
        #expect(
            texts(export(parameters: "<entityIds>,</entityIds>")) == [
                "wrong value ',' for entityIds. Give at least one, or leave it out."
            ])
    }

    @Test("Choices are taken in any letter case and kept in the canonical one")
    func choices() {
        #expect(values("<timeGlobalFormat>ISO-8601</timeGlobalFormat>") == ["timeGlobalFormat": .text("iso-8601")])
        #expect(values("<trainingStatus>p, a</trainingStatus>") == ["trainingStatus": .list(["P", "A"])])
        #expect(
            texts(export(parameters: "<modality>blendedx</modality>")) == [
                "wrong value 'blendedx' for modality. Allowed are learning_channel, guided, kc, distanciel, blended,"
                    + " campus, mentored_action_learning, portal, serious_game, public_course, vodeclic, learning_feed,"
                    + " content_test."
            ])
        #expect(
            texts(export(parameters: "<trainingStatus>P,X,Y</trainingStatus>")) == [
                "wrong value 'X' for trainingStatus. Allowed are C, P, A.",
                "wrong value 'Y' for trainingStatus. Allowed are C, P, A.",
            ])
    }

    @Test("Activity types go by name or code")
    func activityTypes() {
        let xml = export(
            "consolidatedTrackingProvider", columns: "<status/>",
            parameters: "<activityType>Quiz, 4,end-of-course Survey</activityType>")
        #expect(provider(xml)?.parameters == ["activityType": .list(["quiz", "4", "end-of-course survey"])])
    }

    @Test("Statuses are flags in child elements, or a list")
    func statuses() {
        let wanted: [String: ParameterValue] = ["reportStatus": .list(["notAttempted", "pendingFeedback"])]
        #expect(values("<reportStatus><pendingFeedback/><notAttempted>no</notAttempted></reportStatus>") == wanted)
        #expect(values("<reportStatus>Pending feedback, not attempted</reportStatus>") == wanted)
        #expect(
            texts(export(parameters: "<reportStatus>done</reportStatus>")) == [
                "wrong value 'done' for reportStatus. Allowed are notAttempted, incomplete, completed, pendingFeedback."
            ])
        #expect(
            texts(export(parameters: "<reportStatus><complete/></reportStatus>")) == [
                "unknown element 'complete' in reportStatus. Did you mean 'completed'?"
            ])
    }

    @Test("Formats of values are texts by the name of their element")
    func renamings() {
        #expect(
            values("<statusFormat><Completed>done</Completed><notAttempted/></statusFormat>")
                == ["statusFormat": .texts(["completed": "done"])])
    }

    @Test("Numbers, dates and zones that are wrong say what is right")
    func wrongValues() {
        #expect(values("<maxLength>250</maxLength>") == ["maxLength": .integer(250)])
        for text in ["0", "-1", "1.5", "many"] {
            #expect(
                texts(export(parameters: "<maxLength>\(text)</maxLength>")) == [
                    "wrong value '\(text)' for maxLength. Give a whole number of at least 1."
                ])
        }
        #expect(
            texts(export(parameters: "<dateTimeFormat>YYYY-MM-DD hh:mm</dateTimeFormat>")) == [
                "wrong date format 'YYYY-MM-DD hh:mm': 'MM' stands twice (minutes are 'ii')."
                    + " Use YYYY, YY, MM, DD, hh, ii, ss, and a T between date and time."
            ])
        #expect(
            texts(export(parameters: "<timeZone>Atlantis</timeZone>")) == [
                "unknown time zone 'Atlantis'. Give a name of the TZ database such as Europe/Paris."
            ])
        #expect(values("<timeZone>America/Sao_Paulo</timeZone>") == ["timeZone": .text("America/Sao_Paulo")])
    }

    @Test("A finding is one line, however long and broken the text is")
    func quoting() {
        #expect(
            texts(export(parameters: "<timeGlobalFormat>raw\n   seconds</timeGlobalFormat>")) == [
                "wrong value 'raw seconds' for timeGlobalFormat. Allowed are rawSeconds, rawMinutes, iso-8601, padded,"
                    + " paddedhh."
            ])
        let long = String(repeating: "x", count: 100_000)
        #expect(
            texts(export(parameters: "<timeZone>\(long)</timeZone>")) == [
                "unknown time zone '\(long.prefix(80))…'. Give a name of the TZ database such as Europe/Paris."
            ])
    }

    @Test("A single parameter that stands twice is an error")
    func duplicates() {
        let parameters = "\n<dateFormat>YYYY</dateFormat>\n<DATEFORMAT>YY</DATEFORMAT>"
        #expect(
            messages(export(parameters: parameters)) == [
                "job.xml:3:1: 'DATEFORMAT' stands twice in trackingProvider, first in line 2. Leave one out."
            ])
    }

    @Test("Names of the documentation are taken silently")
    func aliases() {
        #expect(values("<completeSessionTitle>A, B</completeSessionTitle>") == ["sessionTitle": .text("A, B")])
        #expect(
            values("<contentTimeGlobalFormat>padded</contentTimeGlobalFormat>")
                == ["timeGlobalFormat": .text("padded")])
    }

    @Test("Names that are none of this provider's parameters")
    func unknown() {
        let parameters = "<trackingLogGranularity/><failedConnections/><score/><dateFromat/><qwertyuiop/>"
        #expect(
            texts(export(parameters: parameters)) == [
                "'trackingLogGranularity' is a parameter of trackingLogProvider, not of trackingProvider."
                    + " Leave it out.",
                "'failedConnections' is a parameter of platformCandidatesAccessProvider, not of trackingProvider."
                    + " Leave it out.",
                "'score' is a column, not a parameter. Move it to columns.",
                "unknown parameter 'dateFromat' in trackingProvider. Did you mean 'dateFormat'?",
                "unknown parameter 'qwertyuiop' in trackingProvider. See 'cairn glossary trackingProvider'.",
            ])
    }

    @Test("Lower entities are counted by the filter that the job then has")
    func subEntities() {
        let job = provider(export(parameters: "<entityIds>3</entityIds><includeSubEntities>yes</includeSubEntities>"))
        let filter = job?.provider.parameter(named: "entityIds")?.parameter
        #expect(filter?.sentence(.list(["3"])) == "learners of the entity 3 and of those below")
        #expect(
            texts(export(parameters: "<includeSubEntities>yes</includeSubEntities>")) == [
                "'includeSubEntities' does nothing without 'entityIds'. Add it."
            ])
    }

    @Test("Variables fill texts and attributes")
    func variables() {
        let xml = export(
            columns: "<status label='${a}-${b}'/><constantValue>$${a} ${ {x}</constantValue>",
            parameters: "<sessionTitle>${a} &amp; ${b}</sessionTitle>")
        let job = provider(xml, variables: ["a": "x<y", "b": "2"])
        #expect(job?.columns.map(\.header).first == "x<y-2")
        #expect(job?.columns.last?.argument == "$x<y ${ {x}")
        #expect(job?.parameters["sessionTitle"] == .text("x<y & 2"))
    }

    @Test("A variable that the job does not have is a warning, with the name that may have been meant")
    func strangeVariables() {
        let xml = export(parameters: "<sessionTitle>${session}</sessionTitle>")
        let (job, findings) = check(xml, variables: ["session": "May", "sesion": "June", "zone": "UTC"])
        #expect(job != nil)
        #expect(findings.map(\.severity) == [.warning, .warning])
        #expect(
            findings.map(\.message) == [
                "--set gives 'sesion', and nothing in the job asks for it by ${sesion}. Did you mean 'session'?",
                "--set gives 'zone', and nothing in the job asks for it by ${zone}.",
            ])
    }

    @Test("A variable that is not given is an error, and the only one")
    func missingVariables() {
        let xml = export(
            columns: "<templatedValue templateId='${t}'/><candidateCustomFieldGuid>${g}</candidateCustomFieldGuid>",
            parameters: "<timeZone>${zone}</timeZone>")
        #expect(
            texts(xml) == [
                "the variable 't' is not given. Give it with --set t=VALUE.",
                "the variable 'g' is not given. Give it with --set g=VALUE.",
                "the variable 'zone' is not given. Give it with --set zone=VALUE.",
            ])
        let source = "<fileName>${file}</fileName>"
        #expect(
            texts(importing(source: source)) == [
                "the variable 'file' is not given. Give it with --set file=VALUE."
            ])
    }
}
