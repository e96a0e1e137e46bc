extension TextWindow {
  /// The line that begins at `offset`: where its text ends, and where the next line begins. Lines end at LF, CR or
  /// CR LF. Nil at the end of the text.
  func line(at offset: Int) throws -> (end: Int, next: Int)? {
    guard try byte(at: offset) != nil else { return nil }
    guard let end = try first(of: (0x0A, 0x0D, 0x0D), from: offset) else {
      let end = try endOffset()
      return (end, end)
    }
    return (end, try afterLineBreak(at: end))
  }

  /// The offset behind the line break that begins at `offset`.
  func afterLineBreak(at offset: Int) throws -> Int {
    let isPair = try byte(at: offset) == 0x0D && byte(at: offset + 1) == 0x0A
    return offset + (isPair ? 2 : 1)
  }

  /// Whether there are only ASCII blanks in `range`.
  func isBlank(_ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
  }

  /// The bytes in `range`.
  func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[range])
  }
}
