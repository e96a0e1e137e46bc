internal import Huiyin

/// From which day a workbook counts.
enum DateEpoch: Sendable {
  /// Day 1 is 1 January 1900, and 29 February 1900, which never was, is day 60.
  case from1900
  /// Day 0 is 1 January 1904.
  case from1904
}

/// How the cells of a workbook show their numbers: as numbers, days, times or spans of time.
struct CellStyles {
  /// What a number stands for.
  enum Meaning: Sendable { case number, moment, span }

  private let meanings: [Meaning]
  private let epoch: DateEpoch

  /// Reads the styles from `part`; every cell holds a number where it is nil.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where the part is damaged.
  init(_ archive: Archive, part: String?, epoch: DateEpoch) throws {
    let listener = Listener()
    if let part, let opened = try archive.part(part) { try XMLStream(opened, to: listener).readAll() }
    meanings = listener.cells.map { CellStyles.meaning(of: $0, codes: listener.codes) }
    self.epoch = epoch
  }

  /// What a cell of the style shows for the number `text`, which is written as in the file.
  func shown(_ text: String, style: Int?) -> String {
    guard let value = Double(text), value.isFinite else { return text }
    let meaning = style.flatMap { meanings.indices.contains($0) ? meanings[$0] : nil } ?? .number
    let moment =
      switch meaning {
      case .number: nil as String?
      case .moment: CellMoment(days: value, epoch: epoch)?.description
      case .span: CellMoment.span(days: value)
      }
    return moment ?? CellNumber.text(value, written: text)
  }

  private static func meaning(of format: Int, codes: [Int: String]) -> Meaning {
    if let code = codes[format] { return meaning(of: code) }
    switch format {
    case 14...22, 27...36, 45, 47, 50...58: return .moment
    case 46: return .span
    default: return .number
    }
  }

  /// What a format such as `yyyy\-mm\-dd hh:mm` makes of a number.
  static func meaning(of code: String) -> Meaning {
    var rest = Substring(code.lowercased())
    var letters = ""
    while let sign = rest.popFirst() {
      switch sign {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let inside = rest.prefix { $0 != "]" }
        if let only = inside.first, inside.allSatisfy({ $0 == only }), "hms".contains(only) { return .span }
        rest = rest.dropFirst(inside.count + 1)
      case ";": rest = ""
      default: letters.append(sign)
      }
    }
    if letters.hasPrefix("general") { return .number }
    return letters.contains { "ymdhs".contains($0) } ? .moment : .number
  }

  private final class Listener: XMLListener {
    var codes: [Int: String] = [:]
    var cells: [Int] = []
    private var isInCells = false

    func open(_ element: XMLElement) {
      if element.name == "cellXfs" { isInCells = true }
      if element.name == "xf", isInCells, cells.count < 1 << 16 {
        cells.append(element.number("numFmtId") ?? 0)
      }
      if element.name == "numFmt", codes.count < 1 << 12, let id = element.number("numFmtId") {
        codes[id] = element["formatCode"].map { String($0.prefix(255)) } ?? ""
      }
    }

    func close(_ name: XMLName) { if name == "cellXfs" { isInCells = false } }
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  }
}
