internal import CairnCatalog
internal import CairnCore

/// The settings that a part of a job gives, read by their kinds.
struct Settings {
    /// The values by canonical name; what is not given, empty or wrong is not there.
    var values: [String: ParameterValue] = [:]
    /// The element of each setting that stands in the job, wrong or not.
    var elements: [String: JobElement] = [:]
    /// All elements of each setting, where there may be several.
    var all: [String: [JobElement]] = [:]
    /// The elements that are no settings but allowed beside them.
    var others: [JobElement] = []

    subscript(name: String) -> ParameterValue? { values[name] }

    /// Whether it is missing; one that stands there with a wrong value is not.
    func lacks(_ name: String) -> Bool {
        values[name] == nil && elements[name].map { $0.isEmpty } ?? true
    }

    /// The element of a setting that is not missing.
    func given(_ name: String) -> JobElement? { lacks(name) ? nil : elements[name] }
}

extension JobChecker {
    /// Reads settings that stand in the element itself, or in `options` or `parameters` in it.
    func settings(of element: JobElement, as known: [Parameter], others: [String] = []) -> Settings {
        let elements = settingElements(of: element)
        let isOther = { (child: JobElement) in others.contains(where: child.isNamed) }
        let names = others + known.map(\.name)
        var settings = settings(elements.filter { !isOther($0) }, as: known, of: element.name) {
            findings.error(
                $0,
                Wording.unknown(
                    "setting", $0.name, in: element.name, candidates: names,
                    otherwise: Wording.allowed(names)))
        }
        settings.others = elements.filter(isOther)
        for parameter in known where parameter.isMandatory && settings.lacks(parameter.name) {
            findings.error(element, Wording.missing(parameter.name))
        }
        return settings
    }

    private func settingElements(of element: JobElement) -> [JobElement] {
        checkContainer(element)
        return element.children.flatMap { child in
            guard child.isNamed("options") || child.isNamed("parameters") else { return [child] }
            checkContainer(child)
            return child.children
        }
    }

    /// Reads settings of the given kinds; `unknown` says what is wrong with any other element.
    func settings(
        _ elements: [JobElement], as known: [Parameter], of owner: String, unknown: (JobElement) -> Void
    ) -> Settings {
        var settings = Settings()
        var given: [String: [JobElement]] = [:]
        for element in elements {
            guard let parameter = parameter(element, in: known) else {
                unknown(element)
                continue
            }
            if let first = given[parameter.name]?.first, !parameter.kind.mayRepeat {
                findings.error(element, Wording.twice(element.name, in: owner, first: first))
            } else {
                given[parameter.name, default: []].append(element)
            }
        }
        for parameter in known {
            guard let elements = given[parameter.name] else { continue }
            settings.elements[parameter.name] = elements[0]
            settings.all[parameter.name] = elements
            settings.values[parameter.name] = value(of: elements, as: parameter)
        }
        return settings
    }

    private func parameter(_ element: JobElement, in known: [Parameter]) -> Parameter? {
        if let parameter = known.named(element.name) { return parameter }
        guard let alias = Catalog.parameterAliases.named(element.name), let parameter = known.named(alias.meant)
        else { return nil }
        warnOfMisspelling(element, alias)
        return parameter
    }
}

extension Parameter.Kind {
    /// Whether several elements may give one value.
    fileprivate var mayRepeat: Bool {
        switch self {
        case .list, .titles, .searchFields: true
        default: false
        }
    }
}
