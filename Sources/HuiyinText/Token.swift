/// 词: one piece of a cut text.
public struct Token: Sendable, Hashable {
  /// The token in its folded form; without folding, as it stands.
  public let text: String
  /// Where it stands in the text as received, in UTF-8 bytes, half-open. What folding drops belongs to no token.
  public let bytes: Range<Int>
  /// What its characters are.
  public let kind: Kind
  /// Why it was cut so.
  public let origin: Origin

  /// What the characters of a token are.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Han, hiragana or katakana.
    case han
    /// Letters of other scripts, alone or with digits.
    case letters
    /// Digits, with the points and commas inside numbers.
    case number
    /// White space.
    case blank
    /// Everything else.
    case mark
  }

  /// Why a token was cut so.
  public enum Origin: String, Sendable, Hashable, CaseIterable {
    /// It is a word of ICU's dictionary.
    case dictionary
    /// It is a word of the user.
    case userWord
    /// It is a run of letters, digits or blanks, by the rules of UAX #29.
    case run
    /// It is a character by itself that no word took in.
    case single
  }
}

extension Token.Kind {
  init(_ units: ArraySlice<UInt16>) {
    if units.allSatisfy({ (0x4E00..<0x9FEF).contains($0) }), !units.isEmpty {
      self = .han
      return
    }
    let text = String(decoding: units, as: UTF16.self).unicodeScalars
    func all(_ holds: (Unicode.Scalar.Properties) -> Bool) -> Bool {
      text.allSatisfy { holds($0.properties) }
    }
    if all(\.isWhitespace) {
      self = .blank
    } else if all(\.isIdeographic)
      || units.allSatisfy({ Katakana.contains($0) || (0x3041...0x309F).contains($0) })
    {
      self = .han
    } else if text.contains(where: \.properties.isAlphabetic) {
      self = .letters
    } else {
      self = text.contains { $0.properties.numericType != nil } ? .number : .mark
    }
  }
}
