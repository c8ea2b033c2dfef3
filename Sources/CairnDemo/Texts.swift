/// Texts that are hard on files: delimiters, quotes, line breaks, markup, emoji, formulas, leading zeros.
enum Texts {
    /// Texts of a few words, as people leave them in free fields.
    static let short = [
        #"Says "hello"; then, quietly, "goodbye""#,
        "First line\nsecond line\r\nthird; line",
        "<b>Bold</b> & <i>brave</i> &amp; 5 < 6 <!-- a comment -->",
        "👩🏽‍🚀 🇫🇷 ❤️‍🔥 and a plain 🙂",
        "000123",
        "=1+1",
        "+33 1 23 45 67 89",
        "-5 %",
        "@everyone",
        "a,b;c|d\te",
        #"C:\training\new"#,
        "cafe\u{301} and café",
        "  spaces around  ",
        "\"",
        "שלום, عالم, 世界, мир",
        "NULL",
    ]

    /// Family names that break naive files.
    static let names = [
        #"O'Brien "Bob"; Jr."#, "=SUM(A1:A9)", "Null", "007", "Smith, Jones & Sons", "D'Angelo|Ricci",
        "+Plus", "Ng", "Wolfeschlegelsteinhausenbergerdorff",
    ]

    /// Descriptions as an editor with markup makes them.
    static let long = [
        "<p>For <strong>everybody</strong>: nothing to install.</p>\n<p>Bring a cup of tea.</p>",
        "<ul><li>why it matters</li><li>what to do; when, and how</li></ul>",
        "Plain text, with \"quotes\"; semicolons,\r\ncommas and a break.",
        "<p>R&amp;D &eacute;t&eacute;: 3 &lt; 5, and 5 > 3 <!-- to be checked --> </p>",
        "🎯 <em>Aim</em>: fewer e-mails. <a href=\"https://www.example.org/?a=1&amp;b=2\">More</a>",
        "=HYPERLINK(\"https://www.example.com\"; \"a text that looks like a formula\")",
        "目的：安全に働くこと。<br/>対象：全社員",
        "لكل من يريد أن يتعلم شيئا جديدا",
    ]

    /// A text of exactly the most characters that a custom field takes.
    static let longestCustom = String(repeating: "0123456789", count: 24) + "the end..."
}
