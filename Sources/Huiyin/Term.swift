internal import HuiyinText

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

  /// The pattern, read; it follows from the expression and the lexicon.
  var pattern: Expression { form.pattern(of: expression) }

  private let form: Form

  init(
    topic: String, expression: String, points: Int, use: Use, remark: String, location: Location, form: Form
  ) {
    (self.topic, self.expression, self.points, self.use) = (topic, expression, points, use)
    (self.remark, self.location, self.form) = (remark, location, form)
  }

  /// How the pattern is at hand.
  enum Form: Sendable, Hashable {
    case read(Expression)
    /// It was read without a fault before, and is read again when it is asked for.
    case readable(by: Deferred<PatternReader>)

    fileprivate func pattern(of expression: String) -> Expression {
      switch self {
      case .read(let pattern): return pattern
      case .readable(let reader):
        var faults: [(String, String)] = []
        return reader.value.pattern(expression, into: &faults) ?? Expression(word: [])
      }
    }

    /// Two lines are the same by what they say, not by when they are read.
    static func == (left: Form, right: Form) -> Bool { true }

    func hash(into hasher: inout Hasher) {}
  }
}
