internal import CairnCatalog
internal import CairnCore

/// How far a provider looks back, and what it takes of what lies there.
extension JobChecker {
    /// The time frame that a provider's settings give, if any.
    func frame(_ settings: Settings) -> TimeFrameRule? {
        checkWhole(settings)
        checkNeighbours(settings)
        if let count = settings["lastNFullMonths"]?.asInteger { return TimeFrameRule(.fullMonths, count) }
        if let count = settings["lastNMonths"]?.asInteger { return TimeFrameRule(.months, count) }
        guard let count = settings["timeFrames"]?.asInteger,
            let scale = settings["timeFramesScale"]?.asText.flatMap(scale)
        else { return nil }
        if scale == .fullYears, count == 0, let element = settings.elements["timeFrames"] {
            findings.error(
                element,
                "wrong value '0' for timeFrames: full years are counted with the current one. Give a whole number of at"
                    + " least 1.")
        }
        return TimeFrameRule(scale, count)
    }

    private func scale(_ name: String) -> TimeFrameRule.Scale? {
        name == "n_full_months" ? .fullMonths : TimeFrameRule.Scale(rawValue: name)
    }

    /// Number and unit go together.
    private func checkWhole(_ settings: Settings) {
        if settings.lacks("timeFramesScale"), let element = settings.given("timeFrames") {
            findings.error(element, "'\(element.name)' does not say what it counts. Add a timeFramesScale.")
        }
        if settings.lacks("timeFrames"), let element = settings.given("timeFramesScale") {
            findings.error(element, "'\(element.name)' does not say how many. Add timeFrames.")
        }
    }

    /// Settings that a time frame excludes or that need one.
    private func checkNeighbours(_ settings: Settings) {
        let frame = ["timeFrames", "timeFramesScale", "lastNMonths", "lastNFullMonths"].lazy
            .compactMap(settings.given).first
        guard let frame else {
            if let element = settings.given("timeFrameScaleMode") {
                findings.warning(element, "'\(element.name)' does nothing without a time frame. Add timeFrames.")
            }
            return
        }
        if settings["deltaMode"]?.isYes == true {
            findings.error(frame, "'\(frame.name)' cannot stand beside deltaMode. Leave one of them out.")
        }
        if settings["withoutLaunchTime"]?.isYes == true, let element = settings.elements["withoutLaunchTime"] {
            findings.warning(
                element,
                "'\(element.name)' adds nothing: what was never launched lies in no time frame. Leave one of them out.")
        }
    }

    /// What of a time frame counts.
    func frameMode(_ settings: Settings, of provider: Provider) -> FrameMode {
        if provider.grain == .logEntry, let element = settings.given("timeFrameScaleMode") {
            findings.warning(
                element,
                "'\(element.name)' does nothing in \(provider.name), whose rows are single entries. Leave it out.")
        }
        let modes = settings["timeFrameScaleMode"]?.asList.compactMap(TimeFrameMode.init) ?? []
        if modes.count > 2 || Set(modes).count < modes.count, let element = settings.elements["timeFrameScaleMode"] {
            findings.error(
                element,
                "wrong value \(Wording.quoted(element.trimmed)) for timeFrameScaleMode. Give one mode, or two different"
                    + " ones.")
        }
        return FrameMode(modes)
    }
}
