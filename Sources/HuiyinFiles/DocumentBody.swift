internal import Huiyin

/// Takes paragraphs and table rows from the XML of a text document.
///
/// Deleted and moved text, fields' instructions and the second copy of text boxes are left out.
/// - Source: ISO/IEC 29500-1, WordprocessingML.
final class DocumentBody: XMLListener {
  /// The longest paragraph or row, in bytes.
  static let longest = 16 << 20

  /// Called where a block is ready.
  var atBlock: () -> Void = {}
  /// Called where a paragraph or row is longer than `longest`.
  var atTooLong: () -> Void = {}
  /// The blocks that are ready.
  var blocks: ArraySlice<Block> = []
  /// Whether this is a text document at all.
  private(set) var hasBody = false

  private let file: String
  private var paragraphs: [Paragraph] = []
  private var paragraphNumber = 0
  private var table = Table()
  private var tableNumber = 0
  private var skipped = 0
  private var isInText = false
  private var isInRun = false
  private var size = 0

  private struct Paragraph {
    var bytes: [UInt8] = []
    var isNumbered = false
    let row: Int
  }

  /// The outermost table; tables inside its cells are text of the cell.
  private struct Table {
    var depth = 0
    var row = 0
    var cells: [Cell] = []
    var above: [String] = []
  }

  private struct Cell {
    var paragraphs: [String] = []
    var span = 1
    var goesOn = false
  }

  init(file: String) { self.file = file }

  func open(_ element: XMLElement) {
    let name = element.name
    if skipped > 0 || DocumentBody.isSkipped(name) { return skipped += 1 }
    if name == "t" {
      isInText = true
    } else if name == "p" {
      openParagraph()
    } else if name == "tbl" {
      openTable()
    } else if name == "body" {
      hasBody = true
    } else if table.depth == 1 {
      openCellPart(element)
    }
    openInParagraph(element)
  }

  private func openInParagraph(_ element: XMLElement) {
    guard !paragraphs.isEmpty else { return }
    let (name, last) = (element.name, paragraphs.count - 1)
    if name == "numId" {
      paragraphs[last].isNumbered = element["val"] != "0"
    } else if name == "tab" {
      if isInRun { append([0x09]) }
    } else if name == "br" || name == "cr" {
      append([0x0A])
    } else if name == "noBreakHyphen" {
      append([0x2D])
    } else if name == "r" {
      isInRun = true
    }
  }

  private func openCellPart(_ element: XMLElement) {
    if element.name == "tr" {
      (table.cells, size) = ([], 0)
      table.row += 1
    } else if element.name == "tc" {
      if table.cells.count < SheetCells.most.columns { table.cells.append(Cell()) }
    } else if let last = table.cells.indices.last {
      if element.name == "gridSpan" { table.cells[last].span = min(max(element.number("val") ?? 1, 1), 256) }
      if element.name == "vMerge" { table.cells[last].goesOn = element["val"] != "restart" }
    }
  }

  func close(_ name: XMLName) {
    if skipped > 0 { return skipped -= 1 }
    if name == "t" {
      isInText = false
    } else if name == "r" {
      isInRun = false
    } else if name == "p" {
      closeParagraph()
    } else if name == "tbl" {
      closeTable()
    } else if name == "tr", table.depth == 1 {
      closeRow()
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) { if isInText, skipped == 0 { append(Array(bytes)) } }

  private func append(_ bytes: [UInt8]) {
    guard let last = paragraphs.indices.last else { return }
    paragraphs[last].bytes += bytes
    size += bytes.count
    if size > DocumentBody.longest { atTooLong() }
  }

  private static func isSkipped(_ name: XMLName) -> Bool {
    name == "Fallback" || name == "del" || name == "moveFrom" || name == "instrText"
  }
}

extension DocumentBody {
  private func openParagraph() {
    if table.depth == 0 {
      paragraphNumber += 1
      if paragraphs.isEmpty { size = 0 }
    }
    paragraphs.append(Paragraph(row: paragraphNumber))
  }

  private func closeParagraph() {
    guard let paragraph = paragraphs.popLast() else { return }
    let text = String(decoding: paragraph.bytes, as: UTF8.self)
    guard table.depth == 0 else {
      if let last = table.cells.indices.last { table.cells[last].paragraphs.append(text) }
      return
    }
    let location = Location(file: file, row: paragraph.row)
    emit(.passage(Passage(text: text, location: location, isNumbered: paragraph.isNumbered)))
  }

  private func openTable() {
    table.depth += 1
    guard table.depth == 1 else { return }
    tableNumber += 1
    (table.row, table.above, table.cells) = (0, [], [])
  }

  private func closeTable() {
    table.depth -= 1
    if table.depth == 0 { emit(.tableEnd) }
  }

  /// Ends a row: a cell that goes on from above holds what stands there, a wide one is followed by empty ones.
  private func closeRow() {
    var cells: [String] = []
    for cell in table.cells where cells.count < SheetCells.most.columns {
      let above = cells.count < table.above.count ? table.above[cells.count] : ""
      cells.append(cell.goesOn ? above : cell.paragraphs.joined(separator: "\n"))
      for _ in 1..<max(cell.span, 1) { cells.append("") }
    }
    table.above = cells
    emit(.row(cells, Location(file: file, sheet: "table \(tableNumber)", row: table.row)))
  }

  private func emit(_ block: Block) {
    blocks.append(block)
    atBlock()
  }
}
