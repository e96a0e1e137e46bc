/// Resolves the escapes of a JSON string that has been checked.
struct JSONEscapes {
  private var output: [UInt8] = []

  /// The UTF-8 that `content`, the inside of a JSON string, means. Half of a surrogate pair becomes the byte 0xFF,
  /// which is no UTF-8, so that it is counted as damage.
  mutating func resolved(_ content: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    output.reserveCapacity(content.count)
    var at = 0
    while at < content.count {
      guard content[at] == UInt8(ascii: "\\") else {
        output.append(content[at])
        at += 1
        continue
      }
      at += 2
      if content[at - 1] == UInt8(ascii: "u") {
        at = appendUnit(content, at: at)
      } else {
        output.append(JSONEscapes.plain(content[at - 1]))
      }
    }
    return output
  }

  /// The value of a hexadecimal digit.
  static func hex(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x41...0x46: UInt32(byte) - 0x41 + 10
    case 0x61...0x66: UInt32(byte) - 0x61 + 10
    default: nil
    }
  }

  private static func plain(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: letter
    }
  }

  /// Appends the character whose four digits begin at `at`, and returns where the text goes on.
  private mutating func appendUnit(_ content: UnsafeBufferPointer<UInt8>, at: Int) -> Int {
    let unit = JSONEscapes.unit(content, at: at) ?? 0
    let isPair = at + 5 < content.count && content[at + 4] == 0x5C && content[at + 5] == UInt8(ascii: "u")
    if (0xD800..<0xDC00).contains(unit), isPair, let low = JSONEscapes.unit(content, at: at + 6),
      (0xDC00..<0xE000).contains(low)
    {
      append(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      return at + 10
    }
    append(unit)
    return at + 4
  }

  private static func unit(_ content: UnsafeBufferPointer<UInt8>, at: Int) -> UInt32? {
    guard at + 4 <= content.count else { return nil }
    return content[at..<(at + 4)].reduce(0) { $0 << 4 | (hex($1) ?? 0) }
  }

  private mutating func append(_ value: UInt32) {
    guard let scalar = Unicode.Scalar(value) else { return output.append(0xFF) }
    output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }
}
