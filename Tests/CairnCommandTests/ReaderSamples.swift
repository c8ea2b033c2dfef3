import CairnTesting
import Foundation

/// An organisation whose texts and numbers are hard to write, and exports that show them.
enum ReaderSamples {
    /// What may stand in a cell, one for each learner.
    static let texts = [
        "plain", "semi;colon", "comma,comma", "pi|pe", "tab\ttab", "quo\"te", "\"", "\"\"", "line\nbreak",
        "crlf\r\nbreak", "cr\rbreak", "\n", "été €uro Œuvre", "日本語", "🧗 👩\u{200D}👩\u{200D}👧", "مرحبا بالعالم",
        "שלום (abc) 123", "\u{202E}override", "=1+1", "+1", "-1", "@SUM(A1)", " leading", "trailing ", "  ",
        "\u{1}\u{7}\u{1B}[31m", "\u{7F}\u{85}", "_x000D_ _x0041_ _x", "<b>&amp; ]]> </b>", "&lt;&#13;", "1e5",
        "00123", "1,5", "12.50", "2021-01-01", "TRUE", "NaN", "null", "\u{FEFF}mark", "\u{FFFE}none", "e\u{301}",
        "\\back\\slash\\n", "'apostrophe", "nul\u{0}l", String(repeating: "0123456789", count: 4_000), "",
    ]

    /// Seconds of one log entry of each learner: zero, around minutes and hours, past 99 and 999 hours.
    private static let seconds = [0, 1, 59, 60, 61, 3_599, 3_600, 5_115, 359_999, 360_000, 3_599_999, 3_600_000]

    static let objects: String = {
        var objects: [[String: Any]] = [
            ["type": "entity", "guid": "e-1", "name": "North; \"South\""],
            ["type": "learningObject", "guid": "lo-1", "code": "LO;1"],
            [
                "type": "version", "guid": "lov-1", "learningObject": "lo-1", "locale": "en",
                "title": "=Content;\n\"1\"",
            ],
            [
                "type": "training", "guid": "t-1", "pathCode": "T1", "title": "Run | \"it\"", "modality": "guided",
                "threshold": 50,
                "items": [
                    [
                        "guid": "i-lo", "kind": "learning resource", "learningObject": "lo-1", "points": 10,
                        "mandatory": true,
                    ],
                    ["guid": "i-class", "kind": "classroom activity", "title": "Class, room", "points": 20],
                ],
            ],
            ["type": "session", "guid": "s-1", "training": "t-1", "title": "S\t1", "startDate": "2026-01-01"],
            [
                "type": "event", "guid": "ev-1", "session": "s-1", "item": "i-class", "startAt": "2026-02-03T00:00:00Z",
                "endAt": "2026-02-03T23:59:59Z", "durationMinutes": 90, "allDay": true,
            ],
            ["type": "pointsAction", "code": "post", "label": "Post"],
        ]
        for (index, text) in texts.enumerated() { objects += learner(index, text) }
        return objects.map(line).joined(separator: "\n") + "\n"
    }()

    private static func learner(_ index: Int, _ text: String) -> [[String: Any]] {
        let two = String(format: "%02d", index)
        var objects: [[String: Any]] = [
            [
                "type": "learner", "guid": "l-\(two)", "login": "login\(two)", "name": text, "entity": "e-1",
                "presentation": texts[texts.count - 1 - index], "createdAt": "2025-12-31T23:59:\(two)Z",
            ],
            [
                "type": "registration", "guid": "r-\(two)", "learner": "l-\(two)", "session": "s-1",
                "at": "2026-01-01T00:00:00Z",
            ],
            [
                "type": "pointsAward", "action": "post", "learner": "l-\(two)", "at": "2026-01-05T00:00:\(two)Z",
                "points": index * 7,
            ],
        ]
        // Every fourth learner did nothing, so that there are empty cells in every column.
        guard index % 4 != 3 else { return objects }
        objects.append([
            "type": "log", "registration": "r-\(two)", "item": "i-lo", "startedAt": "2026-01-02T03:04:\(two)Z",
            "seconds": seconds[index % seconds.count], "progression": NSDecimalNumber(string: "\(index * 2).\(two)"),
        ])
        if index % 3 == 0 { objects[3]["score"] = NSDecimalNumber(string: "\(index).5") }
        if index % 2 == 0 {
            objects.append([
                "type": "attendance", "event": "ev-1", "registration": "r-\(two)", "status": "present", "points": index,
            ])
        }
        return objects
    }

    private static func line(_ object: [String: Any]) -> String {
        let data = try? JSONSerialization.data(withJSONObject: object, options: .sortedKeys)
        return String(decoding: data ?? Data(), as: UTF8.self)
    }

    // MARK: Exports

    /// Six providers that show every kind of cell, in one export.
    static func job(_ fileAction: String = "", timeFormat: String = "rawSeconds") -> String {
        JobText.xml(providers(timeFormat: timeFormat), fileAction: fileAction)
    }

    static func providers(timeFormat: String) -> [JobText] {
        let times = "<timeGlobalFormat>\(timeFormat)</timeGlobalFormat>"
        let all = times + "<withoutLaunchTime>yes</withoutLaunchTime>"
        return [
            JobText(
                "trackingLogProvider",
                [
                    "reportId", "candidateName", "contentTitle", "logDate", "firstLaunchDate", "progression", "score",
                    "status", "trainingContentMandatory", "timeGlobal", "candidatePresentation",
                ], parameters: all),
            JobText(
                "consolidatedTrackingProvider",
                [
                    "registrationGuid", "candidateName", "nbLO", "progression", "progressionMandatory", "score",
                    "firstCompletionDate", "timeGlobal", "timeSpentCBT", "timeSpent",
                ], parameters: all),
            JobText(
                "instructorLedTrainingActivityProvider",
                [
                    "candidateName", "eventAllDay", "eventStartDate", "eventStartTime", "eventEndTime", "status",
                    "pointsGained", "registrationDate",
                ]),
            JobText(
                "platformCandidatesProvider",
                [
                    "candidateId", "candidateLogin", #"<candidateName label="Name; &quot;full&quot; &lt;é&gt;"/>"#,
                    "creationDate", "candidatePresentation", "candidateEntityName", "candidatePoints",
                ]),
            JobText(
                "consolidatedGamificationEventsProvider",
                ["candidateName", "gamificationActionCode", "gamificationPoints", "gamificationDateTime"],
                parameters: "<threshold>-1.5</threshold>"),
            JobText(
                "learningObjectMetadataProvider",
                [
                    "learningObjectGuid", "learningObjectCode", "learningObjectTitle", "learningObjectAverageScore",
                    "learningObjectTotalTimeSpent", "learningObjectFirstLaunchDate",
                ]),
        ]
    }
}
