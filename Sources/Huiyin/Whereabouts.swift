/// In which clauses and which sentences of a text something begins, as far as one number tells: clauses that lie twenty
/// apart look alike, sentences that lie twelve apart too.
///
/// Law: of things that begin in one clause, or one sentence, the whereabouts have it in common; where they have none in
/// common, nothing is lost by not looking.
struct Whereabouts: Sendable, BitwiseCopyable, Hashable {
  /// A bit for each clause, and above them one for each sentence.
  private(set) var bits: UInt32

  private static let clauses: UInt32 = 20
  private static let sentences: UInt32 = 12
  private static let anyClause: UInt32 = 1 << clauses - 1
  private static let anySentence: UInt32 = ~anyClause

  init(bits: UInt32) { self.bits = bits }

  /// The whereabouts of what begins in one clause and the sentence that holds it, by their numbers in the text.
  init(clause: Int, sentence: Int) {
    bits = 1 << (UInt32(clause) % Self.clauses)
    bits |= 1 << (Self.clauses + UInt32(sentence) % Self.sentences)
  }

  /// It stands nowhere in the text.
  static let nowhere = Whereabouts(bits: 0)
  static let everywhere = Whereabouts(bits: .max)

  /// Whether it stands in the text.
  var isSomewhere: Bool { bits != 0 }

  /// Whether a clause and a sentence are left of what several things have in common.
  var hasPlace: Bool { bits & Self.anyClause != 0 && bits & Self.anySentence != 0 }

  /// The same for something of which only the sentence matters.
  @inline(__always)
  var inAnyClause: Whereabouts { Whereabouts(bits: bits | Self.anyClause) }

  @inline(__always)
  mutating func formIntersection(_ other: Whereabouts) { bits &= other.bits }

  @inline(__always)
  mutating func formUnion(_ other: Whereabouts) { bits |= other.bits }

  /// How near to the others of its pattern something must stand.
  enum Scope: Int32, Sendable {
    case clause = 0
    case sentence = 1
  }
}
