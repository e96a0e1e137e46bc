/// The signs and words a lexicon pattern is made of.
enum ExpressionToken: Hashable {
  case word(String)
  case wordClass(String)
  case gap(Int?)
  case or, and, andNot, open, close

  /// Cuts a pattern into its parts; blanks around words do not count, `\` makes the next character literal.
  static func tokens(of text: String) throws(ExpressionParser.Fault) -> [ExpressionToken] {
    var scanner = PatternScanner(text)
    return try scanner.tokens()
  }

  /// Whether `text` is nothing but a word: no byte of it is a sign.
  static func isWord(_ text: String) -> Bool { !text.utf8.contains { PatternScanner.isSign($0) } }
}

/// Walks over the bytes of a pattern: all its signs are ASCII, and no byte of another character is.
private struct PatternScanner {
  private let bytes: [UInt8]
  private var position = 0
  private var word: [UInt8] = []
  private var found: [ExpressionToken] = []

  init(_ text: String) { bytes = Array(text.utf8) }

  /// `\ . ! < | & ( )`
  static func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x5C, 0x2E, 0x21, 0x3C, 0x7C, 0x26, 0x28, 0x29: true
    default: false
    }
  }

  mutating func tokens() throws(ExpressionParser.Fault) -> [ExpressionToken] {
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\\") where next != nil: take()
      case UInt8(ascii: ".") where next == UInt8(ascii: "."):
        flush()
        position += 1
        found.append(.gap(try distance()))
      case UInt8(ascii: "!") where next == UInt8(ascii: "&"):
        position += 1
        add(.andNot)
      case UInt8(ascii: "<"):
        flush()
        found.append(.wordClass(try className()))
      case UInt8(ascii: "|"): add(.or)
      case UInt8(ascii: "&"): add(.and)
      case UInt8(ascii: "("): add(.open)
      case UInt8(ascii: ")"): add(.close)
      default: word.append(byte)
      }
    }
    flush()
    return found
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Takes the next byte as it is; those that belong to it are no signs.
  private mutating func take() {
    word.append(bytes[position])
    position += 1
  }

  private mutating func add(_ sign: ExpressionToken) {
    flush()
    found.append(sign)
  }

  private mutating func flush() {
    guard !word.isEmpty else { return }
    let trimmed = String(decoding: word, as: UTF8.self).trimmingBlanks
    if !trimmed.isEmpty { found.append(.word(trimmed)) }
    word.removeAll(keepingCapacity: true)
  }

  private mutating func distance() throws(ExpressionParser.Fault) -> Int? {
    let rest = bytes[position...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard !rest.isEmpty else { return nil }
    position = rest.endIndex
    let digits = String(decoding: rest, as: UTF8.self)
    guard let distance = Int(digits), distance <= Expression.longestDistance else {
      throw .init(
        message: "a distance of \(digits) is too far",
        hint: "at most \(Expression.longestDistance) characters")
    }
    return distance
  }

  private mutating func className() throws(ExpressionParser.Fault) -> String {
    guard let end = bytes[position...].firstIndex(of: UInt8(ascii: ">")) else {
      throw .init(message: "`<` is not closed by `>`", hint: "a word class is written <name>")
    }
    defer { position = end + 1 }
    return String(decoding: bytes[position..<end], as: UTF8.self).trimmingBlanks
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
