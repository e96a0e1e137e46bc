internal import HuiyinText

/// What became of one word in a note: why it counts, or why it does not.
public struct TermTrace: Sendable {
  /// The word, folded as notes are.
  public let word: String
  /// Every place where its characters stand, title first.
  public let places: [Place]
  /// Where they stand nowhere: the longest piece of the word that does.
  public let nearest: String?
  /// The lines of the lexicon that hold the word, and what each comes to in this note.
  public let lines: [Line]

  /// One place where the characters of the word stand.
  public struct Place: Sendable, Hashable {
    /// The tokens over it and beside it, folded.
    public let tokens: [String]
    /// Whether the characters stand there as this word.
    public let isWord: Bool
    /// What the word costs in the cut.
    public let cost: Int
    /// What it could cost and still win; nil where the dictionary does not reach.
    public let limit: Int?
  }

  /// One line that holds the word.
  public struct Line: Sendable {
    /// The line.
    public let term: Term
    /// Its evidence in the note, struck or not; empty where it does not match.
    public let evidence: [Evidence]
    /// Why it does not match; nil where it does.
    public let shortfall: Shortfall?
  }

  /// Why a line does not match.
  public enum Shortfall: Sendable, Hashable {
    /// None of these words stands in the note.
    case lacks([String])
    /// Its words stand there, but not in its order within one clause and its distances.
    case apart
    /// None of these words stands in the same sentence.
    case unmet([String])
    /// One of these words stands in the same clause.
    case forbidden([String])
  }
}

extension Analyzer {
  /// What becomes of `term`, a word or the expression of a line, in `note`.
  /// - Complexity: O(length of the note + terms of the lexicon)
  public func trace(_ term: String, in note: Note) -> TermTrace {
    let desk = Desk(self)
    let word = lexicon.folding.units(of: term)
    let readings = read(note, in: desk)
    let evidence = EvidenceList(weigh(readings, in: desk))
    let numbers = lexicon.terms.indices.filter { lexicon.terms[$0].holds(term, word) }
    let lines = numbers.map { number in
      TermTrace.Line(
        term: lexicon.terms[number], evidence: evidence.filter { $0.isOf(lexicon.terms[number]) },
        shortfall: shortfall(of: number, in: readings, desk))
    }
    let places = readings.flatMap { self.places(of: word, in: $0, desk) }
    return TermTrace(
      word: String(decoding: word, as: UTF16.self), places: places,
      nearest: places.isEmpty
        ? readings.compactMap { $0.longestPiece(of: word) }.max { $0.count < $1.count } : nil,
      lines: lines)
  }

  private func places(of word: [UInt16], in reading: PartReading, _ desk: Desk) -> [TermTrace.Place] {
    let folded = reading.text.folded
    let judgements = folded.withUnsafeBufferPointer { segmenter.judgements(of: word, in: $0, desk.workspace) }
    return judgements.map { judgement in
      TermTrace.Place(
        tokens: judgement.tokens.map { String(decoding: folded[$0], as: UTF16.self) },
        isWord: judgement.isWord,
        cost: judgement.cost, limit: judgement.limit)
    }
  }

  /// Why the line does not match in any part; of two reasons that of the body, which is the longer text.
  private func shortfall(of number: Int, in readings: [PartReading], _ desk: Desk) -> TermTrace.Shortfall? {
    var reason: TermTrace.Shortfall?
    for reading in readings {
      reading.text.folded.withUnsafeBufferPointer { segmenter.cut($0, in: desk.workspace) }
      desk.matcher.take(Array(desk.workspace.occurrences), reading.clauses)
      guard let shortfall = desk.matcher.shortfall(of: number) else { return nil }
      reason = TermTrace.Shortfall(shortfall, lexicon.terms[number].pattern)
    }
    return reason
  }
}

extension TermTrace.Shortfall {
  fileprivate init(_ shortfall: PatternMatcher.Shortfall, _ pattern: Expression) {
    switch shortfall {
    case .lacks(let step): self = .lacks(Self.words(pattern.sequence[step].words))
    case .apart: self = .apart
    case .unmet(let condition):
      self = .unmet(Self.words(pattern.conditions[condition].sequence.flatMap(\.words)))
    case .forbidden(let condition):
      self = .forbidden(Self.words(pattern.conditions[condition].sequence.flatMap(\.words)))
    }
  }

  private static func words(_ words: [[UInt16]]) -> [String] {
    words.map { String(decoding: $0, as: UTF16.self) }
  }
}

extension Term {
  /// Whether the line is the expression `text`, or one of its words is `word`.
  fileprivate func holds(_ text: String, _ word: [UInt16]) -> Bool {
    expression == text || pattern.sequences.contains { $0.contains { $0.words.contains(word) } }
  }
}

extension Evidence {
  fileprivate func isOf(_ line: Term) -> Bool { topic == line.topic && term == line.expression }
}

extension PartReading {
  /// The longest piece of `word`, two characters or more, that stands in the part.
  fileprivate func longestPiece(of word: [UInt16]) -> String? {
    for length in stride(from: word.count - 1, through: 2, by: -1) {
      for start in 0...(word.count - length) {
        let piece = word[start..<start + length]
        if text.folded.contains(piece) { return String(decoding: piece, as: UTF16.self) }
      }
    }
    return nil
  }
}
