internal import HuiyinText

extension Folding {
  /// Reads `folds.tsv`: `spelling ⇥ meant ⇥ when ⇥ remark`.
  static func spellings(of file: LexiconFile, faults: inout [Problem]) -> [Spelling] {
    let table = TabTable(file, columns: ["spelling", "meant", "when", "remark"], faults: &faults)
    return table.lines.compactMap { line in
      guard let when = Spelling.When(rawValue: line[2]), !line[0].isEmpty, !line[1].isEmpty else {
        faults.append(
          Problem(
            .lexicon,
            "found “\(line[0])” for “\(line[1])” \(line[2]), expected two words and `always` or `converted`",
            at: line.location, hint: "`always` only for what cannot stand in clean text"))
        return nil
      }
      return Spelling(found: line[0], meant: line[1], when: when)
    }
  }

  /// Reads `readings.tsv`: `character ⇥ readings ⇥ remark`; readings are pinyin, parted by blanks.
  static func readings(of file: LexiconFile, faults: inout [Problem]) -> [Reading] {
    let table = TabTable(file, columns: ["character", "readings", "remark"], faults: &faults)
    return table.lines.flatMap { line -> [Reading] in
      let readings = line[1].split(separator: " ").map(String.init)
      guard line[0].unicodeScalars.count == 1, let character = line[0].unicodeScalars.first, !readings.isEmpty
      else {
        faults.append(
          Problem(
            .lexicon, "found “\(line[0])” read as “\(line[1])”, expected one character and its pinyin",
            at: line.location, hint: "such as `行 ⇥ hang xing`"))
        return []
      }
      return readings.map { (character, $0) }
    }
  }
}
