/// Valid UTF-8 read scalar by scalar; an HTML entity is read as the character it stands for.
struct ScalarSource {
  let bytes: UnsafeBufferPointer<UInt8>

  var count: Int { bytes.count }

  /// The scalar at the byte `start` and where it ends.
  @inline(__always)
  func scalar(at start: Int) -> (scalar: UInt32, end: Int) {
    let first = UInt32(bytes[start])
    if first < 0x80 {
      if first == 0x26, let entity = Entity.read(bytes, at: start) { return entity }
      return (first, start + 1)
    }
    func tail(_ offset: Int) -> UInt32 { UInt32(bytes[start + offset] & 0x3F) }
    if first < 0xE0 { return ((first & 0x1F) << 6 | tail(1), start + 2) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | tail(1) << 6 | tail(2), start + 3) }
    return ((first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), start + 4)
  }

  /// The scalar of one to three bytes at the byte `start`, whatever it may begin, and where it ends; nil for a longer one.
  @inline(__always)
  func shortScalar(at start: Int) -> (scalar: UInt32, end: Int)? {
    let bytes = bytes.baseAddress.unsafelyUnwrapped + start
    let first = UInt32(bytes[0])
    if first & 0xF0 == 0xE0 {
      return ((first & 0x0F) << 12 | UInt32(bytes[1] & 0x3F) << 6 | UInt32(bytes[2] & 0x3F), start &+ 3)
    }
    if first < 0x80 { return (first, start &+ 1) }
    return first < 0xE0 ? ((first & 0x1F) << 6 | UInt32(bytes[1] & 0x3F), start &+ 2) : nil
  }

  /// What an entity begins with.
  static let ampersand: UInt32 = 0x26

  /// Whether a gloss may begin with `scalar`.
  @inline(__always)
  static func opensBracket(_ scalar: UInt32) -> Bool { scalar == 0x28 || scalar == 0xFF08 }

  /// Blanks that exports put between characters.
  @inline(__always)
  static func isBlank(_ scalar: UInt32) -> Bool { scalar == 0x20 || scalar == 0x3000 || scalar == 0xA0 }

  /// The end of the run of blanks, with zero-width characters in it, that begins at `start`.
  func endOfBlanks(from start: Int, _ table: FoldTable) -> Int {
    var end = start
    while end < count {
      let (scalar, next) = scalar(at: end)
      let isPassed =
        ScalarSource.isBlank(scalar) || (scalar < 0x10000 && table.kinds[Int(scalar)] == FoldTable.nothing)
      guard isPassed else { break }
      end = next
    }
    return end
  }

  func isHan(_ scalar: UInt32) -> Bool { scalar < 0x10000 && Han.contains(UInt16(scalar)) }

  /// The UTF-16 units of `scalar`.
  static func units(_ scalar: UInt32) -> [UInt16] {
    guard scalar >= 0x10000 else { return [UInt16(scalar)] }
    let offset = scalar - 0x10000
    return [UInt16(0xD800 + (offset >> 10)), UInt16(0xDC00 + (offset & 0x3FF))]
  }
}

/// HTML entities, as web exports leave them in text: `&nbsp;`, `&#20013;`, `&#x4E2D;`.
enum Entity {
  /// The character an entity at `start` (its `&`) stands for and where it ends; nil where there is none.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> (scalar: UInt32, end: Int)? {
    let name = bytes[(start + 1)...].prefix(9)
    guard let end = name.firstIndex(of: 0x3B), end > start + 1 else { return nil }
    let text = String(decoding: bytes[start + 1..<end], as: UTF8.self)
    guard let scalar = named[text] ?? number(text) else { return nil }
    return (scalar, end + 1)
  }

  private static func number(_ text: String) -> UInt32? {
    guard text.utf8.first == 0x23 else { return nil }
    let digits = text.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map(\.value).flatMap { $0 == 0 ? nil : $0 }
  }

  /// - Source: HTML Living Standard, named character references; those that text editors write.
  private static let named: [String: UInt32] = [
    "nbsp": 0xA0, "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "ensp": 0x20, "emsp": 0x20,
    "thinsp": 0x20, "ldquo": 0x201C, "rdquo": 0x201D, "lsquo": 0x2018, "rsquo": 0x2019, "hellip": 0x2026,
    "mdash": 0x2014, "ndash": 0x2013, "middot": 0xB7, "bull": 0x2022, "times": 0xD7, "deg": 0xB0, "yen": 0xA5,
    "permil": 0x2030, "laquo": 0xAB, "raquo": 0xBB, "zwnj": 0x200C, "zwj": 0x200D, "shy": 0xAD, "copy": 0xA9,
    "reg": 0xAE,
  ]
}
