import CairnImport
import Foundation
import Testing

/// Files that are not as they should be.
@Suite struct DirtyFileTests {
    private var job: TestJob {
        var job = TestJob()
        job.columns = ["candidateLogin", "sessionGuid", "lovCode", "progression"]
        return job
    }

    @Test func rowsThatCannotBeRead() throws {
        let bench = try Bench()
        let lines = [
            "candidateLogin;sessionGuid;lovCode;progression\r\n", "anna;S1;C1;10\r\n", "anna;S1;C1\r\n",
            "anna;S1;C1;10;\r\n", "\r\n", "anna;S1;\"C1\"x;10\r\n", "\"anna\";S1;\"C2\";\"20\"\r\n",
            "anna;S1;C\u{1};10\n",
        ]
        try bench.write(
            Array(lines.joined().utf8) + Array("anna;".utf8) + [0xFF] + Array(";C1;10\n".utf8)
                + Array("anna;S1;\"C1;10".utf8))
        let report = try bench.run(job)
        #expect(report.counts.rows == 8 && report.counts.created == 2 && report.counts.rejected == 6)
        #expect(
            try bench.reasons() == [
                3: "The row has 3 columns, and 4 are expected.", 4: "The row has 5 columns, and 4 are expected.",
                6: "Text follows a closing quote in the row.", 8: "No registration found for given parameters.",
                9: "The row is not in the encoding UTF-8.", 10: "A quote is opened in the row and never closed.",
            ])
    }

    @Test func rejectedRowsAreKeptByteForByte() throws {
        let bench = try Bench()
        let header = [0xEF, 0xBB, 0xBF] + Array("candidateLogin;sessionGuid;\"lov\"\"Code\";x\r\n".utf8)
        let bad = Array("nobody;S1;\"C\n1\";10\n".utf8)
        let last = Array("anna;".utf8) + [0xE9] + Array(";C1;10".utf8)
        try bench.write(header + bad + Array("anna;S1;C1;10\n".utf8) + last)
        try bench.run(job)
        #expect(try bench.bytes("imports/t.rejected.csv") == header + bad + last)
        let reasons = try bench.text("imports/t.rejected.jsonl").split(separator: "\n")
        #expect(
            reasons == [
                #"{"line":2,"byteOffset":\#(header.count),"column":null,"code":"noRegistration","message":"No registration found for given parameters.","suggestion":null}"#,
                #"{"line":5,"byteOffset":\#(header.count + bad.count + 14),"column":null,"code":"notInEncoding","message":"The row is not in the encoding UTF-8.","suggestion":null}"#,
            ])
        // The same job reads them, and rejects them all again.
        let again = try bench.run(TestJob(fileName: "t.rejected.csv", columns: job.columns))
        #expect(again.counts.rows == 2 && again.counts.rejected == 2)
        #expect(try bench.bytes("imports/t.rejected.rejected.csv") == header + bad + last)
    }

    @Test func withoutAHeader() throws {
        let bench = try Bench()
        try bench.write("nobody;S1;C1;10\nanna;S1;C1;10\n")
        var job = job
        job.source = "<skipFirstLine>no</skipFirstLine>"
        #expect(try bench.run(job).counts.created == 1)
        #expect(try bench.text("imports/t.rejected.csv") == "nobody;S1;C1;10\n")
    }

    @Test(arguments: [("ISO-8859-1", 0xE9 as UInt8), ("WINDOWS-1252", 0x8C)])
    func oneByteEncodings(_ encoding: String, _ byte: UInt8) throws {
        let title = encoding == "ISO-8859-1" ? "é" : "Œ"
        let bench = try Bench(
            #"{"type":"learner","guid":"u","login":"\#(title)"}"# + "\n"
                + #"{"type":"registration","learner":"u","session":"S1"}"#)
        try bench.write(Array("h;h;h;h\n".utf8) + [byte] + Array(";S1;C1;10\n".utf8))
        var job = job
        job.source = "<fileEncoding>\(encoding)</fileEncoding>"
        #expect(try bench.run(job).counts.created == 1)
    }

    @Test func utf16() throws {
        let bench = try Bench()
        let text = "h|h|h|h\r\nanna|S1|C1|10\r\nnobody|S1|C1|10\r\nanna|S1"
        let bytes: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] } + [0x41]
        try bench.write(bytes)
        var job = job
        job.source = "<fileEncoding>UTF-16LE</fileEncoding><delimiter>pipe</delimiter>"
        job.consolidators = TestJob.logger
        let report = try bench.run(job)
        #expect(report.counts.created == 1 && report.counts.rejected == 2)
        #expect(try bench.bytes("imports/t.rejected.csv").prefix(4) == [0xFF, 0xFE, 0x68, 0])
        #expect(try bench.reasons()[4] == "The row is not in the encoding UTF-16LE.")
        #expect(
            try bench.text("imports/logs/t_20210528120000.log")
                == """
                Line number:3,ERROR,nobody,S1,C1,10,No registration found for given parameters.
                Line number:4,ERROR,anna|S1,The row is not in the encoding UTF-16LE.

                """)
    }

    @Test func carriageReturnsAlone() throws {
        let bench = try Bench()
        try bench.write("h;h;h;h\ranna;S1;C1;10\ranna;S1;C2;20\r")
        var job = job
        #expect(try bench.run(job).counts.rows == 0)
        job.source = "<autoDetectLineEndings>yes</autoDetectLineEndings>"
        #expect(try bench.run(job).counts.created == 2)
    }

    @Test func ignoredColumnsAndLineBreaksInCells() throws {
        let bench = try Bench()
        try bench.write("h,h,h,h,h\n\"a,\nb\",anna,S1,\"\"\"x\"\"\",C1\nx,nobody,S1,\"a\nb\",C1\n")
        var job = TestJob()
        job.columns = ["ignoredColumn", "candidateLogin", "sessionGuid", "ignoredColumn", "lovCode"]
        job.source = "<delimiter>comma</delimiter>"
        job.consolidators = TestJob.logger
        #expect(try bench.run(job).counts.created == 1)
        #expect(
            try bench.text("imports/logs/t_20210528120000.log")
                == "Line number:4,ERROR,x,nobody,S1,a b,C1,No registration found for given parameters.\n")
    }
}
