import CairnCatalog
import CairnCore
import CairnJobs
import Testing

/// What an import says of itself as a whole.
@Suite("Settings of imports")
struct ImportSettingTests {
    func job(_ settings: String) -> ImportJob? { importJob(importing(rest: settings)) }

    @Test("Its names and its place are kept")
    func names() {
        let xml = importing().replacing("<import>", with: "\n  <import guid='g-1' label='Nightly'>")
        #expect(importJob(xml)?.guid == "g-1")
        #expect(importJob(xml)?.label == "Nightly")
        #expect(importJob(xml)?.place == Place(file: "job.xml", line: 2, column: 3))
        #expect(job("") != nil && job("")?.guid == nil && job("")?.label == nil)
    }

    @Test(
        "The number of changes is a number or a percent",
        arguments: [
            ("", ChangeLimit.percent(10)), ("<maxChanges/>", .percent(10)), ("<maxChanges>0</maxChanges>", .count(0)),
            ("<maxChanges> 500 </maxChanges>", .count(500)), ("<MaxChanges>25%</MaxChanges>", .percent(25)),
            ("<maxChanges>100 %</maxChanges>", .percent(100)), ("<maxChanges>0%</maxChanges>", .percent(0)),
        ])
    func changes(setting: String, wanted: ChangeLimit) {
        #expect(job(setting)?.maxChanges == wanted)
    }

    @Test(
        "Anything else is an error",
        arguments: ["101%", "-1", "-5%", "1.5", "ten", "%", "10%%", "99999999999999999999"])
    func wrongChanges(value: String) {
        #expect(
            texts(importing(rest: "<maxChanges>\(value)</maxChanges>")) == [
                "wrong value '\(value)' for maxChanges. Give a whole number such as 500, or a percent of at most 100 such"
                    + " as 10%."
            ])
    }

    @Test("It goes on after an error unless it says so")
    func stopsOnError() {
        #expect(job("")?.stopsOnError == false)
        #expect(job("<stopOnError/>")?.stopsOnError == false)
        #expect(job("<stopOnError>yes</stopOnError>")?.stopsOnError == true)
        #expect(
            texts(importing(rest: "<stopOnError>perhaps</stopOnError>")) == [
                "wrong value 'perhaps' for stopOnError. Allowed are yes, no, y, n, true, false, 1, 0."
            ])
        #expect(
            texts(importing(rest: "<stopOnError>no</stopOnError><stopOnError>no</stopOnError>")) == [
                "'stopOnError' stands twice in import, first in line 4. Leave one out."
            ])
    }
}
