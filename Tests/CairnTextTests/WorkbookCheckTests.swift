import CairnCore
@testable import CairnText
import Foundation
import Testing

@Suite("Workbooks read back")
struct WorkbookCheckTests {
    private func ends(_ document: String, piece: Int) -> DocumentEnds {
        var ends = DocumentEnds()
        let bytes = Array(document.utf8)
        for start in stride(from: 0, to: bytes.count, by: piece) {
            Array(bytes[start..<min(start + piece, bytes.count)]).withUnsafeBytes { ends.append($0) }
        }
        return ends
    }

    @Test("The rows of a sheet are measured, however they come", arguments: [1, 3, 11, 1000, 100_000])
    func rows(piece: Int) {
        for count in [0, 1, 100, 20_000] {
            let rows = String(repeating: "r", count: count)
            let sheet = "<?xml version=\"1.0\"?>\n<worksheet a=\"b\"><sheetData>\(rows)</sheetData><x/></worksheet>"
            #expect(ends(sheet, piece: piece).rowBytes == count)
            #expect(ends(sheet, piece: piece).isClosed)
            #expect(!ends(String(sheet.dropLast()), piece: piece).isClosed)
        }
        #expect(ends("<sst count=\"0\"/>", piece: piece).isClosed)
        #expect(!ends("", piece: piece).isClosed)
    }

    @Test("A workbook with another number of bytes than were given to it, or with a part missing, is not whole")
    func damaged() throws {
        let folder = try TestFolder()
        let file = folder.file("a.xlsx")
        try write([["a"], ["b"]], [FormatColumn(name: "a")], as: .workbook, to: file)
        let handle = try #require(fopen(file, "rb"))
        defer { fclose(handle) }
        var reader = try ZipMemberReader(handle)
        var sizes: [Int] = []
        while let member = try reader.next() {
            #expect(member.hasEnd)
            if member.name.hasPrefix("xl/worksheets/") { sizes.append(member.rowBytes) }
        }
        #expect(sizes.count == 1 && sizes[0] > 0)
        #expect(try WorkbookCheck.isWhole(file, sheetSizes: sizes))
        #expect(try !WorkbookCheck.isWhole(file, sheetSizes: [sizes[0] + 1]))
        #expect(try !WorkbookCheck.isWhole(file, sheetSizes: sizes + sizes))
        let whole = try Data(contentsOf: URL(fileURLWithPath: file))
        try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: file))
        #expect(try !WorkbookCheck.isWhole(file, sheetSizes: sizes))
    }

    /// A limit on the size of files acts as a full disk does. The limits around the size of the rows are those where
    /// the rows still fit into their file, and the sheet that is made of them does not.
    @Test("A temporary folder that runs full is told, and nothing is left behind")
    func full() async {
        await #expect(processExitsWith: .success) {
            let folder = try TestFolder()
            let rows = (1...400).map { ["row \($0)", String(repeating: "x", count: 40)] }
            let columns = [FormatColumn(name: "a"), FormatColumn(name: "b")]
            try write(rows, columns, as: .workbook, to: folder.file("whole.xlsx"))
            signal(SIGXFSZ, SIG_IGN)
            var outcomes: [Bool] = []
            for limit in stride(from: 40_000, to: 100_000, by: 500) {
                var limits = rlimit(rlim_cur: rlim_t(limit), rlim_max: .max)
                setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limits)
                do {
                    try write(rows, columns, as: .workbook, to: folder.file("a.xlsx"))
                    let isWhole = FileManager.default.contentsEqual(
                        atPath: folder.file("a.xlsx"), andPath: folder.file("whole.xlsx"))
                    precondition(isWhole, "a file of \(limit) bytes was too small, and that was not told")
                    outcomes.append(true)
                } catch let failure as Failure {
                    precondition(failure.message.contains("is full or fails"), failure.message)
                    let left = try folder.names
                    precondition(left == ["whole.xlsx"], "left behind: \(left)")
                    outcomes.append(false)
                }
                try? FileManager.default.removeItem(atPath: folder.file("a.xlsx"))
            }
            let failures = outcomes.prefix { !$0 }.count
            precondition(failures > 10 && failures < outcomes.count - 10 && outcomes[failures...].allSatisfy { $0 })
        }
    }
}
