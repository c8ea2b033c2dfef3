internal import CairnCatalog
internal import CairnCore

/// The `<consolidators>` of an import.
extension JobChecker {
    /// A consolidator by its element, and its place in the order that all jobs keep.
    private struct Placed {
        var rank: Int
        var element: JobElement
    }

    /// Those that are right, in their order; `action` is nil where the job's own could not be told.
    func consolidators(_ element: JobElement, with action: ImportAction?) -> [ImportJob.Consolidator] {
        checkContainer(element)
        var earlier: [Placed] = []
        var read: [ImportJob.Consolidator] = []
        for child in element.children {
            guard let rank = Catalog.consolidators.firstIndex(where: { child.isNamed($0.name) }) else {
                reportUnknownConsolidator(child)
                continue
            }
            let placed = Placed(rank: rank, element: child)
            let known = Catalog.consolidators[rank]
            if stands(placed, known, after: earlier, in: element), known.isBuilt {
                read.append(consolidator(child, known, with: action))
            }
            earlier.append(placed)
        }
        return read
    }

    private func reportUnknownConsolidator(_ element: JobElement) {
        let names = Catalog.consolidators.map(\.name)
        findings.error(
            element,
            Wording.unknown("consolidator", element.name, candidates: names, otherwise: Wording.allowed(names)))
    }

    /// Whether it may stand here at all; one that stands too late is an error and read nevertheless.
    private func stands(
        _ placed: Placed, _ known: Consolidator, after earlier: [Placed], in owner: JobElement
    ) -> Bool {
        let element = placed.element
        if !known.isBuilt { findings.error(element, Wording.notYet(known.name)) }
        let alike = earlier.filter { $0.rank == placed.rank }
        if alike.count >= known.mostTimes {
            findings.error(
                element,
                known.mostTimes == 1
                    ? Wording.twice(element.name, in: owner.name, first: alike[0].element)
                    : "'\(element.name)' stands more than twice in \(owner.name). Leave one out.")
            return false
        }
        if let later = earlier.first(where: { $0.rank > placed.rank }) {
            findings.error(element, "'\(element.name)' must stand before '\(later.element.name)'. Move it up.")
        }
        return true
    }

    private func consolidator(
        _ element: JobElement, _ known: Consolidator, with action: ImportAction?
    ) -> ImportJob.Consolidator {
        let settings = settings(of: element, as: known.settings)
        checkPath(settings, "location")
        checkPath(settings, "dataFolderPath")
        checkPath(settings, "backupFolder", Wording.parentFolders)
        if let action { checkLimits(known, settings, element, with: action) }
        checkMeaning(known, settings, element)
        return ImportJob.Consolidator(name: known.name, settings: settings.values, place: element.place)
    }

    private func checkLimits(
        _ known: Consolidator, _ settings: Settings, _ element: JobElement, with action: ImportAction
    ) {
        for limit in known.limits where !limit.actions.contains(action.name) {
            guard let meant = limit.setting.map({ settings.given($0) }) ?? element else { continue }
            findings.error(
                meant,
                "'\(meant.name)' does not go with \(action.name), only with"
                    + " \(limit.actions.joined(separator: ", ")). Leave it out.")
        }
    }

    /// Settings that say nothing together, or without each other.
    private func checkMeaning(_ known: Consolidator, _ settings: Settings, _ element: JobElement) {
        let flags = known.settings.filter(\.kind.isFlag).map(\.name)
        let given = flags.compactMap(settings.given)
        if !flags.isEmpty, given.isEmpty {
            let names = "\(flags.dropLast().joined(separator: ", ")) or \(flags.last ?? "")"
            findings.error(element, "'\(element.name)' does not say which are meant. Give it one of \(names).")
        }
        if let second = given.dropFirst().first {
            findings.warning(
                second,
                "This consolidation was cancelled because only one of these options can be used at the same time"
                    + " (\(flags.dropLast().joined(separator: ", ")) or \(flags.last ?? "")).")
        }
        if known.settings.named("cleanLogs") != nil, settings.lacks("dataFolderPath"),
            settings["cleanLogs"]?.isYes != true
        {
            findings.warning(element, "'\(element.name)' cleans nothing. Give it a dataFolderPath, or cleanLogs.")
        }
    }
}

extension Parameter.Kind {
    fileprivate var isFlag: Bool {
        if case .flag = self { true } else { false }
    }
}
