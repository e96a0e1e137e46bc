/// Reads the patterns of lexicon lines against the word classes and the folding of one lexicon.
struct PatternReader {
  /// The folded words of every class by name.
  let classes: [String: [[UInt16]]]
  /// Folds a word as notes are folded.
  let fold: (String) -> [UInt16]

  /// The pattern `text`; nil, with what is wrong and a hint added to `found`, where it cannot be read.
  func pattern(_ text: String, into found: inout [(String, String)]) -> Expression? {
    do {
      return try ExpressionParser.parse(text, fold: fold, classes: classes)
    } catch {
      found.append(("“\(text)”: \(error.message)", error.hint))
      return nil
    }
  }
}

/// 词类: the word classes of a lexicon, one file each.
enum WordClasses {
  /// The folded words of every file in `files`, by class name; words that fold to nothing and empty classes are
  /// faults.
  static func read(
    _ files: [LexiconFile], fold: (String) -> [UInt16], faults: inout [Problem]
  ) -> [String: [[UInt16]]] {
    var classes: [String: [[UInt16]]] = [:]
    for file in files {
      guard let text = file.text(faults: &faults) else { continue }
      let words = words(of: text, path: file.path, fold: fold, faults: &faults)
      if words.isEmpty {
        faults.append(
          Problem(.lexicon, "the word class is empty", at: Location(file: file.path), hint: "one word a line")
        )
      }
      classes[name(of: file.path)] = words
    }
    return classes
  }

  private static func words(
    of text: String, path: String, fold: (String) -> [UInt16], faults: inout [Problem]
  ) -> [[UInt16]] {
    var words: [[UInt16]] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let word = line.prefix { $0 != "\t" }.trimmingBlanks
      guard !word.isEmpty, !word.hasPrefix("#") else { continue }
      let folded = fold(word)
      if folded.isEmpty {
        faults.append(
          Problem(
            .lexicon, "“\(word)” folds to nothing", at: Location(file: path, row: index + 1),
            hint: "it can never be found; delete it"))
      } else {
        words.append(folded)
      }
    }
    return words
  }

  /// `common/classes/警员.tsv` is the class 警员.
  private static func name(of path: String) -> String {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    return last.hasSuffix(".tsv") ? String(last.dropLast(4)) : last
  }
}
