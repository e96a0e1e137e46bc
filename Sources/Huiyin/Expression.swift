/// The pattern of a lexicon line: words that must stand in a note for the line to match.
///
/// `a .. b` stands in one clause, `a & b` in one sentence, `a !& b` without b in the clause of a. What the match
/// covers is the first sequence; the conditions only allow or forbid it.
struct Expression: Sendable, Hashable {
  /// The words that are matched and quoted.
  var sequence: [Step]
  /// What else must, or must not, stand near it.
  var conditions: [Condition]

  /// One place of a sequence: any of `words`, at most `distance` folded characters behind the step before.
  struct Step: Sendable, Hashable {
    var words: [[UInt16]]
    var distance: Int
  }

  /// A further sequence that decides whether the match counts.
  struct Condition: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
      /// It must stand in the same sentence.
      case present
      /// It must not stand in the same clause.
      case absent
    }

    var kind: Kind
    var sequence: [Step]
  }

  /// How far apart the parts of `a .. b` may stand where no number is given, in folded characters.
  static let usualDistance = 12

  /// All sequences, the quoted one first.
  var sequences: [[Step]] { [sequence] + conditions.map(\.sequence) }
}
