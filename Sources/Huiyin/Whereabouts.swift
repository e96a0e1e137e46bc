/// In which clauses and which sentences of a text something begins, as far as one number tells: clauses that lie forty
/// apart look alike, sentences that lie twenty-three apart too.
///
/// Law: of things that begin in one clause, or one sentence, the whereabouts have it in common; where they have none in
/// common, nothing is lost by not looking.
struct Whereabouts: Sendable, BitwiseCopyable, Hashable {
  private var bits: UInt64

  private static let clauses: UInt64 = 40
  private static let sentences: UInt64 = 23
  private static let anyClause: UInt64 = 1 << clauses - 1
  private static let anySentence: UInt64 = (1 << sentences - 1) << clauses
  private static let knownBit: UInt64 = 1 << 63

  private init(bits: UInt64) { self.bits = bits }

  /// The whereabouts of what begins in one clause and the sentence that holds it, by their numbers in the text.
  init(clause: Int, sentence: Int) {
    bits = Self.knownBit
    bits |= 1 << (UInt64(clause) % Self.clauses)
    bits |= 1 << (Self.clauses + UInt64(sentence) % Self.sentences)
  }

  /// Nobody has looked yet.
  static let unknown = Whereabouts(bits: 0)
  /// It stands nowhere in the text.
  static let nowhere = Whereabouts(bits: knownBit)
  static let everywhere = Whereabouts(bits: .max)

  var isKnown: Bool { bits != 0 }

  /// Whether it stands in the text.
  var isSomewhere: Bool { bits & Self.anySentence != 0 }

  /// Whether a clause and a sentence are left.
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

/// Which clause holds each unit of one text; its memory is used again for text after text.
struct ClauseMap: ~Copyable {
  private var numbers = Scratch<Int32>(filler: 0)
  private var ends = Scratch<Int32>(filler: 0)
  private var places = Scratch(filler: Whereabouts.nowhere)
  /// How long the text is.
  private(set) var length = 0

  /// Takes in the clauses of the next text.
  /// - Complexity: O(length of the text)
  mutating func fill(_ clauses: Clauses) {
    length = clauses.ends.last ?? 0
    let numbers = numbers.room(for: length)
    let (ends, places) = (ends.room(for: clauses.ends.count), places.room(for: clauses.ends.count))
    var (start, sentence) = (0, 0)
    for (number, end) in clauses.ends.enumerated() {
      (numbers + start).update(repeating: Int32(number), count: end - start)
      (ends[number], places[number]) = (Int32(end), Whereabouts(clause: number, sentence: sentence))
      if end == clauses.sentenceEnds[sentence] { sentence += 1 }
      start = end
    }
  }

  /// Where the clause ends that holds `position`.
  @inline(__always)
  func end(at position: Int32) -> Int32 { ends.base[Int(numbers.base[Int(position)])] }

  /// The clause that holds `position`, and its sentence.
  @inline(__always)
  func whereabouts(at position: Int32) -> Whereabouts { places.base[Int(numbers.base[Int(position)])] }
}
