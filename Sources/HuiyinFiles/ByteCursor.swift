/// A place in memory that is written front to back. Whoever makes one sees to it that there is room.
struct ByteCursor {
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
    next.update(from: from, count: bytes.count)
    next += bytes.count
  }

  @inline(__always)
  mutating func put(_ text: StaticString) {
    next.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
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
    let magnitude = number.magnitude
    if magnitude < 100 { return putShort(magnitude) }
    if magnitude < 10_000 {
      putShort(magnitude / 100)
      return putPair(magnitude % 100)
    }
    putLong(magnitude)
  }

  private mutating func putLong(_ number: UInt) {
    if number >= 100 { putLong(number / 100) } else { return putShort(number) }
    putPair(number % 100)
  }

  /// Puts a number below 100.
  @inline(__always)
  private mutating func putShort(_ number: UInt) {
    if number < 10 { put(0x30 + UInt8(truncatingIfNeeded: number)) } else { putPair(number) }
  }

  /// Puts a number below 100 in two digits.
  @inline(__always)
  private mutating func putPair(_ number: UInt) {
    let tens = number / 10
    next[0] = 0x30 + UInt8(truncatingIfNeeded: tens)
    next[1] = 0x30 + UInt8(truncatingIfNeeded: number - 10 * tens)
    next += 2
  }
}

extension [UInt8] {
  /// Appends what `fill` puts at the cursor, `most` bytes at the most.
  mutating func append(atMost most: Int, _ fill: (inout ByteCursor) -> Void) {
    let start = count
    self += repeatElement(0, count: most)
    let written = withUnsafeMutableBufferPointer { bytes -> Int in
      guard let base = bytes.baseAddress else { return 0 }
      var cursor = ByteCursor(base + start)
      fill(&cursor)
      return cursor.next - base - start
    }
    removeLast(most - written)
  }
}
