internal import HuiyinText

/// Turns places in a folded text into quotes of the text as received. Places are asked for by ascending start.
struct Quotes {
  private let reading: PartReading
  /// A byte of the source and how many Unicode scalars stand before it.
  private var counted = (byte: 0, scalars: 0)

  init(_ reading: PartReading) { self.reading = reading }

  /// A place in the source, with what stands there.
  struct Place {
    let bytes: Range<Int>
    let characters: Range<Int>
    let quote: String
  }

  /// The source place of a range of folded units.
  mutating func place(of range: Range<Int>) -> Place {
    let bytes = reading.text.source(of: range)
    let utf8 = reading.original.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: bytes.lowerBound)
    let end = utf8.index(start, offsetBy: bytes.count)
    let quote = String(reading.original[start..<end])
    let first = scalars(before: bytes.lowerBound)
    return Place(bytes: bytes, characters: first..<first + quote.unicodeScalars.count, quote: quote)
  }

  private mutating func scalars(before byte: Int) -> Int {
    if byte < counted.byte { counted = (0, 0) }
    let utf8 = reading.original.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: counted.byte)
    let passed = utf8[start..<utf8.index(start, offsetBy: byte - counted.byte)]
    counted = (byte, counted.scalars + passed.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) })
    return counted.scalars
  }
}
