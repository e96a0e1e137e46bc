/// Reads the pattern of a lexicon line. `|` binds tightest, then `..`, then `&` and `!&`.
///
///     expression   = sequence { ( "&" | "!&" ) sequence }
///     sequence     = alternatives { ".." [ distance ] alternatives }
///     alternatives = item { "|" item }
///     item         = word | "<" class ">" | "(" alternatives ")"
struct ExpressionParser {
  /// What is wrong with a pattern, in one sentence.
  struct Fault: Error, Hashable {
    let message: String
    let hint: String
  }

  private var tokens: [ExpressionToken]
  private var position = 0
  private let fold: (String) -> [UInt16]
  private let classes: [String: Expression.Choice]

  /// Parses `text`; words are folded by `fold`, classes taken from `classes`.
  static func parse(
    _ text: String, fold: (String) -> [UInt16], classes: [String: Expression.Choice]
  ) throws(Fault) -> Expression {
    if ExpressionToken.isWord(text), let word = try word(text.trimmingBlanks, fold) { return word }
    let tokens = try ExpressionToken.tokens(of: text)
    return try withoutActuallyEscaping(fold) { fold throws(Fault) in
      var parser = ExpressionParser(tokens: tokens, fold: fold, classes: classes)
      return try parser.expression()
    }
  }

  private init(
    tokens: [ExpressionToken], fold: @escaping (String) -> [UInt16], classes: [String: Expression.Choice]
  ) {
    self.tokens = tokens
    self.fold = fold
    self.classes = classes
  }

  /// What most lines are: a plain word. Nil where there is none.
  private static func word(_ word: String, _ fold: (String) -> [UInt16]) throws(Fault) -> Expression? {
    word.isEmpty ? nil : Expression(word: try folded(word, fold))
  }

  private static func folded(_ word: String, _ fold: (String) -> [UInt16]) throws(Fault) -> [UInt16] {
    let folded = fold(word)
    guard !folded.isEmpty else {
      throw Fault(message: "“\(word)” folds to nothing", hint: "it can never be found; delete it")
    }
    return folded
  }

  private mutating func expression() throws(Fault) -> Expression {
    var expression = Expression(sequence: try sequence(), conditions: [])
    while let kind = conditionKind() {
      expression.conditions.append(.init(kind: kind, sequence: try sequence()))
    }
    if let token = next {
      throw Fault(
        message: "found \(token) where `..`, `&` or the end was expected",
        hint: "join parts with `..`; `..0` means directly followed by")
    }
    return expression
  }

  private mutating func conditionKind() -> Expression.Condition.Kind? {
    switch next {
    case .and: advance()
    case .andNot: advance()
    default: return nil
    }
    return tokens[position - 1] == .and ? .present : .absent
  }

  private mutating func sequence() throws(Fault) -> [Expression.Step] {
    var steps = [Expression.Step(choice: try alternatives(), distance: 0)]
    while case .gap(let distance) = next {
      advance()
      steps.append(
        .init(choice: try alternatives(), distance: distance ?? Expression.usualDistance))
    }
    return steps
  }

  private mutating func alternatives() throws(Fault) -> Expression.Choice {
    let first = try item()
    guard next == .or else { return first }
    var words = first.words
    while next == .or {
      advance()
      words += try item().words
    }
    return Expression.Choice(words)
  }

  private mutating func item() throws(Fault) -> Expression.Choice {
    switch next {
    case .word(let word):
      advance()
      return Expression.Choice([try ExpressionParser.folded(word, fold)])
    case .wordClass(let name):
      advance()
      guard let words = classes[name] else {
        throw Fault(
          message: "there is no word class <\(name)>", hint: "add classes/\(name).tsv to the common folder")
      }
      return words
    case .open:
      advance()
      let words = try alternatives()
      guard next == .close else {
        throw Fault(
          message: "an opening bracket is not closed", hint: "a bracket holds words joined by `|` only")
      }
      advance()
      return words
    case let other:
      let found = other.map { "\($0)" } ?? "the end"
      throw Fault(
        message: "found \(found) where a word was expected", hint: "write a literal sign as `\\` and the sign"
      )
    }
  }

  private var next: ExpressionToken? { position < tokens.count ? tokens[position] : nil }

  private mutating func advance() { position += 1 }
}
