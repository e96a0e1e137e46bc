internal import CICU

/// How each UTF-16 code unit is folded by itself, asked of the installed ICU once.
struct FoldTable: Sendable {
  /// What a code unit becomes, where it is ``plain``.
  let folded: [UInt16]
  /// One of the kinds below for every code unit.
  let kinds: [UInt8]

  static let plain = UInt8(CICU_FOLD_PLAIN)
  static let nothing = UInt8(CICU_FOLD_NOTHING)
  static let piece = UInt8(CICU_FOLD_PIECE)
  static let joins = UInt8(CICU_FOLD_JOINS)

  /// The table of the ICU library of this process.
  static let installed = ICUTables.kept?.folds ?? FoldTable()

  private init() {
    var folded = [UInt16](repeating: 0, count: 65_536)
    var kinds = [UInt8](repeating: 0, count: 65_536)
    // Not asked within the precondition: an unchecked build leaves that out.
    let status = cicu_fold_table(&folded, &kinds)
    precondition(status == 0, "this ICU has no data for normalization")
    self.folded = folded
    self.kinds = kinds
  }

  /// Writes the table.
  func pack(into packer: inout Packer) {
    packer.put(folded)
    packer.put(kinds)
  }

  /// The table that was packed; nil where it is damaged.
  init?(unpacking unpacker: inout Unpacker) {
    guard let folded: [UInt16] = unpacker.numbers(exactly: 65_536),
      let kinds: [UInt8] = unpacker.numbers(exactly: 65_536)
    else { return nil }
    (self.folded, self.kinds) = (folded, kinds)
  }

  /// NFKC with case folding of a piece that ICU must look at as a whole, each unit then folded by itself.
  func fold(piece: [UInt16]) -> [UInt16] {
    var result = [UInt16](repeating: 0, count: piece.count * 4 + 18)  // the longest mapping has 18 units
    let length = Int(cicu_fold_piece(piece, Int32(piece.count), &result, Int32(result.count)))
    precondition(length >= 0, "this ICU has no data for normalization")
    guard length <= result.count else { return piece }
    return result[..<length].map { folded[Int($0)] }
  }
}

/// Ranges of characters the fold looks at.
package enum Han {
  /// Whether `unit` is a Han character of the basic plane, 〇 and 々 included.
  @inline(__always)
  package static func contains(_ unit: UInt16) -> Bool {
    (0x3400...0x9FFF).contains(unit) || unit == 0x3007 || unit == 0x3005 || (0xF900...0xFAFF).contains(unit)
  }
}

/// ICU's own rules from Traditional to Simplified that look at more than one character.
enum HantHansRules {
  /// Each rule as what is found and what is meant, in ICU's order; empty where this ICU lacks the transform.
  static func longerThanOne() -> [(found: String, meant: String)] {
    installed.split(separator: newLine).compactMap(rule)
  }

  /// The rules of the ICU library of this process, one a line.
  static let installed: [UInt16] = ICUTables.kept?.rules ?? read()

  private static func read() -> [UInt16] {
    var units: [UInt16] = [0]
    let length = cicu_hant_hans_rules(&units, 0)
    guard length > 0 else { return [] }
    units = [UInt16](repeating: 0, count: Int(length))
    _ = cicu_hant_hans_rules(&units, length)
    return units
  }

  private static let newLine: UInt16 = 0x0A

  /// Reads `於 > 于;`.
  private static func rule(_ line: ArraySlice<UInt16>) -> (found: String, meant: String)? {
    let (semicolon, arrow, blank): (UInt16, UInt16, UInt16) = (0x3B, 0x3E, 0x20)
    let sides = line.prefix { $0 != semicolon }.split(separator: arrow, maxSplits: 1)
    guard sides.count == 2, sides[0].lazy.filter({ $0 != blank }).count > 1 else { return nil }
    let texts = sides.map { side in String(decoding: side.filter { $0 != blank }, as: UTF16.self) }
    guard texts[0].unicodeScalars.count > 1, !texts[1].isEmpty else { return nil }
    return (texts[0], texts[1])
  }
}
