extension StringProtocol {
  /// Without white space at either end.
  var trimmingBlanks: String {
    let scalars = unicodeScalars
    guard let head = scalars.first, let tail = scalars.last else { return "" }
    if head.isSurelyInk, tail.isSurelyInk { return String(self) }
    guard let first = scalars.firstIndex(where: { !$0.isWhiteSpace }),
      let last = scalars.lastIndex(where: { !$0.isWhiteSpace })
    else { return "" }
    return String(self[first...last])
  }
}

extension Unicode.Scalar {
  /// Whether it is a visible ASCII character, or one behind U+3000, as Chinese ones are: no white space, as can be told
  /// without the tables of Unicode.
  fileprivate var isSurelyInk: Bool { (0x21...0x7E).contains(value) || (0x3001..<0xD800).contains(value) }

  /// Whether it is white space; the tables of Unicode are asked only where they must be.
  package var isWhiteSpace: Bool {
    !isSurelyInk && ((0x09...0x0D).contains(value) || value == 0x20 || properties.isWhitespace)
  }
}
