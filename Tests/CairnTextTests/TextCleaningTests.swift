import CairnText
import Testing

@Suite("Texts without HTML")
struct StripHTMLTests {
    private func strip(_ html: String) -> String {
        text { buffer in html.withBytes { TextCleaning.stripHTML($0, into: &buffer) } }
    }

    @Test(
        "Tags and comments go",
        arguments: [
            ("plain", "plain"), ("", ""), ("<p>Hello</p>", "Hello"), ("a<br/>b<BR >c", "abc"),
            ("<a href=\"x>y\">link</a>", "link"), ("<a href='x>\"y'>link</a>", "link"), ("<p don't>text", "text"),
            ("<a href = \"x>y\">link", "link"), ("a<!-- <b> -- > -->b", "ab"), ("a<!---->b<!-->c", "abc"),
            ("<!DOCTYPE html><?xml version='1'?>x", "x"), ("<![CDATA[x]]>y", "y"), ("<h1>É</h1>", "É"),
            ("<div\nclass=a\n>b</div>", "b"),
        ])
    func tags(html: String, expected: String) {
        #expect(strip(html) == expected)
    }

    @Test(
        "A < that begins no tag stays",
        arguments: [
            "a < b", "1<2 and 3>2", "a <b", "<3", "<", "a<", "</", "</>", "<>", "<!", "<!-", "<!--", "<!-- open",
            "<? ?>", "a <- b", "</ p>", "<é>",
        ])
    func noTags(html: String) {
        #expect(strip(html) == html)
    }

    @Test("Quotes that never end are no quotes")
    func openQuote() {
        #expect(strip("<a href=\"x>text</a> more") == "text more")
    }

    @Test(
        "Entities are decoded once",
        arguments: [
            ("&amp;", "&"), ("&amp;lt;", "&lt;"), ("&lt;b&gt;", "<b>"), ("&quot;&apos;&#39;", "\"''"),
            ("&eacute;&Eacute;&nbsp;&yuml;&iexcl;", "éÉ\u{a0}ÿ¡"), ("&euro;&ndash;&mdash;&hellip;", "€–—…"),
            ("&lsquo;&rsquo;&ldquo;&rdquo;&laquo;&raquo;", "‘’“”«»"), ("&alpha;&Omega;&rarr;&hearts;", "αΩ→♥"),
            ("&#233;&#xE9;&#Xe9;&#x1F600;", "ééé😀"), ("&#0233;", "é"), ("&#150;&#128;", "–€"),
            ("&#0;&#xD800;&#x110000;&#99999999;", "\u{fffd}\u{fffd}\u{fffd}\u{fffd}"), ("<b>R&amp;D</b>", "R&D"),
        ])
    func entities(html: String, expected: String) {
        #expect(strip(html) == expected)
    }

    @Test(
        "What is no entity stays",
        arguments: [
            "R&D", "&", "&;", "&#;", "&#x;", "&unknown;", "&eacute", "&EACUTE;", "&#12a;", "&# 12;", "a & b; c",
            "&#-1;", "&averyverylongname;", "&é;",
        ])
    func noEntities(html: String) {
        #expect(strip(html) == html)
    }

    @Test(
        "The work does not explode on hostile texts", .timeLimit(.minutes(1)),
        arguments: [
            "<a ", "<!--", "<a=\">=\"", "<a='", "&#", "<!x", "</a", "<a =\"'",
        ])
    func hostile(piece: String) {
        let html = String(repeating: piece, count: 50_000)
        #expect(strip(html).utf8.count <= html.utf8.count)
        #expect(strip(html + ">").utf8.count <= html.utf8.count + 1)
    }
}

@Suite("Cropped texts")
struct CropTests {
    private func crop(_ value: String, _ limit: Int) -> String {
        text { buffer in value.withBytes { TextCleaning.crop($0, toGraphemes: limit, into: &buffer) } }
    }

    @Test(
        "Graphemes are counted, not bytes or code points",
        arguments: [
            ("hello", 3, "hel"), ("hello", 5, "hello"), ("hello", 9, "hello"), ("hello", 0, ""), ("hello", -1, ""),
            ("", 3, ""), ("éàü", 2, "éà"), ("e\u{301}a", 1, "e\u{301}"), ("abe\u{301}", 3, "abe\u{301}"),
            ("👩‍👩‍👧x", 1, "👩‍👩‍👧"), ("🇫🇷🇩🇪", 1, "🇫🇷"), ("a\r\nb", 2, "a\r\n"), ("a\r\nb", 3, "a\r\nb"),
            ("ab\r\n", 3, "ab\r\n"),
        ])
    func crops(value: String, limit: Int, expected: String) {
        // Compared byte for byte: strings that look alike are equal otherwise.
        #expect(Array(crop(value, limit).utf8) == Array(expected.utf8))
    }

    @Test("As the standard library counts", arguments: 0...12)
    func likeTheLibrary(limit: Int) {
        let values = [
            "plain text only", "\r\r\n\n\r\n", "añb\u{303}c\r\nd🇫🇷🇩", "\u{200d}👩‍👧\u{fe0f}", "a\u{301}\u{302}b",
        ]
        for value in values {
            #expect(Array(crop(value, limit).utf8) == Array(String(value.prefix(limit)).utf8))
        }
    }
}
