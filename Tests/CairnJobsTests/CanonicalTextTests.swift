import CairnCore
import CairnJobs
import Testing

@Suite("What an export asks for, as a text")
struct CanonicalTextTests {
    func text(_ xml: String) -> String? { check(xml).job?.exports.first?.canonicalText }

    static let plain = export(
        columns: "<status/><score label='Marks'/><constantValue value='x'/>",
        parameters: "<entityIds>3,7</entityIds><maxLength>9</maxLength>")

    @Test("Providers, columns and parameters, one a line")
    func whole() {
        #expect(
            text(Self.plain) == """
                provider trackingProvider
                column status "status" -
                column score "Marks" -
                column constantValue "constantValue" "x"
                parameter entityIds ["3" "7"]
                parameter maxLength 9

                """)
    }

    @Test("It is the same for the same wishes")
    func same() {
        let other = """
            <export guid="g" label="l">
                <providers>
                    <TRACKINGprovider>
                        <parameters>
                            <maxLength> 9 </maxLength>
                            <entityIds>3</entityIds>
                            <entityIds>7</entityIds>
                        </parameters>
                        <columns><contentStatus label="status"/>
                            <learningObjectScore label="Marks"/><CONSTANTVALUE>x</CONSTANTVALUE></columns>
                    </TRACKINGprovider>
                </providers>
                <actions><fileExportAction><format>XML</format></fileExportAction></actions>
            </export>
            """.replacing("contentStatus", with: "learningObjectStatus")
        #expect(text(other) != nil)
        #expect(text(other) == text(Self.plain))
    }

    @Test(
        "It is another for other wishes",
        arguments: [
            ("trackingProvider", "trackingLogProvider"), ("<status/>", "<status/><status/>"), ("'Marks'", "'Mark'"),
            ("<status/><score label='Marks'/>", "<score label='Marks'/><status/>"), ("value='x'", "value='y'"),
            ("3,7", "7,3"), ("3,7", "37"), ("<maxLength>9</maxLength>", ""), ("value='x'", ""),
            ("'Marks'", "'Marks&quot; -'"), ("value='x'", "value='x&#10;'"),
        ])
    func others(part: String, replacement: String) {
        let other = text(Self.plain.replacing(part, with: replacement))
        #expect(other != nil)
        #expect(other != text(Self.plain))
    }

    @Test("Texts with names, templates and flags")
    func kinds() {
        let xml = export(
            columns: "<templatedValue templateId='1'/><status/>",
            parameters: "<templates><template id='1'>{1} \"</template><template id='0'>a\\</template></templates>"
                + "<stripHTML/><statusFormat><incomplete>open</incomplete><completed>done</completed></statusFormat>")
        #expect(
            text(xml) == #"""
                provider trackingProvider
                column templatedValue "templatedValue" "1"
                column status "status" -
                parameter statusFormat {"completed": "done", "incomplete": "open"}
                parameter stripHTML yes
                parameter templates {"0": "a\\", "1": 1 " \""}

                """#)
    }
}
