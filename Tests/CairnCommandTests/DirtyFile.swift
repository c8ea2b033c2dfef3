import CairnTesting
import Foundation

/// A CSV file put together from parts, each of which says what an import must make of it.
struct DirtyFile {
    enum Fate: Equatable {
        /// The byte-order mark, or the header: it is no row, and stands before the rejected ones too.
        case kept
        /// No row either, and of no more use.
        case passedOver
        case taken(learner: String, seconds: Int)
        case rejected(message: String)
    }

    struct Part {
        var bytes: [UInt8]
        var fate: Fate
    }

    var job: Job
    var parts: [Part]

    init(_ job: Job = Job(), _ parts: [Part]) { (self.job, self.parts) = (job, parts) }

    var bytes: [UInt8] { parts.flatMap(\.bytes) }

    /// The file that an import must leave beside this one; nil where there is nothing to reject.
    var rejectedBytes: [UInt8]? {
        let rejected = parts.filter { if case .rejected = $0.fate { true } else { $0.fate == .kept } }
        return rejected.contains { $0.fate != .kept } ? rejected.flatMap(\.bytes) : nil
    }

    /// What an import must say of each rejected row.
    var rejections: [Rejection] {
        var rejections: [Rejection] = []
        var before: [UInt8] = []
        for part in parts {
            if case .rejected(let message) = part.fate {
                rejections.append(Rejection(line: 1 + lineEnds(before), byteOffset: before.count, message: message))
            }
            before += part.bytes
        }
        return rejections
    }

    /// Who was given what by the rows that are taken, in their order.
    var entries: [Entry] {
        parts.compactMap {
            if case .taken(let learner, let seconds) = $0.fate {
                Entry(learner: learner, seconds: seconds)
            } else {
                nil
            }
        }
    }

    private func lineEnds(_ bytes: [UInt8]) -> Int {
        let width = job.encoding == .utf16LittleEndian ? 2 : 1
        let units = stride(from: 0, to: bytes.count + 1 - width, by: width).map {
            width == 1 ? Int(bytes[$0]) : Int(bytes[$0]) + Int(bytes[$0 + 1]) << 8
        }
        return units.indices.count { index in
            let isLast = index + 1 == units.count
            return units[index] == 10
                || (job.autoDetectLineEndings && units[index] == 13 && (isLast || units[index + 1] != 10))
        }
    }
}

extension DirtyFile {
    /// A line of `NAME.rejected.jsonl`, without what programs need besides.
    struct Rejection: Equatable, Decodable {
        var line: Int
        var byteOffset: Int
        var message: String
    }

    /// What of a row arrives in the log.
    struct Entry: Equatable {
        var learner: String
        var seconds: Int
        var progression: Int? = 10
    }

    /// The job that reads the file.
    struct Job {
        var fileName = "dirty.csv"
        var encoding = String.Encoding.utf8
        var delimiter = (name: "semicolon", text: ";")
        var autoDetectLineEndings = false
        var columns = ["candidateLogin", "sessionGuid", "lovGuid", "progression", "timeSpent", "ignoredColumn"]

        private static let names: [String.Encoding: String] = [
            .utf8: "UTF-8", .isoLatin1: "ISO-8859-1", .windowsCP1252: "WINDOWS-1252", .utf16LittleEndian: "UTF-16LE",
        ]

        var encodingName: String { Self.names[encoding] ?? "" }

        var xml: String {
            """
            <import-config><import>
                <providers><fileSystemSourceProvider>
                    <fileName>\(fileName)</fileName>
                    <fileEncoding>\(encodingName)</fileEncoding>
                    <delimiter>\(delimiter.name)</delimiter>
                    <autoDetectLineEndings>\(autoDetectLineEndings ? "yes" : "no")</autoDetectLineEndings>
                    <columnsMapping>\(columns.map { "<\($0)/>" }.joined())</columnsMapping>
                </fileSystemSourceProvider></providers>
                <actions><createOrUpdateConsolidatedTrackingAction/></actions>
            </import></import-config>
            """
        }

        /// A text in the file's encoding.
        func bytes(_ text: String) -> [UInt8] { [UInt8](text.data(using: encoding) ?? Data()) }

        // MARK: Parts of its files

        func part(_ text: String, _ fate: Fate) -> Part { Part(bytes: bytes(text), fate: fate) }

        var header: Part { part(columns.joined(separator: delimiter.text) + "\n", .kept) }

        /// A row of the usual columns.
        ///
        /// - Parameters:
        ///   - login: the cell as it stands in the file, with its quotes.
        ///   - seconds: tells the row from others in the log.
        func row(_ login: String, _ seconds: Int, remark: String = "x", end: String = "\n") -> String {
            [login, "s", "lov", "10", String(seconds), remark].joined(separator: delimiter.text) + end
        }

        /// A row that is taken for a learner of this login.
        func taken(
            _ learner: String, _ seconds: Int, cell: String? = nil, remark: String = "x", end: String = "\n"
        ) -> Part {
            part(
                row(cell ?? learner, seconds, remark: remark, end: end), .taken(learner: learner, seconds: seconds))
        }

        /// A row of a learner that there is not.
        func unknown(_ cell: String = "nobody", remark: String = "x", end: String = "\n") -> Part {
            part(row(cell, 9, remark: remark, end: end), .rejected(message: DirtyFile.noRegistration))
        }

        /// Any text that makes a rejected row.
        func rejected(_ text: String, _ message: String) -> Part { part(text, .rejected(message: message)) }

        func wrongColumns(_ text: String, _ count: Int) -> Part {
            rejected(
                text, "The row has \(count) \(count == 1 ? "column" : "columns"), and \(columns.count) are expected.")
        }

        func notInEncoding(_ bytes: [UInt8]) -> Part {
            Part(bytes: bytes, fate: .rejected(message: "The row is not in the encoding \(encodingName)."))
        }
    }

    static let noRegistration = "No registration found for given parameters."
    static let unclosedQuote = "A quote is opened in the row and never closed."
    static let textAfterQuote = "Text follows a closing quote in the row."
}
