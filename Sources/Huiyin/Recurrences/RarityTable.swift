/// 罕见度: how rare words and character pairs are, counted once over many notes and shipped with the lexicon, so that a
/// month alone and a year at once weigh them alike.
package struct RarityTable: Sendable {
  private var words: [[UInt16]: Int32] = [:]
  private var pairs: [UInt32: Int32] = [:]
  private var texts = 1

  /// A table in which everything is equally rare.
  package init() {}

  /// How rare `word` (folded, digits too) is: the logarithm of the share of texts without it, in sixteenths of a
  /// halving.
  func rarity(ofWord word: [UInt16]) -> Int { rarity(count: words[word]) }

  /// How rare `pair` (unordered) is, in sixteenths of a halving.
  func rarity(ofPair pair: UInt32) -> Int { rarity(count: pairs[pair]) }

  private func rarity(count: Int32?) -> Int {
    let all = WholeNumbers.log2Sixteenths(texts + 1)
    return max(0, all - WholeNumbers.log2Sixteenths(Int(count ?? 0) + 1))
  }
}

extension RarityTable {
  /// Reads `rarity.tsv`: `unit ⇥ count`; `*` is the number of texts, `公+司` a character pair, anything else a word.
  /// - Complexity: O(length of the file)
  init(_ file: LexiconFile) {
    file.bytes.withUnsafeBufferPointer { bytes in
      RarityTable.forEachLine(bytes) { _, unit, count in
        guard let count else { return }
        add(Array(String(decoding: bytes[unit], as: UTF8.self).utf16), count)
      }
    }
  }

  private mutating func add(_ unit: [UInt16], _ count: Int32) {
    if unit == [0x2A] {
      texts = Int(count)
    } else if unit.count == 3, unit[1] == 0x2B {
      pairs[CharacterPair.unordered(CharacterPair.written(unit[0], unit[2]))] = count
    } else {
      words[unit] = count
    }
  }

  /// What is wrong with `file`; reads it without keeping anything, so that loading a lexicon stays quick.
  /// - Complexity: O(length of the file)
  static func faults(of file: LexiconFile) -> [Problem] {
    var faults: [Problem] = []
    file.bytes.withUnsafeBufferPointer { bytes in
      forEachLine(bytes) { row, unit, count in
        guard count == nil else { return }
        faults.append(
          Problem(
            .lexicon, "found “\(String(decoding: bytes[unit], as: UTF8.self))” without a count above 0",
            at: Location(file: file.path, row: row),
            hint: "a word or pair, one tab, the number of texts it stands in"))
      }
    }
    return faults
  }

  /// Calls `body` with the row, the place of the unit and the count of each line; the count is nil where there is
  /// none or the unit is empty. Comments, empty lines and the header are passed over.
  private static func forEachLine(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: (_ row: Int, _ unit: Range<Int>, _ count: Int32?) -> Void
  ) {
    var (start, row) = (0, 0)
    var isHeader = true
    while start < bytes.count {
      row += 1
      var end = start
      var tab: Int?
      var count = 0
      while end < bytes.count, bytes[end] != 0x0A {
        if bytes[end] == 0x09, tab == nil {
          tab = end
        } else if tab != nil, bytes[end] != 0x0D {
          count =
            count < 0 || bytes[end] < 0x30 || bytes[end] > 0x39 ? -1 : count * 10 + Int(bytes[end] - 0x30)
          if count > 1_000_000_000 { count = -1 }
        }
        end += 1
      }
      if end > start, bytes[start] != 0x23 {
        let unit = start..<(tab ?? end)
        if !isHeader { body(row, unit, count > 0 && !unit.isEmpty ? Int32(count) : nil) }
        isHeader = false
      }
      start = end + 1
    }
  }
}
