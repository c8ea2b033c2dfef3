import CairnCatalog
import CairnTesting
import Foundation
import Testing

/// All that an import leaves behind for others to see.
struct ImportTraces: Equatable {
    /// The exports of all providers with all their columns, by provider.
    var exports: [String: [UInt8]] = [:]
    /// The files in `imports` and its folders, by their names.
    var files: [String: [UInt8]] = [:]

    /// - Parameter bench: with the instance after the import.
    init(_ bench: Workbench) throws {
        try bench.write(JobText.xml(Self.providers), to: "exports.xml")
        try bench.must("export", "exports.xml", "-o", "export-%i.csv")
        for (index, provider) in Self.providers.enumerated() {
            exports[provider.provider] = try bench.bytes("export-\(index + 1).csv")
        }
        for name in try bench.names(in: "instance/imports", deep: true) {
            let path = "instance/imports/\(name)"
            // What a killed import was writing stays beside; nothing ever reads it.
            if name.contains(".part-") || bench.isFolder(path) { continue }
            // The log of a further run in the same second has a number.
            let name = name.replacing(#/_[23]\.log$/#, with: ".log")
            let bytes = try bench.bytes(path)
            #expect(files[name] == nil || files[name] == bytes, "two runs tell \(name) differently")
            files[name] = bytes
        }
    }

    private static let providers = Catalog.providers.map { provider in
        let needy: Set = ["candidateCustomFieldGuid", "templatedValue", "constantValue"]
        let generous = ["withoutLaunchTime", "exportAllSessions", "failedConnections"].filter {
            provider.parameter(named: $0) != nil
        }
        return JobText(
            provider.name, provider.columns.map(\.name).filter { !needy.contains($0) },
            parameters: generous.map { "<\($0)>yes</\($0)>" }.joined())
    }

    /// What is not the same in two of them, each with the first line of it.
    func differences(from other: ImportTraces) -> [String] {
        Self.differences(exports, other.exports) + Self.differences(files, other.files)
    }

    private static func differences(_ one: [String: [UInt8]], _ other: [String: [UInt8]]) -> [String] {
        Set(one.keys).union(other.keys).sorted().compactMap { name in
            guard let a = one[name], let b = other[name] else { return "\(name) is there once only" }
            if a == b { return nil }
            let lines = [a, b].map { $0.split(separator: 10, omittingEmptySubsequences: false) }
            let place =
                zip(lines[0], lines[1]).enumerated().first { $1.0 != $1.1 }?.offset
                ?? min(lines[0].count, lines[1].count)
            let texts = lines.map { place < $0.count ? String(decoding: $0[place], as: UTF8.self) : "nothing" }
            return "\(name):\(place + 1): '\(texts[0])' instead of '\(texts[1])'"
        }
    }
}

extension Workbench {
    fileprivate func isFolder(_ name: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path(name), isDirectory: &isFolder) && isFolder.boolValue
    }
}
