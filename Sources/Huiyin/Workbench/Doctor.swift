internal import HuiyinText

/// 词库体检: what the lines of a lexicon do over notes, and which of them do nothing and why.
public struct Doctor {
  private let analyzer: Analyzer
  private var census: TermCensus
  private var words: WordCensus
  private var reversed: [Int: Int] = [:]
  private let desk: Desk

  /// A doctor for the lexicon of `analyzer`.
  public init(_ analyzer: Analyzer) {
    self.analyzer = analyzer
    census = TermCensus(analyzer.lexicon)
    words = WordCensus(analyzer)
    desk = Desk(analyzer)
  }

  /// The health of every cue, in the order of the lexicon.
  public var terms: [TermHealth] { census.terms }

  /// Takes in one note, and the category a person gave it.
  public mutating func add(_ note: Note, _ verdict: Verdict, label: String?) {
    census.add(verdict, label: label)
    words.add(note)
    for (part, text) in note.parts {
      // The matcher still has the text it has just read.
      _ = analyzer.read(text, as: part, in: desk)
      for number in desk.matcher.reversedPatterns() { reversed[number, default: 0] += 1 }
    }
  }

  /// Lines that do nothing in these notes though they seem to be meant, and words that never come out of the cut.
  public var findings: [Problem] { words.findings() + struckLines + reversedLines }

  /// Lines that match and are struck every time.
  private var struckLines: [Problem] {
    census.terms.filter { $0.coverage == 0 && $0.struck > 1 && !$0.isOnlyOffEdges }.map { health in
      let ranked = health.causes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
      return Problem(
        .lexicon,
        "“\(health.term.expression)” is struck in all \(health.struck) places: "
          + ranked.map { "\($0.key) (\($0.value))" }.joined(separator: ", "),
        at: health.term.location, hint: "narrow what strikes it, or delete the line")
    }
  }

  /// Lines whose words stand in the notes only the other way round.
  private var reversedLines: [Problem] {
    var cues: [Int: Int] = [:]
    for (place, number) in analyzer.lexicon.terms.indices.filter({ analyzer.lexicon.terms[$0].use == .cue })
      .enumerated()
    {
      cues[number] = place
    }
    return reversed.sorted { $0.key < $1.key }.compactMap { number, count in
      guard let place = cues[number], count > 1,
        census.terms[place].coverage + census.terms[place].struck == 0
      else {
        return nil
      }
      let term = analyzer.lexicon.terms[number]
      return Problem(
        .lexicon,
        "“\(term.expression)” never matches, but its words stand the other way round in \(count) places",
        at: term.location, hint: "turn the order round, or add a line for it")
    }
  }
}

extension TermHealth {
  /// Whether all that struck it is the cut: the word census says so already.
  fileprivate var isOnlyOffEdges: Bool {
    causes.keys.allSatisfy { $0 == Evidence.Struck.offWordEdges.description }
  }
}
