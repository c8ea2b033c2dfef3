internal import CairnCore
internal import Foundation

/// The bytes of a job file: how they are got, and what they must not be.
enum JobBytes {
    /// No job is larger than this.
    static let maximum = 16 << 20

    /// The bytes of a file (of one too large, its beginning); nil, with a finding, if they cannot be had.
    static func read(path: String, _ findings: FindingList) -> [UInt8]? {
        let place = Place(file: path)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            findings.error(place, "there is no such file. Check the path.")
            return nil
        }
        if isFolder.boolValue {
            findings.error(place, "this is a folder. Name a job file in it.")
            return nil
        }
        do {
            let handle = try FileHandle(forReadingFrom: URL(filePath: path))
            defer { try? handle.close() }
            return [UInt8](try handle.read(upToCount: maximum + 1) ?? Data())
        } catch {
            findings.error(place, "the file cannot be read. Check who may read it.")
            return nil
        }
    }

    /// What keeps the bytes from being parsed at all, with where it stands; nil if nothing does.
    static func objection(to bytes: [UInt8]) -> (offset: Int?, message: String)? {
        if bytes.count > maximum { return (nil, "the file is larger than 16 MiB. Split it into several jobs.") }
        if bytes.isEmpty { return (nil, "the file is empty. A job begins with one of \(JobChecker.rootNames).") }
        let advice = "Save the file as UTF-8."
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
            return (nil, "the file is in UTF-16. \(advice)")
        }
        if let offset = firstInvalid(in: bytes) { return (offset, "this is not UTF-8. \(advice)") }
        if let encoding = declaredEncoding(of: bytes), encoding.uppercased() != "UTF-8" {
            return (contentStart(of: bytes), "the encoding \(Wording.quoted(encoding)) is not taken. \(advice)")
        }
        for mark in ["<!DOCTYPE", "<!ENTITY"] {
            if let offset = bytes.firstRange(of: Array(mark.utf8))?.lowerBound {
                return (offset, "'\(mark)' is not allowed in a job file. Leave the declaration out.")
            }
        }
        return nil
    }

    /// Where the text begins: after a byte-order mark.
    static func contentStart(of bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

    /// The first byte that is not UTF-8, or that no text has.
    private static func firstInvalid(in bytes: [UInt8]) -> Int? {
        let null = bytes.firstIndex(of: 0)
        if null == nil, String(validating: bytes, as: UTF8.self) != nil { return nil }
        var parser = UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var offset = 0
        while offset != null, case .valid(let scalar) = parser.parseScalar(from: &iterator) {
            offset += scalar.count
        }
        return offset
    }

    private static func declaredEncoding(of bytes: [UInt8]) -> String? {
        let start = bytes[contentStart(of: bytes)...].prefix(200)
        guard start.starts(with: "<?xml".utf8),
            let end = start.firstRange(of: Array("?>".utf8))?.lowerBound
        else { return nil }
        return quotedText(after: Array("encoding".utf8), in: start[..<end])
    }

    /// What stands in quotes behind a name and an equals sign. By hand, because a regular expression takes as long to
    /// make as all the rest of a check.
    private static func quotedText(after name: [UInt8], in declaration: ArraySlice<UInt8>) -> String? {
        var rest = declaration
        while let found = rest.firstRange(of: name) {
            rest = rest[found.upperBound...]
            let behind = rest.drop(while: isSpace)
            guard behind.first == UInt8(ascii: "=") else { continue }
            let value = behind.dropFirst().drop(while: isSpace)
            guard let first = value.first, isQuote(first), let end = value.dropFirst().firstIndex(where: isQuote) else {
                continue
            }
            return String(decoding: value[..<end].dropFirst(), as: UTF8.self)
        }
        return nil
    }

    private static func isSpace(_ byte: UInt8) -> Bool { [9, 10, 13, 32].contains(byte) }

    private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
}
