extension PatternIndex {
  /// A compound that a word may begin to make, and the rarest set beside its anchor that it cannot do without, its need:
  /// eight bytes that most often say at once that the compound does not match.
  struct Anchor: Sendable, BitwiseCopyable {
    private let compound: Scoped
    /// The need; the number behind those of all needs for none.
    let need: Scoped

    /// `pattern`, whose anchor must stand in `scope` of the rest.
    init(pattern: Int32, scope: Whereabouts.Scope, need: Scoped) {
      (compound, self.need) = (Scoped(pattern, scope), need)
    }

    /// The number of the compound.
    var pattern: Int32 { compound.number }

    /// Where both the anchor and the set stand, if a word of the anchor stands at `word`.
    @inline(__always)
    func common(_ word: Whereabouts, _ needs: borrowing NeedTable) -> Whereabouts {
      var common = compound.widened(word)
      common.formIntersection(need.widened(needs.whereabouts(of: need.number)))
      return common
    }

    /// Whether its numbers are those of one of so many `patterns` and `needs`.
    func isSound(patterns: Int, needs: Int) -> Bool {
      (0..<patterns).contains(Int(pattern)) && (0...needs).contains(Int(need.number))
    }
  }

  /// A pattern, a set or a need, by its number, and how near to the others of its pattern it must stand: four bytes.
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
  }
}
