/// How far bytes without a mark look like UTF-16: their NULs belong to ASCII characters, and the rest is plausible.
enum UTF16Shape {
  /// The order of bytes in which nine of ten units are ASCII, Han or their punctuation; nil where neither is.
  static func charset(of head: [UInt8]) -> Charset? {
    let little = plausible(head, low: 0)
    let big = plausible(head, low: 1)
    guard max(little, big) * 10 >= (head.count / 2) * 9, head.count > 1 else { return nil }
    return little >= big ? .utf16LittleEndian : .utf16BigEndian
  }

  private static func plausible(_ head: [UInt8], low: Int) -> Int {
    stride(from: 0, to: head.count - 1, by: 2).count { index in
      isPlausible(UInt16(head[index + low]) | UInt16(head[index + 1 - low]) << 8)
    }
  }

  private static func isPlausible(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0...0xFF, 0x2000...0x206F: true
    case 0x3000...0x30FF, 0x4E00...0x9FFF, 0xFF00...0xFF60, 0xFEFF: true
    default: false
    }
  }
}
