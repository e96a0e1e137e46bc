extension Sequence<UInt8> {
  /// The bytes as hexadecimal digits, two for each.
  var hexadecimal: String { map { String(UInt16($0) | 0x100, radix: 16).dropFirst() }.joined() }
}
