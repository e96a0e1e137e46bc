/// A place in memory that is written front to back. Whoever makes one sees to it that there is room, and some more: a
/// short number is written with the bytes behind it.
struct ByteCursor {
  /// So many bytes behind those that are put may be written over.
  static let overhang = 4

  /// Where the next byte goes.
  private(set) var next: UnsafeMutablePointer<UInt8>

  init(_ start: UnsafeMutablePointer<UInt8>) { next = start }

  @inline(__always)
  mutating func put(_ byte: UInt8) {
    next.pointee = byte
    next += 1
  }

  @inline(__always)
  mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let from = bytes.baseAddress else { return }
    UnsafeMutableRawPointer(next).copyMemory(from: from, byteCount: bytes.count)
    next += bytes.count
  }

  @inline(__always)
  mutating func put(_ text: StaticString) {
    UnsafeMutableRawPointer(next).copyMemory(from: text.utf8Start, byteCount: text.utf8CodeUnitCount)
    next += text.utf8CodeUnitCount
  }

  /// Puts a number that is not negative in so many digits, with zeros in front.
  mutating func put(_ number: Int, digits: Int) {
    var rest = number
    for place in (0..<digits).reversed() {
      next[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    next += digits
  }

  /// Puts a whole number in decimal digits, at most 20 bytes.
  @inline(__always)
  mutating func put(_ number: Int) {
    if number < 0 { put(UInt8(ascii: "-")) }
    if number.magnitude < 1000 { putShort(number.magnitude) } else { putLong(number.magnitude) }
  }

  private mutating func putLong(_ number: UInt) {
    if number >= 1_000_000 { putLong(number / 1000) } else { putShort(number / 1000) }
    putTogether(ByteCursor.digits(of: number % 1000), count: 3)
  }

  /// Puts a number below 1000 without zeros in front.
  @inline(__always)
  private mutating func putShort(_ number: UInt) {
    let zeros: UInt32 = (number < 100 ? 1 : 0) &+ (number < 10 ? 1 : 0)
    putTogether(ByteCursor.digits(of: number) &>> (8 &* zeros), count: 3 &- Int(zeros))
  }

  /// The three digits of a number below 1000, the first lowest: found by multiplication, without a branch.
  @inline(__always)
  private static func digits(of number: UInt) -> UInt32 {
    let number = UInt32(truncatingIfNeeded: number)
    let hundreds = (number &* 41) &>> 12
    let rest = number &- 100 &* hundreds
    let tens = (rest &* 103) &>> 10
    return 0x30_3030 | hundreds | tens &<< 8 | (rest &- 10 &* tens) &<< 16
  }

  /// Puts the first `count` of four bytes.
  @inline(__always)
  private mutating func putTogether(_ bytes: UInt32, count: Int) {
    UnsafeMutableRawPointer(next).storeBytes(of: bytes.littleEndian, as: UInt32.self)
    next += count
  }
}

extension [UInt8] {
  /// Appends what `fill` puts at the cursor, `most` bytes at the most.
  mutating func append(atMost most: Int, _ fill: (inout ByteCursor) -> Void) {
    let start = count
    self += repeatElement(0, count: most + ByteCursor.overhang)
    let written = withUnsafeMutableBufferPointer { bytes -> Int in
      guard let base = bytes.baseAddress else { return 0 }
      var cursor = ByteCursor(base + start)
      fill(&cursor)
      return cursor.next - base - start
    }
    removeLast(most + ByteCursor.overhang - written)
  }
}
