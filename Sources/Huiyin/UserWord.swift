/// A word the cut should know: a name, a neighbour of a term, or a term with a cost of its own.
struct UserWord: Sendable, Hashable {
  /// The word, folded.
  let units: [UInt16]
  /// Its cost beside those of ICU's dictionary; nil for the usual one.
  let cost: Int?

  /// Reads `words.tsv`: `word ⇥ cost ⇥ remark`; an empty cost is the usual one.
  static func read(_ file: LexiconFile, fold: (String) -> [UInt16], faults: inout [Problem]) -> [UserWord] {
    let table = TabTable(file, columns: ["word", "cost", "remark"], optional: 2, faults: &faults)
    return table.lines.compactMap { line in
      let units = fold(line[0])
      let cost = Int(line[1])
      guard !units.isEmpty, line[1].isEmpty || cost.map({ (1...250).contains($0) }) ?? false else {
        faults.append(
          Problem(
            .lexicon,
            "found “\(line[0])” with the cost “\(line[1])”, expected a word and a cost 1…250 or none",
            at: line.location, hint: "ICU's words cost 27…251; the commoner a word, the lower"))
        return nil
      }
      return UserWord(units: units, cost: cost)
    }
  }
}
