/// The pattern of a lexicon line: words that must stand in a note for the line to match.
///
/// `a .. b` stands in one clause, `a & b` in one sentence, `a !& b` without b in the clause of a. What the match
/// covers is the first sequence; the conditions only allow or forbid it.
struct Expression: Sendable, Hashable {
  /// The words that are matched and quoted.
  var sequence: [Step]
  /// What else must, or must not, stand near it.
  var conditions: [Condition]

  /// One place of a sequence: any word of `choice`, at most `distance` folded characters behind the step before.
  struct Step: Sendable, Hashable {
    let choice: Choice
    let distance: Int

    /// The words that may stand there.
    var words: [[UInt16]] { choice.words }
  }

  /// Words of which any may stand at a place. The choice of a word class is one object, however many lines name it.
  final class Choice: Sendable, Hashable {
    let words: [[UInt16]]

    init(_ words: [[UInt16]]) { self.words = words }

    static func == (left: Choice, right: Choice) -> Bool { left === right || left.words == right.words }

    /// Counts and ends tell most choices apart; the rest is left to `==`.
    func hash(into hasher: inout Hasher) {
      hasher.combine(words.count)
      for word in [words.first, words.last] {
        word?.withUnsafeBytes { hasher.combine(bytes: $0) }
      }
    }
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
  /// How far apart they may stand at the most.
  static let longestDistance = 200

  /// All sequences, the quoted one first.
  var sequences: [[Step]] { [sequence] + conditions.map(\.sequence) }
}
