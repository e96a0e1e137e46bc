/// A workbook made for a test: each cell is the XML inside its `<c>`, so that every way to store one can be tried.
public struct TestWorkbook {
  /// A cell.
  public struct Cell {
    let attributes: String
    let content: String

    /// A cell of the type `type`, such as `s`, with `content` for its XML.
    public init(type: String? = nil, style: Int? = nil, _ content: String) {
      attributes = (type.map { " t=\"\($0)\"" } ?? "") + (style.map { " s=\"\($0)\"" } ?? "")
      self.content = content
    }

    /// A text stored in the cell itself.
    public static func text(_ text: String) -> Cell {
      Cell(type: "inlineStr", "<is><t xml:space=\"preserve\">\(escaped(text))</t></is>")
    }

    /// A number as it is written in the file.
    public static func number(_ number: String, style: Int? = nil) -> Cell {
      Cell(style: style, "<v>\(number)</v>")
    }

    /// The shared text of a number.
    public static func shared(_ index: Int) -> Cell { Cell(type: "s", "<v>\(index)</v>") }
  }

  /// The sheets: their names, and the XML of their rows.
  public var sheets: [(name: String, rows: String)] = []
  /// The XML of each shared text.
  public var shared: [String] = []
  /// The number formats of the cells' styles: number of the format and, for one of its own, its code.
  public var formats: [(id: Int, code: String?)] = [(0, nil)]
  /// Whether days count from 1904.
  public var isFrom1904 = false

  /// A workbook without sheets.
  public init() {}

  /// Adds a sheet of `rows`, each cell with its reference.
  public mutating func add(_ name: String, _ rows: [[Cell]]) {
    let xml = rows.enumerated().map { index, cells in
      let inside = cells.enumerated().map { column, cell in
        "<c r=\"\(TestWorkbook.letters(column + 1))\(index + 1)\"\(cell.attributes)>\(cell.content)</c>"
      }
      return "<row r=\"\(index + 1)\">\(inside.joined())</row>"
    }
    sheets.append((name, xml.joined()))
  }

  /// The parts of its archive.
  public var parts: [(name: String, bytes: [UInt8])] {
    let sheetParts = sheets.enumerated().map { index, sheet in
      ("xl/worksheets/sheet\(index + 1).xml", "<worksheet><sheetData>\(sheet.rows)</sheetData></worksheet>")
    }
    let texts = [
      ("_rels/.rels", relations([("rId1", "officeDocument", "xl/workbook.xml")])),
      ("xl/workbook.xml", workbook), ("xl/_rels/workbook.xml.rels", workbookRelations),
      ("xl/styles.xml", styles),
      ("xl/sharedStrings.xml", "<sst>\(shared.map { "<si>\($0)</si>" }.joined())</sst>"),
    ]
    return (texts + sheetParts).map {
      ($0.0, Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\($0.1)".utf8))
    }
  }

  private var workbook: String {
    let list = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(escaped(sheet.name))\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>"
    }
    let epoch = isFrom1904 ? "<workbookPr date1904=\"1\"/>" : ""
    return "<workbook xmlns:r=\"r\">\(epoch)<sheets>\(list.joined())</sheets></workbook>"
  }

  private var workbookRelations: String {
    relations(
      sheets.indices.map { ("rId\($0 + 1)", "worksheet", "worksheets/sheet\($0 + 1).xml") }
        + [("rIdS", "sharedStrings", "sharedStrings.xml"), ("rIdF", "styles", "/xl/styles.xml")])
  }

  private func relations(_ list: [(String, String, String)]) -> String {
    let inside = list.map { "<Relationship Id=\"\($0.0)\" Type=\"http://x/\($0.1)\" Target=\"\($0.2)\"/>" }
    return "<Relationships>\(inside.joined())</Relationships>"
  }

  private var styles: String {
    let codes = formats.compactMap { format in
      format.code.map { "<numFmt numFmtId=\"\(format.id)\" formatCode=\"\(escaped($0))\"/>" }
    }
    let cells = formats.map { "<xf numFmtId=\"\($0.id)\"/>" }
    return
      "<styleSheet><numFmts>\(codes.joined())</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
      + "<cellXfs>\(cells.joined())</cellXfs></styleSheet>"
  }

  static func letters(_ column: Int) -> String {
    var (rest, letters) = (column, "")
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(0x41 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}

/// A text document made for a test.
public struct TestDocument {
  /// The XML of its body.
  public var body = ""

  /// A document with nothing in it.
  public init() {}

  /// Adds a paragraph for each of `paragraphs`; a line end within one is a line break.
  public mutating func add(_ paragraphs: String...) {
    body += paragraphs.map(TestDocument.paragraph).joined()
  }

  /// Adds a table.
  public mutating func add(table: [[String]]) {
    let rows = table.map { row in
      "<w:tr>" + row.map { "<w:tc>\(TestDocument.paragraph($0))</w:tc>" }.joined() + "</w:tr>"
    }
    body += "<w:tbl>\(rows.joined())</w:tbl>"
  }

  /// The XML of a paragraph, cut into runs as word processors do.
  public static func paragraph(_ text: String) -> String {
    let characters = Array(text)
    let runs = stride(from: 0, to: characters.count, by: 7).map { start in
      let piece = characters[start..<min(start + 7, characters.count)].map { sign in
        sign == "\n"
          ? "</w:t><w:br/><w:t xml:space=\"preserve\">"
          : sign == "\t" ? "</w:t><w:tab/><w:t xml:space=\"preserve\">" : escaped(String(sign))
      }
      return "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">\(piece.joined())</w:t></w:r>"
    }
    return "<w:p>\(runs.joined())</w:p>"
  }

  /// The parts of its archive.
  public var parts: [(name: String, bytes: [UInt8])] {
    [
      (
        "_rels/.rels",
        Array(
          "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            .utf8)
      ), ("word/document.xml", Array("<w:document xmlns:w=\"w\"><w:body>\(body)</w:body></w:document>".utf8)),
    ]
  }
}

/// `text` as XML.
public func escaped(_ text: String) -> String {
  text.unicodeScalars.map { sign in
    switch sign {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "\r": "&#13;"
    default: String(sign)
    }
  }.joined()
}
