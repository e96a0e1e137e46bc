/// The signs and words a lexicon pattern is made of.
enum ExpressionToken: Hashable {
  case word(String)
  case wordClass(String)
  case gap(Int?)
  case or, and, andNot, open, close

  /// Cuts a pattern into its parts; blanks around words do not count, `\` makes the next character literal.
  static func tokens(of text: String) throws(ExpressionParser.Fault) -> [ExpressionToken] {
    var tokens: [ExpressionToken] = []
    var word = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    func flush() {
      let trimmed = String(word).trimmingBlanks
      if !trimmed.isEmpty { tokens.append(.word(trimmed)) }
      word = String.UnicodeScalarView()
    }
    while let scalar = rest.popFirst() {
      if scalar == "\\", let literal = rest.popFirst() {
        word.append(literal)
      } else if scalar == ".", rest.first == "." {
        flush()
        rest.removeFirst()
        tokens.append(.gap(try distance(&rest)))
      } else if scalar == "!", rest.first == "&" {
        flush()
        rest.removeFirst()
        tokens.append(.andNot)
      } else if scalar == "<" {
        flush()
        tokens.append(.wordClass(try className(&rest)))
      } else if let sign = signs[scalar] {
        flush()
        tokens.append(sign)
      } else {
        word.append(scalar)
      }
    }
    flush()
    return tokens
  }

  private static let signs: [Unicode.Scalar: ExpressionToken] = [
    "|": .or, "&": .and, "(": .open, ")": .close,
  ]

  private static func distance(_ rest: inout Substring.UnicodeScalarView) throws(ExpressionParser.Fault)
    -> Int?
  {
    let digits = rest.prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty else { return nil }
    rest.removeFirst(digits.count)
    guard let distance = Int(String(digits)), distance <= 200 else {
      throw .init(message: "a distance of \(String(digits)) is too far", hint: "at most 200 characters")
    }
    return distance
  }

  private static func className(_ rest: inout Substring.UnicodeScalarView) throws(ExpressionParser.Fault)
    -> String
  {
    guard let end = rest.firstIndex(of: ">") else {
      throw .init(message: "`<` is not closed by `>`", hint: "a word class is written <name>")
    }
    let name = String(rest[..<end]).trimmingBlanks
    rest = rest[rest.index(after: end)...]
    return name
  }
}

extension ExpressionToken: CustomStringConvertible {
  var description: String {
    switch self {
    case .word(let word): "“\(word)”"
    case .wordClass(let name): "<\(name)>"
    case .gap: "`..`"
    case .or: "`|`"
    case .and: "`&`"
    case .andNot: "`!&`"
    case .open: "`(`"
    case .close: "`)`"
    }
  }
}

extension StringProtocol {
  /// Without white space at either end.
  var trimmingBlanks: String {
    let scalars = unicodeScalars
    let blank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    guard let first = scalars.firstIndex(where: { !blank($0) }),
      let last = scalars.lastIndex(where: { !blank($0) })
    else { return "" }
    return String(self[first...last])
  }
}
