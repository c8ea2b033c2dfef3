internal import CairnCore
internal import Foundation
internal import FoundationXML

/// Listens to the XML parser and builds the tree.
///
/// It stops at the first fault: what the parser says later is not to be trusted.
final class JobTreeBuilder: NSObject, XMLParserDelegate {
    struct Fault {
        var line: Int?
        var column: Int?
        var message: String
    }

    /// More than any job needs; keeps a hostile file from filling the memory.
    static let maximumDepth = 64
    static let maximumElements = 100_000

    private(set) var root: JobElement?
    private(set) var fault: Fault?
    private var open: [JobElement] = []
    private var count = 0
    private var tags: StartTagScanner

    init(_ tags: StartTagScanner) { self.tags = tags }

    func parse(_ bytes: [UInt8]) {
        let parser = XMLParser(stream: InputStream(data: Data(bytes)))
        parser.delegate = self
        _ = parser.parse()
        if fault == nil, parser.parserError != nil || root == nil || !open.isEmpty {
            stop(parser, WellFormedness.message(forCode: (parser.parserError as? NSError)?.code))
        }
    }

    private func stop(_ parser: XMLParser, _ message: String) {
        guard fault == nil else { return }
        let (line, column) = (parser.lineNumber, parser.columnNumber)
        fault = Fault(line: line > 0 ? line : nil, column: column > 0 ? column : nil, message: message)
        parser.abortParsing()
    }

    func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
        stop(parser, WellFormedness.message(forCode: (error as NSError).code))
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        count += 1
        if count > Self.maximumElements { return stop(parser, "the job has too many elements. Split it.") }
        if open.count >= Self.maximumDepth {
            return stop(parser, "the elements are nested too deeply. Take some levels out.")
        }
        open.append(
            JobElement(
                name: name, attributes: attributes, text: "", children: [], place: tags.next()))
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
        qualifiedName: String?
    ) {
        guard fault == nil, let element = open.popLast() else { return }
        if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { add(string) }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        add(String(decoding: block, as: UTF8.self))
    }

    private func add(_ text: String) {
        if !open.isEmpty { open[open.count - 1].text += text }
    }
}
