internal import CairnCatalog
internal import CairnCore

/// Values that tell of dates and times.
extension JobChecker {
    func dateFormat(_ element: JobElement) -> ParameterValue? {
        let text = element.trimmed
        if let problem = DateFormatRule(text).problem {
            findings.error(element, "wrong date format \(Wording.quoted(text)): \(problem). \(DateFormatRule.advice)")
            return nil
        }
        return .text(text)
    }

    func timeZone(_ element: JobElement) -> ParameterValue? {
        let text = element.trimmed
        if Zone(named: text) != nil { return .text(text) }
        findings.error(
            element,
            Wording.unknown(
                "time zone", text, candidates: ["UTC"] + Zone.names,
                otherwise: "Give a name of the TZ database such as Europe/Paris."))
        return nil
    }

    /// A time of day, always given on as `hh:ii:ss`.
    func time(_ element: JobElement, _ name: String) -> ParameterValue? {
        let text = element.trimmed
        let full = text.utf8.count == 5 ? text + ":00" : text
        let isTime = full.wholeMatch(of: /([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]/) != nil
        if isTime { return .text(full) }
        findings.error(
            element, "wrong value \(Wording.quoted(text)) for \(name). Give a time as hh:ii:ss, such as 18:00:00.")
        return nil
    }
}
