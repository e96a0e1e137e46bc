internal import HuiyinText

/// Where the clauses and sentences of a folded text end.
///
/// Folding turns ，！？；： into their ASCII forms and … into dots, so both are known here; a dot, comma or colon
/// inside a number or between Latin letters ends nothing.
struct Clauses: Sendable {
  /// The end of each clause, its mark included, ascending; the last is the end of the text.
  private(set) var ends: [Int] = []
  /// The end of each sentence, its mark included, ascending; the last is the end of the text.
  private(set) var sentenceEnds: [Int] = []

  /// - Complexity: O(length of `text`)
  init(_ text: [UInt16]) { read(text) }

  /// Becomes the clauses of `text`, in the memory of what it was.
  /// - Complexity: O(length of `text`)
  mutating func read(_ text: [UInt16]) {
    ends.removeAll(keepingCapacity: true)
    sentenceEnds.removeAll(keepingCapacity: true)
    ends.reserveCapacity(text.count / 16 + 2)
    sentenceEnds.reserveCapacity(text.count / 64 + 2)
    text.withUnsafeBufferPointer { text in
      // No mark stands behind 。, and most characters do.
      for index in text.indices where text[index] <= 0x3002 { take(text, index) }
    }
    if ends.last != text.count { ends.append(text.count) }
    if sentenceEnds.last != text.count { sentenceEnds.append(text.count) }
  }

  private mutating func take(_ text: UnsafeBufferPointer<UInt16>, _ index: Int) {
    switch text[index] {
    case 0x3002, 0x21, 0x3F, 0x0A, 0x0D:  // 。 ! ? and line ends
      ends.append(index + 1)
      sentenceEnds.append(index + 1)
    case 0x3B:  // ;
      ends.append(index + 1)
    case 0x2C, 0x2E, 0x3A:  // , . :
      if !Clauses.isInsideToken(text, index) { ends.append(index + 1) }
    default: break
    }
  }

  /// The clause that holds `position`.
  func clause(at position: Int) -> Range<Int> { Clauses.range(in: ends, at: position) }

  /// The sentence that holds `position`.
  func sentence(at position: Int) -> Range<Int> { Clauses.range(in: sentenceEnds, at: position) }

  /// The last sentence.
  var lastSentence: Range<Int> { Clauses.range(in: sentenceEnds, at: max(0, (sentenceEnds.last ?? 0) - 1)) }

  private static func range(in ends: [Int], at position: Int) -> Range<Int> {
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] > position { high = middle } else { low = middle + 1 }
    }
    guard low < ends.count else { return (ends.last ?? 0)..<(ends.last ?? 0) }
    return (low == 0 ? 0 : ends[low - 1])..<ends[low]
  }

  private static func isInsideToken(_ text: UnsafeBufferPointer<UInt16>, _ index: Int) -> Bool {
    index > 0 && index + 1 < text.count && isAlphanumeric(text[index - 1]) && isAlphanumeric(text[index + 1])
  }

  private static func isAlphanumeric(_ unit: UInt16) -> Bool {
    (0x30...0x39).contains(unit) || (0x61...0x7A).contains(unit)
  }
}
