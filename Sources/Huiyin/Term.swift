internal import HuiyinText

/// 词条: one line of the lexicon.
public struct Term: Sendable {
  /// What a line says about the notes it matches.
  public enum Use: String, Sendable, Hashable {
    /// 线索: its points count for its topic.
    case cue
    /// 除外: it strikes every match of its topic inside its range.
    case exception
  }

  /// What a match counts; negative speaks against.
  public let points: Int
  /// Cue or exception.
  public let use: Use
  private let wording: Wording
  private let form: Form

  /// A term worded as `wording`, whose pattern is at hand as `form`.
  init(_ wording: Wording, points: Int, use: Use, form: Form) {
    (self.wording, self.points, self.use, self.form) = (wording, points, use, form)
  }

  /// The topic or category it speaks for; `*` in an exception for every topic.
  public var topic: String {
    switch wording {
    case .line(let line): line[0]
    case .made(let made): made.topic
    }
  }

  /// The pattern as a clerk wrote it.
  public var expression: String {
    switch wording {
    case .line(let line): line[1]
    case .made(let made): made.expression
    }
  }

  /// What the clerk noted beside it.
  public var remark: String {
    switch wording {
    case .line(let line): line[4]
    case .made(let made): made.remark
    }
  }

  /// The file and line it stands in.
  public var location: Location {
    switch wording {
    case .line(let line): line.location
    case .made: Location(file: "")
    }
  }

  /// The pattern, read; it follows from the expression and the lexicon.
  var pattern: Expression { form.pattern(of: expression) }

  /// Where the words of a term are: most are never asked for, so those of a file stay there.
  enum Wording: Sendable {
    /// In a line of a file, as `topic ⇥ expression ⇥ points ⇥ use ⇥ remark`.
    case line(TabTable.Line)
    /// In none: the term was made here.
    case made(Made)
  }

  /// The words of a term that stands in no file.
  final class Made: Sendable {
    let topic: String
    let expression: String
    let remark: String

    init(topic: String, expression: String, remark: String = "") {
      (self.topic, self.expression, self.remark) = (topic, expression, remark)
    }
  }

  /// How the pattern is at hand.
  enum Form: Sendable {
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
  }
}

extension Term: Hashable {
  /// Whether both lines say the same and stand in the same place.
  public static func == (left: Term, right: Term) -> Bool {
    left.points == right.points && left.use == right.use && left.topic == right.topic
      && left.expression == right.expression && left.remark == right.remark
      && left.location == right.location
  }

  /// Hashes what the line says.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(points)
    hasher.combine(topic)
    hasher.combine(expression)
  }
}
