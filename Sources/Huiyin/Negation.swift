/// A word that turns round what stands directly behind it: 没有 in 没有乱收费.
struct Negation: Sendable, Hashable {
  /// The word, folded.
  let units: [UInt16]
  /// The word as a clerk wrote it.
  let word: String
  /// At most so many folded characters may stand between it and what it negates.
  let within: Int
  /// The topics whose terms it turns round; nil for all.
  let topics: Set<String>?

  /// Reads `negations.tsv`: `word ⇥ within ⇥ topics ⇥ remark`; topics are parted by commas, `*` means all, `-` none.
  static func read(_ file: LexiconFile, fold: (String) -> [UInt16], faults: inout [Problem]) -> [Negation] {
    let table = TabTable(file, columns: ["word", "within", "topics", "remark"], faults: &faults)
    return table.lines.compactMap { line in
      let units = fold(line[0])
      guard !units.isEmpty, let within = Int(line[1]), (0...10).contains(within) else {
        faults.append(
          Problem(
            .lexicon, "found “\(line[0])” within “\(line[1])”, expected a word and a distance 0…10",
            at: line.location, hint: "0 means directly before the term"))
        return nil
      }
      let topics =
        line[2] == "*"
        ? nil : line[2] == "-" ? [] : Set(line[2].split(separator: ",").map { String($0).trimmingBlanks })
      return Negation(units: units, word: line[0], within: within, topics: topics)
    }
  }
}
