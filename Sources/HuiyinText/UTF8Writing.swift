/// Writes UTF-16 as UTF-8.
package enum UTF8Writing {
  /// Writes `units`, three bytes for each at most, and returns where they end. Half of a surrogate pair becomes U+FFFD.
  @inline(__always)
  package static func write(
    _ units: UnsafeBufferPointer<UInt16>, to output: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    guard let text = units.baseAddress else { return output }
    return write(text, 0, units.count, to: output)
  }

  /// Writes the tokens of `text` between `edges` with a blank between them, those that are blank left out; four bytes for
  /// each unit at most. Returns where they end.
  static func write(
    _ text: UnsafePointer<UInt16>, edges: UnsafeBufferPointer<Int32>, to output: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    guard var start = edges.first.map(Int.init) else { return output }
    var to = output
    for edge in edges.dropFirst() {
      let end = Int(edge)
      if !Blank.contains(text[start]) || !Blank.isAll(text, start, end) {
        to.pointee = 0x20
        to = write(text, start, end, to: to + 1)
      }
      start = end
    }
    guard to > output else { return to }
    // The blank before the first token.
    output.update(from: output + 1, count: to - output - 1)
    return to - 1
  }

  @inline(__always)
  private static func write(
    _ text: UnsafePointer<UInt16>, _ start: Int, _ end: Int, to output: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    var (to, at) = (output, start)
    while at < end {
      let unit = UInt32(text[at])
      at &+= 1
      if unit >= 0x800, unit & 0xF800 != 0xD800 {
        to = three(unit, to)
      } else if unit < 0x80 {
        to.pointee = UInt8(truncatingIfNeeded: unit)
        to += 1
      } else if unit < 0x800 {
        to[0] = UInt8(truncatingIfNeeded: 0xC0 | unit >> 6)
        to[1] = tail(unit)
        to += 2
      } else if unit < 0xDC00, at < end, text[at] & 0xFC00 == 0xDC00 {
        to = four((unit & 0x3FF) << 10 &+ UInt32(text[at] & 0x3FF) &+ 0x10000, to)
        at &+= 1
      } else {
        to = three(0xFFFD, to)
      }
    }
    return to
  }

  @inline(__always)
  private static func tail(_ bits: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | bits & 0x3F) }

  @inline(__always)
  private static func three(_ scalar: UInt32, _ to: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<
    UInt8
  > {
    to[0] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
    to[1] = tail(scalar >> 6)
    to[2] = tail(scalar)
    return to + 3
  }

  private static func four(_ scalar: UInt32, _ to: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8>
  {
    to[0] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
    to[1] = tail(scalar >> 12)
    to[2] = tail(scalar >> 6)
    to[3] = tail(scalar)
    return to + 4
  }
}

/// Unicode's White_Space, which is all in the basic plane.
enum Blank {
  /// Whether `unit` is white space.
  /// - Source: Unicode Character Database, PropList.txt.
  @inline(__always)
  static func contains(_ unit: UInt16) -> Bool {
    if unit > 0x3000 { return false }
    switch unit {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      return true
    default: return false
    }
  }

  /// Whether there is nothing but white space from `start` to `end`.
  static func isAll(_ text: UnsafePointer<UInt16>, _ start: Int, _ end: Int) -> Bool {
    (start..<end).allSatisfy { contains(text[$0]) }
  }
}
