internal import HuiyinText

/// A field of CSV that begins with a quote, and the decision whether the quote means what RFC 4180 says.
///
/// The field ends at a quote before a delimiter, a line end or the end of the file; two quotes are one. Where another
/// quote comes first, the writer did not double it: if the field still ends properly on the same line, the quote is
/// text (`"他说"好"，走了"`); else the opening quote is text too, and the field ends at the next delimiter or line end.
struct CSVQuote {
  static let mark = UInt8(ascii: "\"")
  /// How far behind an opening quote its end is looked for, in bytes, once a line break has been passed.
  static let lookAhead = 1 << 20

  private let window: TextWindow
  private let delimiter: UInt8
  private let open: Int

  init(_ window: TextWindow, delimiter: UInt8, open: Int) {
    (self.window, self.delimiter, self.open) = (window, delimiter, open)
  }

  /// What the field holds.
  enum Content {
    /// The bytes in a range as they stand; the field ends at `end`.
    case plain(Range<Int>, end: Int)
    /// Bytes in which doubled quotes are one; the field ends at `end`.
    case edited([UInt8], end: Int)
    /// The opening quote is part of a text that ends at the next delimiter or line end.
    case stray
    /// The same, but the quote looks as if it should have been closed.
    case endless
  }

  func content() throws -> Content {
    var edited: [UInt8] = []
    var from = open + 1
    var at = from
    var limit = open + CSVQuote.lookAhead
    var closing = 0
    while let quote = try nextQuote(from: at, limit: &limit) {
      if try isFollowedByQuote(quote) {
        edited += window.bytes[from...quote]
        (from, at) = (quote + 2, quote + 2)
      } else if try isEndOfField(quote + 1) {
        guard from > open + 1 else { return .plain(from..<quote, end: quote + 1) }
        return .edited(edited + window.bytes[from..<quote], end: quote + 1)
      } else if quote < closing {
        at = quote + 1
      } else if let found = try closingQuote(after: quote) {
        (closing, at) = (found, quote + 1)
      } else {
        return hasLineBreak(before: quote) || opensField(quote) ? .endless : .stray
      }
    }
    return .endless
  }

  /// The next quote before `limit`, which is lifted where no line break has been passed.
  private func nextQuote(from offset: Int, limit: inout Int) throws -> Int? {
    if let quote = try window.first(CSVQuote.mark, from: offset, before: limit) { return quote }
    guard window.bytes.count >= limit, !hasLineBreak(before: limit) else { return nil }
    limit = .max
    return try window.first(CSVQuote.mark, from: offset)
  }

  private func isFollowedByQuote(_ quote: Int) throws -> Bool {
    try window.byte(at: quote + 1) == CSVQuote.mark
  }

  private func isEndOfField(_ offset: Int) throws -> Bool {
    switch try window.byte(at: offset) {
    case nil, 0x0A?, 0x0D?, delimiter?: true
    default: false
    }
  }

  /// The quote that, behind one that is not doubled, ends the field before the line ends and before another field is
  /// opened; nil where none does.
  private func closingQuote(after stray: Int) throws -> Int? {
    guard !opensField(stray) else { return nil }
    var at = stray + 1
    while let next = try window.first(of: (CSVQuote.mark, 0x0A, 0x0D), from: at) {
      guard window.bytes[next] == CSVQuote.mark else { return nil }
      if try isFollowedByQuote(next) {
        at = next + 2
      } else if try isEndOfField(next + 1) {
        return next
      } else if opensField(next) {
        return nil
      } else {
        at = next + 1
      }
    }
    return nil
  }

  /// Whether the quote stands where a field begins.
  private func opensField(_ quote: Int) -> Bool {
    let before = window.bytes[quote - 1]
    return before == delimiter || before == 0x0A || before == 0x0D
  }

  private func hasLineBreak(before end: Int) -> Bool {
    let content = UnsafeBufferPointer(rebasing: window.bytes[..<end])
    return ByteSearch.first(of: (0x0A, 0x0D, 0x0D), in: content, from: open) != nil
  }
}
