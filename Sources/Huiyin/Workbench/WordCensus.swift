internal import HuiyinText

/// How the words of a lexicon fare in the cut of many notes: where their characters stand, and where they are words.
struct WordCensus {
  private let analyzer: Analyzer
  private var places: [Int]
  private var words: [Int]
  private var rivals: [Int: [String: Int]] = [:]
  private let workspace = Workspace()

  init(_ analyzer: Analyzer) {
    self.analyzer = analyzer
    places = [Int](repeating: 0, count: analyzer.terms.patterns.words.count)
    words = places
  }

  /// Takes in one note.
  mutating func add(_ note: Note) {
    for (_, text) in note.parts {
      let folded = analyzer.lexicon.folding.units(of: text)
      folded.withUnsafeBufferPointer { analyzer.segmenter.cut($0, in: workspace) }
      let edges = workspace.boundaries
      for occurrence in workspace.occurrences where occurrence.word < places.count {
        places[occurrence.word] += 1
        if occurrence.isOnWordEdges {
          words[occurrence.word] += 1
        } else {
          let tokens = WordCensus.tokens(over: occurrence.start..<occurrence.end, edges, folded)
          rivals[occurrence.word, default: [:]][tokens, default: 0] += 1
        }
      }
    }
  }

  /// The tokens that share characters with `range`, with bars between them.
  private static func tokens(over range: Range<Int>, _ edges: [Int32], _ text: [UInt16]) -> String {
    var index = edges.partitioningIndex { $0 > range.lowerBound } - 1
    var tokens: [String] = []
    while index >= 0, index + 1 < edges.count, edges[index] < range.upperBound {
      tokens.append(String(decoding: text[Int(edges[index])..<Int(edges[index + 1])], as: UTF16.self))
      index += 1
    }
    return tokens.joined(separator: "|")
  }

  /// The words that stand in the notes as characters, `least` times or more, and never as words.
  func findings(least: Int = 2) -> [Problem] {
    analyzer.terms.patterns.words.enumerated().compactMap { number, word in
      guard places[number] >= least, words[number] == 0 else { return nil }
      let text = String(decoding: word, as: UTF16.self)
      let ranked = (rivals[number] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3)
      let winners = ranked.map { "\($0.key) (\($0.value))" }.joined(separator: ", ")
      return Problem(
        .lexicon, "“\(text)” is never cut out of these notes, in \(places[number]) places: \(winners) win",
        at: analyzer.lexicon.location(of: word),
        hint:
          "give it a cost in common/words.tsv, or add the words beside it; huiyin explain --why-not says how much"
      )
    }
  }
}

extension Lexicon {
  /// The first line that holds `word`.
  fileprivate func location(of word: [UInt16]) -> Location {
    (terms + intentTerms + markTerms).first { term in
      term.pattern.sequences.contains { $0.contains { $0.words.contains(word) } }
    }?.location ?? Location(file: "common/negations.tsv")
  }
}
