internal import HuiyinText

/// Places of a folded text as places of the text as received. They are asked for by ascending start.
struct QuotePlaces {
  private let text: NormalizedText
  private let bytes: UnsafeRawBufferPointer
  /// A byte of the source and how many Unicode scalars stand before it.
  private var counted: (byte: Int, scalars: Int) = (0, 0)
  /// The last match and where it stands: several lines often match in one place.
  private var last: (start: Int, end: Int, place: Place) = (0, 0, Place())

  /// A place in the source, in UTF-8 bytes and in Unicode scalars, half-open.
  struct Place {
    var start: Int32 = 0
    var end: Int32 = 0
    var firstCharacter: Int32 = 0
    var endCharacter: Int32 = 0
  }

  init(_ text: NormalizedText, _ bytes: UnsafeBufferPointer<UInt8>) {
    (self.text, self.bytes) = (text, UnsafeRawBufferPointer(bytes))
  }

  /// Where `match` stands.
  @inline(__always)
  mutating func place(of match: Match) -> Place {
    if match.start != last.start || match.end != last.end {
      last = (match.start, match.end, newPlace(of: match))
    }
    return last.place
  }

  private mutating func newPlace(of match: Match) -> Place {
    let (start, end) = (text.starts[match.start], text.ends[match.end - 1])
    counted = (
      Int(start), counted.scalars + QuotePlaces.scalars(of: bytes, from: counted.byte, to: Int(start))
    )
    let length = QuotePlaces.scalars(of: bytes, from: Int(start), to: Int(end))
    return Place(
      start: start, end: end, firstCharacter: Int32(counted.scalars),
      endCharacter: Int32(counted.scalars + length))
  }

  /// A scalar has one byte that continues none; eight bytes are looked at together.
  @inline(__always)
  private static func scalars(of bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int {
    var (index, continuing) = (start, 0)
    while index < end, index &+ 8 <= bytes.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let within = end &- index < 8 ? (1 &<< (8 &* UInt64(end &- index))) &- 1 : UInt64.max
      let marks = (word & ~(word << 1) & 0x8080_8080_8080_8080 & within) &>> 7
      // The highest byte of the product is the sum of all bytes.
      continuing &+= Int(truncatingIfNeeded: (marks &* 0x0101_0101_0101_0101) &>> 56)
      index &+= 8
    }
    while index < end {
      continuing &+= bytes[index] & 0xC0 == 0x80 ? 1 : 0
      index &+= 1
    }
    return end &- start &- continuing
  }
}

extension String {
  /// Calls `body` with the UTF-8 of the text.
  @inlinable
  package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    if let result = try utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = self
    return try copy.withUTF8(body)
  }
}
