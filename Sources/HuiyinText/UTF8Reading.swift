/// Reads UTF-8 that may be damaged.
enum UTF8Reading {
  /// Writes the UTF-16 code units of `bytes` and the byte that each begins at, and returns how many there are; nil where
  /// `bytes` are no UTF-8. There must be room for as many units as bytes.
  /// - Complexity: O(length of `bytes`)
  static func units(
    of bytes: UnsafeBufferPointer<UInt8>, into units: UnsafeMutablePointer<UInt16>,
    starts: UnsafeMutablePointer<Int32>
  ) -> Int? {
    var (at, count) = (0, 0)
    while at < bytes.count {
      guard let (scalar, end) = scalar(bytes, at) else { return nil }
      starts[count] = Int32(truncatingIfNeeded: at)
      if scalar < 0x10000 {
        units[count] = UInt16(truncatingIfNeeded: scalar)
        count &+= 1
      } else {
        starts[count &+ 1] = Int32(truncatingIfNeeded: at)
        units[count] = UInt16(truncatingIfNeeded: 0xD7C0 &+ scalar >> 10)
        units[count &+ 1] = UInt16(truncatingIfNeeded: 0xDC00 | scalar & 0x3FF)
        count &+= 2
      }
      at = end
    }
    return count
  }

  /// Whether `bytes` are UTF-8.
  static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = 0
    while at < bytes.count {
      guard let (_, end) = scalar(bytes, at) else { return false }
      at = end
    }
    return true
  }

  /// The scalar at `start` and where it ends; nil where none is rightly written there.
  @inline(__always)
  private static func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> (scalar: UInt32, end: Int)? {
    let base = bytes.baseAddress.unsafelyUnwrapped + start
    let left = bytes.count &- start
    let first = UInt32(base[0])
    if first < 0x80 { return (first, start &+ 1) }
    // Below 0x40 where the byte goes on a character.
    func tail(_ index: Int) -> UInt32 { UInt32(base[index]) ^ 0x80 }
    if first & 0xF0 == 0xE0 {
      guard left > 2 else { return nil }
      let (second, third) = (tail(1), tail(2))
      let scalar = (first & 0x0F) << 12 | second << 6 | third
      guard second | third < 0x40, scalar >= 0x800, scalar & 0xF800 != 0xD800 else { return nil }
      return (scalar, start &+ 3)
    }
    if first < 0xE0 {
      guard first >= 0xC2, left > 1, tail(1) < 0x40 else { return nil }
      return ((first & 0x1F) << 6 | tail(1), start &+ 2)
    }
    guard first < 0xF5, left > 3, tail(1) | tail(2) | tail(3) < 0x40 else { return nil }
    let scalar = (first & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3)
    return (0x10000..<0x110000).contains(scalar) ? (scalar, start &+ 4) : nil
  }
}
