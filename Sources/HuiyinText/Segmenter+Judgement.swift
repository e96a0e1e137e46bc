extension Segmenter {
  /// How a word fares at one place where its characters stand.
  package struct Judgement: Sendable, Hashable {
    /// Where, in folded code units.
    package let range: Range<Int>
    /// Whether the characters stand there as this word.
    package let isWord: Bool
    /// What the word costs beside ICU's words.
    package let cost: Int
    /// What it may cost and still win over the words that stand there; nil where the place is outside the dictionary's
    /// reach.
    package let limit: Int?
    /// The tokens that stand there, with the neighbours they reach into.
    package let tokens: [Range<Int>]
  }

  /// How `word`, whether it is one of the words or not, fares at every place of `text` where its characters stand.
  /// - Complexity: O(length of `text` × length of `word`)
  package func judgements(
    of word: [UInt16], in text: UnsafeBufferPointer<UInt16>, _ workspace: Workspace
  ) -> [Judgement] {
    guard !word.isEmpty, word.count <= text.count else { return [] }
    let starts = (0...(text.count - word.count)).filter { start in
      word.indices.allSatisfy { text[start + $0] == word[$0] }
    }
    let cost = self.cost(of: word)
    cut(text, in: workspace)
    let struck = Set(workspace.occurrences.filter { !$0.isOnWordEdges }.map { $0.start..<$0.end })
    let edges = workspace.boundaries
    plainCut(text, in: workspace)
    func judgements(_ lattice: Lattice?) -> [Judgement] {
      var judge = EdgeJudge(lattice, workspace, length: text.count)
      return starts.map { start in
        let range = start..<start + word.count
        let accepted = judge.accepts(range.lowerBound, range.upperBound, cost: cost)
        return Judgement(
          range: range, isWord: accepted && !struck.contains(range), cost: Int(cost),
          limit: judge.margin(range.lowerBound, range.upperBound),
          tokens: Segmenter.tokens(over: range, edges))
      }
    }
    return cutter.withLattice(over: text, in: workspace) { judgements($0) } ?? judgements(nil)
  }

  /// The tokens of the cut `edges` that share characters with `range`.
  private static func tokens(over range: Range<Int>, _ edges: [Int32]) -> [Range<Int>] {
    zip(edges, edges.dropFirst()).map { Int($0)..<Int($1) }.filter { $0.overlaps(range) }
  }
}
