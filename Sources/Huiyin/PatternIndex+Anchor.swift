extension PatternIndex {
  /// A compound that a word may begin to make, and up to three sets beside its anchor that it cannot do without, the
  /// rarest first: sixteen bytes that most often say at once that the compound does not match.
  struct Anchor: Sendable, BitwiseCopyable {
    private let compound: Scoped
    private let sets: (Scoped, Scoped, Scoped)

    /// `pattern`, whose anchor must stand in `scope` of the others. `others` are the sets beside it, the rarest
    /// first; `none` is
    /// the number behind those of all sets.
    init(pattern: Int32, scope: Whereabouts.Scope, others: some Collection<Scoped>, none: Int32) {
      compound = Scoped(pattern, scope)
      let padded = Array(others.prefix(3)) + [Scoped](repeating: Scoped(none, .clause), count: 3)
      self.sets = (padded[0], padded[1], padded[2])
    }

    /// The number of the compound.
    var pattern: Int32 { compound.number }

    /// Whether the compound may match with its anchor where a word of it stands: all that it needs has a place in
    /// common.
    @inline(__always)
    func mayMatch(_ word: Whereabouts, _ table: inout SpanTable, _ index: PatternIndex) -> Bool {
      var common = compound.widened(word)
      common.formIntersection(sets.0.whereabouts(in: &table, index))
      guard common.hasPlace else { return false }
      common.formIntersection(sets.1.whereabouts(in: &table, index))
      common.formIntersection(sets.2.whereabouts(in: &table, index))
      return common.hasPlace
    }

    /// Whether its numbers are those of patterns and sets, of which there are `patterns` and `sets`.
    func isSound(patterns: Int, sets: Int) -> Bool {
      (0..<patterns).contains(Int(pattern))
        && [self.sets.0, self.sets.1, self.sets.2].allSatisfy { (0...sets).contains(Int($0.number)) }
    }
  }

  /// A pattern or a set, by its number, and how near to the others of its pattern it must stand: four bytes.
  struct Scoped: Sendable, BitwiseCopyable {
    private let code: Int32

    /// `number` is below 2^30.
    init(_ number: Int32, _ scope: Whereabouts.Scope) { code = number << 1 | scope.rawValue }

    @inline(__always)
    var number: Int32 { code >> 1 }

    var scope: Whereabouts.Scope { code & 1 == 0 ? .clause : .sentence }

    /// `whereabouts` without its clauses, where only sentences matter.
    @inline(__always)
    func widened(_ whereabouts: Whereabouts) -> Whereabouts {
      code & 1 == Whereabouts.Scope.sentence.rawValue ? whereabouts.inAnyClause : whereabouts
    }

    @inline(__always)
    fileprivate func whereabouts(in table: inout SpanTable, _ index: PatternIndex) -> Whereabouts {
      widened(table.whereabouts(of: number, index))
    }
  }
}
