internal import HuiyinText

/// The words, and sequences of two or three words that stand together, which labelled notes hold: what a fitted line
/// may be. A word is what the cut makes one, so none is a fragment.
struct CandidateWords: Sendable {
  /// The candidates, folded, ascending by their code units.
  let words: [[UInt16]]
  /// In how many notes each stands as a word, or words, of its own.
  let noteCounts: [Int]

  /// A candidate stands in at least so many notes: what stands in one note only says nothing of others.
  static let fewestNotes = 2
  /// A candidate has at most so many words and folded characters.
  static let mostWords = 3
  static let mostCharacters = 12

  /// The candidates of `notes` as `analyzer` cuts them, with `fewestCharacters` folded characters or more.
  /// - Complexity: O(length of the notes)
  init(_ notes: [Note], _ analyzer: Analyzer, fewestCharacters: Int, jobs: Int) {
    let fold = analyzer.lexicon.folding
    let tokenizer = analyzer.tokenizer
    let found = notes.concurrentMap(jobs: jobs, context: { Workspace() }) { note, workspace in
      note.parts.reduce(into: Set<String>()) { words, part in
        CandidateWords.add(tokenizer.tokens(in: part.text, workspace), to: &words)
      }
    }
    var counts: [String: Int] = [:]
    for words in found { for word in words { counts[word, default: 0] += 1 } }
    let sorted = counts.filter { $0.value >= CandidateWords.fewestNotes }
      .map { (text: $0.key, units: Array($0.key.utf16), count: $0.value) }
      .filter {
        $0.units.count >= fewestCharacters && Expression.canBeWritten($0.units)
          && $0.units == fold.units(of: $0.text)
      }
      .sorted { $0.units.lexicographicallyPrecedes($1.units) }
    (words, noteCounts) = (sorted.map(\.units), sorted.map(\.count))
  }

  /// Whether the candidate `number` is a fragment: one character that, in most of the `matched` notes, stands only
  /// inside longer words.
  func isFragment(_ number: Int, matched: Int) -> Bool {
    words[number].count == 1 && noteCounts[number] * 2 < matched
  }

  /// Whether `token` may be part of a line: a word, and no code such as A3 nor a single letter.
  private static func isWord(_ token: Token) -> Bool {
    token.kind == .han
      || token.kind == .letters && token.text.utf16.count > 1
        && token.text.utf16.allSatisfy { !(0x30...0x39).contains($0) }
  }

  private static func add(_ tokens: [Token], to words: inout Set<String>) {
    for first in tokens.indices {
      var text = ""
      for token in tokens[first...].prefix(mostWords) {
        guard isWord(token) else { break }
        text += token.text
        guard text.utf16.count <= mostCharacters else { break }
        words.insert(text)
      }
    }
  }
}

extension Expression {
  /// The pattern that is `word` and nothing else.
  init(word: [UInt16]) { self.init(sequence: [Step(choice: Choice([word]), distance: 0)], conditions: []) }

  /// The word that it is, where it is nothing else.
  var onlyWord: [UInt16]? {
    guard sequence.count == 1, conditions.isEmpty, sequence[0].words.count == 1 else { return nil }
    return sequence[0].words[0]
  }

  /// Whether `word` can stand in a table as it is: no sign of the pattern language, no blank, no quote.
  static func canBeWritten(_ word: [UInt16]) -> Bool {
    !word.isEmpty && word.allSatisfy { $0 > 0x7F || isPlain($0) }
  }

  private static func isPlain(_ unit: UInt16) -> Bool {
    (0x30...0x39).contains(unit) || (0x61...0x7A).contains(unit)
  }
}
