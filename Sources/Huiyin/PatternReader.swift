internal import HuiyinText

/// Reads the patterns of lexicon lines against the word classes and the folding of one lexicon.
struct PatternReader: Sendable {
  /// The folded words of every class by name.
  let classes: [String: Expression.Choice]
  /// How notes are folded, and so the words of patterns.
  let folding: Folding

  /// The pattern `text`; nil, with what is wrong and a hint added to `found`, where it cannot be read.
  func pattern(_ text: String, into found: inout [(String, String)]) -> Expression? {
    do {
      return try ExpressionParser.parse(text, fold: folding.units, classes: classes)
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
  ) -> [String: Expression.Choice] {
    var classes: [String: Expression.Choice] = [:]
    for file in files {
      guard let text = file.text(faults: &faults) else { continue }
      let words = words(of: text, path: file.path, fold: fold, faults: &faults)
      if words.isEmpty {
        faults.append(
          Problem(.lexicon, "the word class is empty", at: Location(file: file.path), hint: "one word a line")
        )
      }
      classes[name(of: file.path)] = Expression.Choice(words)
    }
    return classes
  }

  private static func words(
    of text: String, path: String, fold: (String) -> [UInt16], faults: inout [Problem]
  ) -> [[UInt16]] {
    var words: [[UInt16]] = []
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let word = Substring(line.prefix { $0 != UInt8(ascii: "\t") }).trimmingBlanks
      guard let first = word.utf8.first, first != UInt8(ascii: "#") else { continue }
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
