internal import CairnCatalog
internal import CairnCore

/// The values of settings, by kind.
extension JobChecker {
    /// The value that one element, or several where that is allowed, give; nil if it is absent or wrong.
    func value(of elements: [JobElement], as parameter: Parameter) -> ParameterValue? {
        guard let element = elements.first else { return nil }
        if case .flag = parameter.kind { return flag(element) }
        let elements = elements.filter { !$0.isEmpty && !$0.isUnknown }
        guard let element = elements.first else { return nil }
        switch parameter.kind {
        case .texts(let names): return texts(element, names)
        case .statuses(let names): return statuses(element, names, parameter)
        case .searchFields(let names, _): return searchFields(elements, names)
        case .templates: return templates(element)
        case .notYet:
            findings.error(element, Wording.notYet(parameter.name))
            return nil
        case .list, .titles:
            for element in elements { checkLeaf(element) }
            let items = items(elements, parameter)
            return items.isEmpty ? nil : .list(items)
        default:
            checkLeaf(element)
            return element.trimmed.isEmpty ? nil : single(element, parameter)
        }
    }

    private func single(_ element: JobElement, _ parameter: Parameter) -> ParameterValue? {
        let text = element.trimmed
        switch parameter.kind {
        case .yesNo: return yesNo(element).map(ParameterValue.yesNo)
        case .choice(let allowed):
            return choice(text, allowed, element, parameter).map(ParameterValue.text)
        case .choices(let allowed):
            let items = self.items([element], parameter)
            let known = items.compactMap { choice($0, allowed, element, parameter) }
            return known.count < items.count || known.isEmpty ? nil : .list(known)
        case .integer(let least): return integer(element, parameter.name, atLeast: least)
        case .number: return number(element, parameter.name)
        case .countOrPercent: return countOrPercent(element, parameter.name)
        case .dateFormat, .dateTimeFormat: return dateFormat(element)
        case .timeZone: return timeZone(element)
        case .time: return time(element, parameter.name)
        default: return .text(text)
        }
    }

    /// Yes or no; nil, with a finding, for anything else.
    func yesNo(_ element: JobElement) -> Bool? {
        switch element.trimmed.lowercased() {
        case "yes", "y", "true", "1": return true
        case "no", "n", "false", "0": return false
        default:
            let allowed = ["yes", "no", "y", "n", "true", "false", "1", "0"]
            findings.error(element, Wording.wrong(element.trimmed, for: element.name, allowed: allowed))
            return nil
        }
    }

    /// Present means yes; a text that says no is worth a word.
    private func flag(_ element: JobElement) -> ParameterValue {
        checkLeaf(element)
        if ["no", "n", "false", "0"].contains(element.trimmed.lowercased()) {
            findings.warning(
                element,
                "'\(element.name)' means yes by standing there, whatever its text. Leave it out for no.")
        }
        return .yesNo(true)
    }

    private func choice(
        _ text: String, _ allowed: [String], _ element: JobElement, _ parameter: Parameter
    ) -> String? {
        let isMeant = { (value: String) in value.lowercased() == text.lowercased() }
        if let value = allowed.first(where: isMeant) { return value }
        findings.error(element, Wording.wrong(text, for: parameter.name, allowed: allowed))
        return nil
    }

    /// The members of a comma-separated list; a list that has nothing but commas is an error.
    ///
    /// A title may hold commas where each has its own element.
    func items(_ elements: [JobElement], _ parameter: Parameter) -> [String] {
        if case .titles = parameter.kind, elements.count > 1 { return elements.map(\.trimmed) }
        let items = elements.flatMap { self.items($0.trimmed) }
        if items.isEmpty, let element = elements.first {
            findings.error(
                element,
                "wrong value \(Wording.quoted(element.trimmed)) for \(parameter.name). Give at least one, or leave it out."
            )
        }
        return items
    }

    private func items(_ text: String) -> [String] {
        text.split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }
    }

    private func integer(_ element: JobElement, _ name: String, atLeast least: Int) -> ParameterValue? {
        if let number = Int(element.trimmed), number >= least { return .integer(number) }
        findings.error(
            element,
            "wrong value \(Wording.quoted(element.trimmed)) for \(name). Give a whole number of at least \(least).")
        return nil
    }

    /// A decimal number, of as many digits as are kept exactly.
    private func number(_ element: JobElement, _ name: String) -> ParameterValue? {
        let text = element.trimmed
        // Fifteen digits, a sign and a point.
        let isShort = text.utf8.count <= 17 && text.count { $0.isNumber } <= 15
        if isShort, text.wholeMatch(of: /-?[0-9]+(\.[0-9]+)?/) != nil, let number = Double(text) {
            return .number(number)
        }
        findings.error(
            element,
            "wrong value \(Wording.quoted(text)) for \(name). Give a number such as 2 or 0.5, of at most 15 digits.")
        return nil
    }

    /// A number of objects, or a share of them.
    private func countOrPercent(_ element: JobElement, _ name: String) -> ParameterValue? {
        if ChangeLimit(element.trimmed) != nil { return .text(element.trimmed) }
        findings.error(
            element,
            "wrong value \(Wording.quoted(element.trimmed)) for \(name). Give a whole number such as 500, or a percent"
                + " of at most 100 such as 10%.")
        return nil
    }
}
