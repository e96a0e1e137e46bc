/// A sentence, title or name of the corpora with room for other places and numbers.
struct SentencePattern: Hashable {
  private enum Piece: Hashable {
    case words([UInt8])
    case place(own: [Unicode.Scalar], kind: [UInt8])
    case number([UInt8])
  }

  private var pieces: [Piece] = []
  /// Whether it ends with a mark that ends sentences.
  let isEnded: Bool

  /// The pattern of `text`.
  init(_ text: [Unicode.Scalar], _ variation: Variation) {
    isEnded = text.last.map { SentencePattern.endsSentence($0) || SentencePattern.closes($0) } ?? true
    var (at, words): (Int, [UInt8]) = (0, [])
    func flushed() -> [Piece] {
      defer { words = [] }
      return words.isEmpty ? [] : [.words(words)]
    }
    while at < text.count {
      if let place = variation.place(at: text[at...]) {
        pieces += flushed() + [.place(own: place.own, kind: SentencePattern.bytes(place.kind[...]))]
        at += place.length
      } else if SentencePattern.isDigit(text[at]) {
        let digits = SentencePattern.bytes(text[at...].prefix(while: SentencePattern.isDigit))
        let isKept = variation.keptNumbers.contains(String(decoding: digits, as: UTF8.self))
        if isKept { words += digits } else { pieces += flushed() + [.number(digits)] }
        at += digits.count
      } else {
        words += UTF8.encode(text[at])!
        at += 1
      }
    }
    pieces += flushed()
  }

  /// Appends the sentence with other numbers from `dice`, and for each place name what `rename` makes of its own part.
  func append(
    to text: inout [UInt8], _ dice: inout Dice, rename: ([Unicode.Scalar]) -> [UInt8]
  ) {
    for piece in pieces {
      switch piece {
      case .words(let bytes): text += bytes
      case .place(let own, let kind): text += rename(own) + kind
      case .number(let digits): text += SentencePattern.number(like: digits, &dice)
      }
    }
  }

  /// A number of as many digits; the first is not larger than that of `digits`, so that hours and months stay likely.
  private static func number(like digits: [UInt8], _ dice: inout Dice) -> [UInt8] {
    digits.enumerated().map { index, digit in
      if index > 0 { return 0x30 + UInt8(dice.roll(below: 10)) }
      return digit == 0x30 ? 0x30 : 0x31 + UInt8(dice.roll(below: Int(digit - 0x30)))
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  private static func bytes(_ scalars: ArraySlice<Unicode.Scalar>) -> [UInt8] {
    scalars.flatMap { Array(UTF8.encode($0)!) }
  }
}

extension SentencePattern {
  /// The sentences of `text`, each with the marks and closing quotes behind it; blank ones left out.
  static func sentences(of text: String) -> [[Unicode.Scalar]] {
    var sentences: [[Unicode.Scalar]] = [[]]
    var isEnded = false
    for scalar in text.unicodeScalars {
      if isEnded, !endsSentence(scalar), !closes(scalar) {
        sentences.append([])
        isEnded = false
      }
      if endsSentence(scalar) { isEnded = true }
      if scalar.value != 0x0A, scalar.value != 0x0D { sentences[sentences.count - 1].append(scalar) }
    }
    return sentences.filter { !$0.allSatisfy(\.properties.isWhitespace) }
  }

  /// The full stop that is put behind a sentence without one: 。
  static let fullStop: [UInt8] = [0xE3, 0x80, 0x82]

  fileprivate static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F, 0x0A, 0x0D: true  // 。 ！ ？ ! ? and line ends
    default: false
    }
  }

  fileprivate static func closes(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .finalPunctuation, .closePunctuation: true
    default: false
    }
  }
}
