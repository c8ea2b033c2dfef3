internal import CXLSXWriter
internal import CairnCore
internal import Foundation

/// A workbook under way, in the library's hands: rows lie in files of the temporary folder until all are there, then
/// the workbook is put together beside its final place, read back, and renamed.
///
/// The library does not tell when those files lose bytes (a full disk). So they are asked for errors here, and what
/// came out is measured against them.
final class WorkbookFile {
    private let path: String
    private let draft: String
    private let temporaryFolder: String
    private var book: UnsafeMutablePointer<lxw_workbook>?
    private var sheets: [WorkbookSheet] = []

    /// Above that, the workbook's parts are counted in 64 bits, which some readers do not know.
    private static let largeSize = 3 << 30

    init(path: String, temporaryFolder: String, createdAt: Instant) throws(Failure) {
        self.path = path
        self.temporaryFolder = temporaryFolder
        draft = path + ".part-\(getpid())"
        try createDraft()
        book = temporaryFolder.withCString { folder in
            var options = lxw_workbook_options()
            options.constant_memory = 1
            options.tmpdir = UnsafeMutablePointer(mutating: folder)
            return workbook_new_opt(draft, &options)
        }
        guard book != nil else {
            unlink(draft)
            throw failure("the memory is full. Free some, then run this again.")
        }
        var properties = lxw_doc_properties()
        // 0 would mean now.
        properties.created = time_t(max(createdAt.seconds, 1))
        try check(workbook_set_properties(book, &properties))
    }

    deinit { discard() }

    /// Finds out before the work whether the file can be written at all.
    private func createDraft() throws(Failure) {
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            throw .input("'\(path)' is no file, and a workbook needs one. Name a file.")
        }
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(Self.reason(errno)) }
        close(descriptor)
    }

    /// A format for cells; it lives as long as the workbook.
    func format(_ set: (UnsafeMutablePointer<lxw_format>) -> Void) throws(Failure) -> UnsafeMutablePointer<lxw_format> {
        guard let format = workbook_add_format(book) else {
            throw failure("the memory is full. Free some, then run this again.")
        }
        set(format)
        return format
    }

    /// A new sheet after the others.
    func addSheet(named name: String) throws(Failure) -> WorkbookSheet {
        precondition(book != nil, "a workbook that has ended takes no more rows")
        guard let worksheet = workbook_add_worksheet(book, name) else {
            throw failure("no temporary file could be made in '\(temporaryFolder)'. See to that folder.")
        }
        let sheet = WorkbookSheet(worksheet, file: self)
        sheets.append(sheet)
        return sheet
    }

    /// Puts the workbook together and gives it its name; returns its size in bytes. The sheets have been ended.
    func finish() throws(Failure) -> Int {
        guard let book else { preconditionFailure("a workbook is finished once") }
        let sizes = sheets.map(\.size)
        if sizes.reduce(0, +) > Self.largeSize { book.pointee.options.use_zip64 = 1 }
        // The library closes the files of sheets with rows only.
        let unused = sheets.filter { $0.size == 0 }.compactMap(\.temporaryFile)
        self.book = nil
        let status = workbook_close(book)
        let number = errno
        unused.forEach { fclose($0) }
        do throws(Failure) {
            if status == LXW_ERROR_ZIP_FILE_OPERATION || status == LXW_ERROR_CREATING_XLSX_FILE {
                throw failure(Self.reason(number))
            }
            try check(status)
            guard try WorkbookCheck.isWhole(draft, sheetSizes: sizes) else { throw lost() }
            try sync()
            try AtomicFile.publish(draft, as: path)
        } catch {
            unlink(draft)
            throw error
        }
        var result = stat()
        return stat(path, &result) == 0 ? Int(result.st_size) : 0
    }

    /// Leaves nothing behind; without effect on a workbook that is finished.
    func discard() {
        guard let book else { return }
        self.book = nil
        for sheet in sheets { if let file = sheet.temporaryFile { fclose(file) } }
        lxw_workbook_free(book)
        unlink(draft)
    }

    private func sync() throws(Failure) {
        let descriptor = open(draft, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(Self.reason(errno)) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else { throw failure(Self.reason(errno)) }
    }

    // MARK: Failures

    /// Throws unless the library was content.
    func check(_ status: lxw_error) throws(Failure) {
        guard status != LXW_NO_ERROR else { return }
        throw failure(String(cString: lxw_strerror(status)))
    }

    /// What is thrown where a temporary file lost bytes.
    func lost() -> Failure {
        failure(
            "the temporary folder '\(temporaryFolder)' is full or fails. Free some space there, then run this again.")
    }

    private func failure(_ reason: String) -> Failure {
        .operation("'\(path)' could not be written: \(reason.hasSuffix(".") ? reason : reason + ".")")
    }

    private static func reason(_ number: Int32) -> String {
        switch number {
        case ENOSPC, EDQUOT: "the disk is full"
        case EACCES, EPERM, EROFS: "no permission to write there"
        case ENOENT: "its folder does not exist"
        default: String(cString: strerror(number))
        }
    }
}
