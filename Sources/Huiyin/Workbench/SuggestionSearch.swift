internal import HuiyinText

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Finds the words that would sort most of what is unsorted.
///
/// A word leans to the topic whose sorted notes hold it most beyond their share (log-odds), a third of all that hold it
/// at least. Words are taken one by one,
/// each time the one that leans most in most notes; a note counts half as much after each word taken from it, so that
/// the list does not say one thing in ten ways.
public struct SuggestionSearch {
  private let analyzer: Analyzer
  private let tokenizer: Tokenizer
  private let workspace = Workspace()
  private var unsorted: [(id: String, words: [String])] = []
  private var countOfTopic: [String: Int] = [:]
  private var countOfWord: [String: [String: Int]] = [:]

  /// A search for words that the lexicon of `analyzer` lacks.
  public init(_ analyzer: Analyzer) {
    self.analyzer = analyzer
    tokenizer = analyzer.tokenizer
  }

  /// Takes in one note.
  public mutating func add(_ note: Note, _ verdict: Verdict) {
    let words = self.words(of: note)
    guard !verdict.needsReview, let topic = verdict.topic ?? verdict.category else {
      return unsorted.append((note.id, words))
    }
    countOfTopic[topic, default: 0] += 1
    for word in words { countOfWord[word, default: [:]][topic, default: 0] += 1 }
  }

  /// The words of two characters and more, and pairs of neighbouring words, each once.
  private func words(of note: Note) -> [String] {
    var seen: Set<String> = []
    var words: [String] = []
    func add(_ word: String) { if seen.insert(word).inserted { words.append(word) } }
    for (_, text) in note.parts {
      let tokens = tokenizer.tokens(in: text, workspace)
      for (index, token) in tokens.enumerated() where token.kind == .han {
        if token.text.count > 1 { add(token.text) }
        guard index > 0, tokens[index - 1].kind == .han else { continue }
        let pair = tokens[index - 1].text + token.text
        if (2...8).contains(pair.count) { add(pair) }
      }
    }
    return words
  }

  private struct Candidate {
    let word: String
    let notes: [Int]
    let topic: String?
    let lean: Double
  }

  /// The best `most` words, most helpful first; only those that stand in two unsorted notes or more.
  public func suggestions(most: Int) -> [Suggestion] {
    var candidates = self.candidates()
    var weights = [Double](repeating: 1, count: unsorted.count)
    var chosen: [Suggestion] = []
    while chosen.count < most, !candidates.isEmpty {
      let values = candidates.map { candidate in
        candidate.lean * candidate.notes.reduce(0.0) { $0 + weights[$1] }
      }
      guard let best = values.indices.max(by: { values[$0] < values[$1] }), values[best] > 0.5 else { break }
      let candidate = candidates.remove(at: best)
      for note in candidate.notes { weights[note] /= 2 }
      chosen.append(suggestion(candidate))
    }
    return chosen
  }

  /// What stands in two unsorted notes or more and is not yet a word of the topic it leans to: the 2,000 most helpful.
  private func candidates() -> [Candidate] {
    var notes: [String: [Int]] = [:]
    for (index, note) in unsorted.enumerated() {
      for word in note.words { notes[word, default: []].append(index) }
    }
    let known = analyzer.lexicon.wordsByTopic
    let found = notes.filter { $0.value.count >= 2 }.compactMap { word, notes -> Candidate? in
      let (topic, lean) = lean(of: word)
      guard !(topic.flatMap { known[$0] }?.contains(Array(word.utf16)) ?? false) else { return nil }
      return Candidate(word: word, notes: notes, topic: topic, lean: lean)
    }
    return Array(
      found.sorted { left, right in
        let values = (Double(left.notes.count) * left.lean, Double(right.notes.count) * right.lean)
        return values.0 != values.1
          ? values.0 > values.1 : left.word.utf8.lexicographicallyPrecedes(right.word.utf8)
      }.prefix(2000))
  }

  /// The topic a word leans to, and how much; of equal ones the first of the scheme. A word no sorted note holds leans
  /// nowhere, a little.
  private func lean(of word: String) -> (topic: String?, lean: Double) {
    guard let counts = countOfWord[word] else { return (nil, 0.2) }
    let (all, holding) = (countOfTopic.values.reduce(0, +), counts.values.reduce(0, +))
    var best: (topic: String?, lean: Double) = (nil, 0)
    for topic in analyzer.lexicon.scheme.targets {
      guard let own = counts[topic], let size = countOfTopic[topic], own * 3 >= holding else { continue }
      let inside = (Double(own) + 0.5) / (Double(size) + 1)
      let outside = (Double(holding - own) + 0.5) / (Double(all - size) + 1)
      // Seen in few notes, it says little: what three notes less say is taken off.
      let lean = log(inside / outside) * Double(own) / Double(own + 3)
      if lean > best.lean { best = (topic, lean) }
    }
    return best
  }

  private func suggestion(_ candidate: Candidate) -> Suggestion {
    let counts = countOfWord[candidate.word] ?? [:]
    return Suggestion(
      word: candidate.word, unsorted: candidate.notes.count, topic: candidate.topic,
      sorted: counts.values.reduce(0, +), ofTopic: candidate.topic.flatMap { counts[$0] } ?? 0,
      points: min(5, max(1, Int((candidate.lean * 1.5).rounded()))),
      examples: candidate.notes.prefix(3).map { unsorted[$0].id })
  }
}

extension Lexicon {
  /// The words that lines of each topic match.
  fileprivate var wordsByTopic: [String: Set<[UInt16]>] {
    terms.reduce(into: [:]) { words, term in
      words[term.topic, default: []].formUnion(term.pattern.sequence.flatMap(\.words))
    }
  }
}
