internal import HuiyinText

/// Places of a folded text as places of the text as received. They are asked for by ascending start.
struct QuotePlaces {
  private let text: NormalizedText
  private let bytes: UnsafeBufferPointer<UInt8>
  /// A byte of the source and how many Unicode scalars stand before it.
  private var counted: (byte: Int, scalars: Int) = (0, 0)

  /// A place in the source, in UTF-8 bytes and in Unicode scalars, half-open.
  struct Place {
    let start: Int32
    let end: Int32
    let firstCharacter: Int32
    let endCharacter: Int32
  }

  init(_ text: NormalizedText, _ bytes: UnsafeBufferPointer<UInt8>) {
    (self.text, self.bytes) = (text, bytes)
  }

  /// Where `match` stands.
  mutating func place(of match: Match) -> Place {
    let (start, end) = (text.starts[match.start], text.ends[match.end - 1])
    counted = (Int(start), counted.scalars + scalars(from: counted.byte, to: Int(start)))
    let length = scalars(from: Int(start), to: Int(end))
    return Place(
      start: start, end: end, firstCharacter: Int32(counted.scalars),
      endCharacter: Int32(counted.scalars + length))
  }

  private func scalars(from start: Int, to end: Int) -> Int {
    var count = 0
    for index in start..<end { count += bytes[index] & 0xC0 == 0x80 ? 0 : 1 }
    return count
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
