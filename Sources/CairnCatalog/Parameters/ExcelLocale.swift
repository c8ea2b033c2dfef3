/// What Excel expects of a CSV file that is opened by a double click, by the language and country of its Windows.
public struct ExcelLocale: Named, Sendable {
    /// Language and country, such as `fr-FR`.
    public var name: String
    /// What stands between cells there: the list separator of Windows, a semicolon or a comma.
    public var delimiter: String
    /// The decimal mark there: a point or a comma.
    public var decimal: String

    /// The locales that there are, by their names.
    public static let all: [ExcelLocale] = (commaAndPoint + semicolonAndPoint + semicolonAndComma)
        .sorted { $0.name < $1.name }

    private static let commaAndPoint = locales(
        """
        en-US en-GB en-IE en-AU en-NZ en-CA en-IN en-SG en-HK en-PH cy-GB ga-IE mt-MT es-MX es-US ja-JP ko-KR zh-CN
        zh-HK zh-SG zh-TW th-TH hi-IN bn-IN ta-IN te-IN he-IL ms-MY
        """, delimiter: "comma", decimal: "point")

    private static let semicolonAndPoint = locales(
        "de-CH de-LI it-CH ar-AE ar-EG ar-SA", delimiter: "semicolon", decimal: "point")

    private static let semicolonAndComma = locales(
        """
        fr-FR fr-BE fr-CA fr-CH fr-LU de-DE de-AT de-LU lb-LU nl-NL nl-BE it-IT es-ES es-AR es-CL es-CO ca-ES eu-ES
        gl-ES pt-PT pt-BR da-DK sv-SE sv-FI nb-NO nn-NO fi-FI is-IS fo-FO et-EE lv-LV lt-LT pl-PL cs-CZ sk-SK hu-HU
        ro-RO ro-MD bg-BG hr-HR sl-SI sr-Latn-RS sr-Cyrl-RS bs-Latn-BA mk-MK sq-AL el-GR uk-UA be-BY ru-RU tr-TR kk-KZ
        id-ID vi-VN en-ZA af-ZA
        """, delimiter: "semicolon", decimal: "comma")

    private static func locales(_ names: String, delimiter: String, decimal: String) -> [ExcelLocale] {
        names.split(whereSeparator: \.isWhitespace).map {
            ExcelLocale(name: String($0), delimiter: delimiter, decimal: decimal)
        }
    }
}
