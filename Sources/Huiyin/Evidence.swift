/// The part of a note a piece of evidence stands in.
public enum Part: String, Sendable, Hashable, BitwiseCopyable {
  /// The subject line.
  case title
  /// The text of the note.
  case body
}

/// 依据: one place in a note that speaks for or against a topic, and what it counts.
public struct Evidence: Sendable, Hashable {
  /// The topic or category the term speaks for.
  public let topic: String
  /// The expression of the lexicon line, as a clerk wrote it.
  public let term: String
  /// Title or body.
  public let part: Part
  /// Where the quote stands, in UTF-8 bytes of the part as received, half-open.
  public let bytes: Range<Int>
  /// The same place in Unicode scalars of the part as received, half-open.
  public let characters: Range<Int>
  /// The verbatim slice of the part at `bytes`; never empty.
  public let quote: String
  /// What it counts, after its factors for position and repetition; 0 where it is struck.
  public let points: Int
  /// Why it does not count; nil where it does.
  public let struck: Struck?

  /// Why a match does not count. It stays visible, with 0 points.
  public enum Struck: Sendable, Hashable {
    /// A negation stands before it; the word is named.
    case negated(by: String)
    /// The cut of the sentence runs through it: other words stand here.
    case offWordEdges
    /// An exception of the lexicon covers it; the expression is named.
    case exception(String)
    /// The same term has counted often enough in this note.
    case repeated
  }

  /// A piece of evidence; `points` must be 0 where `struck` is given.
  public init(
    topic: String, term: String, part: Part, bytes: Range<Int>, characters: Range<Int>, quote: String,
    points: Int, struck: Struck?
  ) {
    precondition(struck == nil || points == 0, "struck evidence counts nothing")
    self.topic = topic
    self.term = term
    self.part = part
    self.bytes = bytes
    self.characters = characters
    self.quote = quote
    self.points = points
    self.struck = struck
  }
}

extension Evidence.Struck: CustomStringConvertible {
  /// The reason in one stable word, with what did it: `negated:没有`, `offWordEdges`, `exception:…`, `repeated`.
  public var description: String {
    switch self {
    case .negated(let word): "negated:\(word)"
    case .offWordEdges: "offWordEdges"
    case .exception(let expression): "exception:\(expression)"
    case .repeated: "repeated"
    }
  }
}
