/// 词条: one line of the lexicon.
public struct Term: Sendable, Hashable {
  /// What a line says about the notes it matches.
  public enum Use: String, Sendable, Hashable {
    /// 线索: its points count for its topic.
    case cue
    /// 除外: it strikes every match of its topic inside its range.
    case exception
  }

  /// The topic or category it speaks for; `*` in an exception for every topic.
  public let topic: String
  /// The pattern as a clerk wrote it.
  public let expression: String
  /// What a match counts; negative speaks against.
  public let points: Int
  /// Cue or exception.
  public let use: Use
  /// What the clerk noted beside it.
  public let remark: String
  /// The file and line it stands in.
  public let location: Location

  /// The pattern, read.
  let pattern: Expression
}
