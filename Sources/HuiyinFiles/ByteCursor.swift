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
    var rest = number.magnitude
    let length = ByteCursor.digits(of: rest)
    for place in (0..<length).reversed() {
      next[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    next += length
  }

  @inline(__always)
  private static func digits(of number: UInt) -> Int {
    if number < 100 { return number < 10 ? 1 : 2 }
    if number < 10_000 { return number < 1000 ? 3 : 4 }
    var (length, rest) = (4, number / 10_000)
    while rest > 0 { (length, rest) = (length + 1, rest / 10) }
    return length
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
