extension StringProtocol {
  /// Without white space at either end.
  var trimmingBlanks: String {
    let scalars = unicodeScalars
    guard let head = scalars.first, let tail = scalars.last else { return "" }
    if head.isSurelyInk, tail.isSurelyInk { return String(self) }
    let blank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    guard let first = scalars.firstIndex(where: { !blank($0) }),
      let last = scalars.lastIndex(where: { !blank($0) })
    else { return "" }
    return String(self[first...last])
  }
}

extension Unicode.Scalar {
  /// Whether it is a visible ASCII character or one of the usual Han characters: no white space, as can be told without
  /// the tables of Unicode.
  fileprivate var isSurelyInk: Bool { (0x21...0x7E).contains(value) || (0x4E00...0x9FFF).contains(value) }
}
