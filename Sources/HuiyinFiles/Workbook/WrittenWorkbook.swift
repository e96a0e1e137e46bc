internal import CXLSXWriter
internal import FoundationEssentials
internal import Huiyin

/// A workbook that is written row by row. Text is always text, never a formula; the same content gives the same bytes.
///
/// Each sheet's rows must come in ascending order: they go to disk as they come, so that memory stays small. The
/// library writes to a folder of its own under the system's temporary one; with `close()` the bytes go to the output.
final class WrittenWorkbook {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private let output: OutputFile
  private let folder: URL
  private var isOpen = true
  /// Cells that were cut because a workbook cannot hold them whole.
  private(set) var problems: [Problem] = []
  private(set) var styles: [Style: UnsafeMutablePointer<lxw_format>] = [:]

  /// How a cell looks.
  enum Style: CaseIterable {
    case plain
    case header
    case wrapped
    case title
    case strong
    case number
    case percent
    case link
  }

  /// A workbook written to `output`.
  /// - Throws: `HuiyinError` of kind `unwritableFile` where there is no room for temporary files.
  init(to output: OutputFile) throws {
    self.output = output
    folder = FileManager.default.temporaryDirectory.appending(path: "huiyin-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw HuiyinError(
        Problem(
          .unwritableFile, "no temporary folder can be made for the workbook",
          at: Location(file: folder.path),
          hint: "make room there, or name another folder in TMPDIR"))
    }
    let path = folder.appending(path: "book.xlsx").path
    let opened = folder.path.withCString { place in
      var options = lxw_workbook_options()
      options.constant_memory = 1
      options.tmpdir = UnsafeMutablePointer(mutating: place)
      return workbook_new_opt(path, &options)
    }
    guard let opened else {
      throw HuiyinError(Problem(.unwritableFile, "no workbook can be made", at: Location(file: output.path)))
    }
    book = opened
    for style in Style.allCases { styles[style] = WrittenWorkbook.format(style, in: book) }
  }

  deinit {
    if isOpen { lxw_workbook_free(book) }
    try? FileManager.default.removeItem(at: folder)
  }

  /// A new sheet behind the ones there are.
  func sheet(_ name: String) -> WrittenSheet {
    WrittenSheet(workbook_add_worksheet(book, name), name: name, of: self)
  }

  /// Writes everything to the output. The workbook says that it was made on `day`, whatever the clock says.
  /// - Throws: `HuiyinError` of kind `unwritableFile`.
  func close(title: String, day: Day?) throws {
    setProperties(title: title, day: day)
    isOpen = false
    let code = workbook_close(book)
    guard code == LXW_NO_ERROR else {
      throw HuiyinError(
        Problem(
          .unwritableFile, "the workbook cannot be written: \(String(cString: lxw_strerror(code)))",
          at: Location(file: output.path), hint: "make room in \(folder.deletingLastPathComponent().path)"))
    }
    try copy(folder.appending(path: "book.xlsx").path)
  }

  /// Notes that the cell at `location` was cut.
  func noteCut(_ count: Int, at location: Location) {
    problems.append(
      Problem(
        .unwritableFile, "a cell of \(count) characters was cut to 32767, the most a workbook cell holds",
        at: location, hint: "the whole text is in the .csv or .jsonl output"))
  }

  private func copy(_ path: String) throws {
    guard let data = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped) else {
      throw HuiyinError(
        Problem(.unwritableFile, "the workbook was not written", at: Location(file: output.path)))
    }
    var start = data.startIndex
    while start < data.endIndex {
      let end = min(start + 1 << 16, data.endIndex)
      try output.write(data[start..<end])
      start = end
    }
  }

  private func setProperties(title: String, day: Day?) {
    let days = day.map(WrittenWorkbook.daysSince1970) ?? 10957
    title.withCString { title in
      "huiyin".withCString { author in
        var properties = lxw_doc_properties()
        properties.title = UnsafeMutablePointer(mutating: title)
        properties.author = UnsafeMutablePointer(mutating: author)
        properties.created = time_t(max(1, days) * 86_400)
        workbook_set_properties(book, &properties)
      }
    }
  }

  /// - Source: Howard Hinnant, chrono-Compatible Low-Level Date Algorithms (days from civil).
  static func daysSince1970(_ day: Day) -> Int {
    let year = day.month <= 2 ? day.year - 1 : day.year
    let era = year / 400
    let ofEra = year - era * 400
    let ofYear = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }

  private static func format(
    _ style: Style, in book: UnsafeMutablePointer<lxw_workbook>
  ) -> UnsafeMutablePointer<lxw_format>? {
    guard style != .plain, let format = workbook_add_format(book) else { return nil }
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    switch style {
    case .plain: break
    case .header:
      format_set_bold(format)
      format_set_bg_color(format, 0x16406B)
      format_set_font_color(format, 0xFFFFFF)
      format_set_text_wrap(format)
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    case .wrapped: format_set_text_wrap(format)
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 16)
      format_set_font_color(format, 0x16406B)
    case .strong:
      format_set_bold(format)
      format_set_bg_color(format, 0xE9EFF5)
      format_set_text_wrap(format)
    case .number: format_set_num_format(format, "0")
    case .percent: format_set_num_format(format, "0.0%")
    case .link: format_set_font_color(format, 0x5B6878)
    }
    return format
  }
}
