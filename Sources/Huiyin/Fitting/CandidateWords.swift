internal import HuiyinText

/// The words, and sequences of two or three words that stand together, which labelled notes hold: what a fitted line
/// may be. A word is what the cut makes one, so none is a fragment.
struct CandidateWords: Sendable {
  /// The candidates, folded, ascending by their code units.
  let words: [[UInt16]]

  /// A candidate stands in at least so many notes: what stands in one note only says nothing of others.
  static let fewestNotes = 2
  /// A candidate has at most so many words and folded characters.
  static let mostWords = 3
  static let mostCharacters = 12

  /// The candidates of `notes` as `analyzer` cuts them.
  /// - Complexity: O(length of the notes)
  init(_ notes: [Note], _ analyzer: Analyzer, jobs: Int) {
    let fold = analyzer.lexicon.folding
    let tokenizer = analyzer.tokenizer
    let found = notes.concurrentMap(jobs: jobs, context: { Workspace() }) { note, workspace in
      note.parts.reduce(into: Set<String>()) { words, part in
        CandidateWords.add(tokenizer.tokens(in: part.text, workspace), to: &words)
      }
    }
    var counts: [String: Int] = [:]
    for words in found { for word in words { counts[word, default: 0] += 1 } }
    words = counts.filter { $0.value >= CandidateWords.fewestNotes }.keys.map { (Array($0.utf16), $0) }
      .filter { $0.0 == fold.units(of: $0.1) && Expression.canBeWritten($0.0) }.map(\.0)
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static func add(_ tokens: [Token], to words: inout Set<String>) {
    for first in tokens.indices {
      var text = ""
      for token in tokens[first...].prefix(mostWords) {
        guard token.kind == .han || token.kind == .letters else { break }
        text += token.text
        guard text.utf16.count <= mostCharacters else { break }
        words.insert(text)
      }
    }
  }
}

extension Expression {
  /// The pattern that is `word` and nothing else.
  init(word: [UInt16]) { self.init(sequence: [Step(words: [word], distance: 0)], conditions: []) }

  /// Whether `word` can stand in a table as it is: no sign of the pattern language, no blank, no quote.
  static func canBeWritten(_ word: [UInt16]) -> Bool {
    !word.isEmpty && word.allSatisfy { $0 > 0x7F || isPlain($0) }
  }

  private static func isPlain(_ unit: UInt16) -> Bool {
    (0x30...0x39).contains(unit) || (0x61...0x7A).contains(unit)
  }
}
