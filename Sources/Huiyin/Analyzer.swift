public import HuiyinText

/// Sorts notes by one lexicon. Made once, used from any number of threads.
public struct Analyzer: Sendable {
  /// The lexicon that decides.
  public let lexicon: Lexicon
  let terms: TermIndex
  let segmenter: Segmenter
  let placeFinder: PlaceFinder

  /// An analyzer for `lexicon`.
  /// - Complexity: O(size of the lexicon); the first one of a process also reads ICU's dictionary, about 0.1 s.
  public init(lexicon: Lexicon) { self.init(lexicon: lexicon, cutter: PlainCutter()) }

  package init(lexicon: Lexicon, cutter: PlainCutter) {
    self.lexicon = lexicon
    terms = TermIndex(lexicon, cost: cutter.cost)
    let listed = Dictionary(lexicon.words.map { ($0.units, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(terms.patterns.words)
    let words = terms.patterns.words + lexicon.words.map(\.units).filter { !known.contains($0) }
    segmenter = Segmenter(
      words: words.map { .init(units: $0, cost: listed[$0]?.cost, isNeighbour: listed[$0] != nil) },
      cutter: cutter)
    placeFinder = PlaceFinder(lexicon.placeWords)
  }

  /// Cuts text as this analyzer does: folded, with the words of the lexicon.
  public var tokenizer: Tokenizer { Tokenizer(folding: lexicon.folding, segmenter: segmenter) }

  /// Reads one part of a note: folds it, cuts it, finds every pattern in it.
  func read(_ text: String, as part: Part, in desk: Desk) -> PartReading {
    var normalized = NormalizedText()
    text.withBytes { lexicon.folding.fold($0, into: &normalized, in: desk.workspace) }
    let occurrences = normalized.folded.withUnsafeBufferPointer { segmenter.cut($0, in: desk.workspace) }
    let clauses = Clauses(normalized.folded)
    desk.matcher.take(occurrences, clauses)
    return PartReading(
      part: part, original: text, text: normalized, boundaries: desk.workspace.boundaries, clauses: clauses,
      matches: desk.matcher.matches())
  }
}

/// One part of a note after reading.
struct PartReading: Sendable {
  /// Title or body.
  let part: Part
  /// The part as received.
  let original: String
  /// The part folded.
  let text: NormalizedText
  /// Where tokens begin in the folded text, and at last where it ends.
  let boundaries: [Int32]
  let clauses: Clauses
  let matches: [Match]
}
