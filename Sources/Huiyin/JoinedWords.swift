internal import HuiyinText

/// Words one after the other in one array: a word is made when it is asked for.
struct JoinedWords: RandomAccessCollection, Sendable {
  private var units: [UInt16] = []
  /// Where each word begins, and at last where the last one ends.
  private var starts: [Int32] = [0]

  init() {}

  init(_ words: some Sequence<[UInt16]>) { for word in words { append(word) } }

  mutating func append(_ word: [UInt16]) {
    units += word
    starts.append(Int32(units.count))
  }

  /// Whether the word of the number `number` is `word`.
  func holds(_ word: [UInt16], at number: Int) -> Bool {
    units[Int(starts[number])..<Int(starts[number + 1])].elementsEqual(word)
  }

  var startIndex: Int { 0 }
  var endIndex: Int { starts.count - 1 }

  /// Calls `body` with the word of the number `number`.
  @inline(__always)
  func withWord<Result>(_ number: Int, _ body: (UnsafeBufferPointer<UInt16>) -> Result) -> Result {
    units.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[Int(starts[number])..<Int(starts[number + 1])]))
    }
  }

  subscript(word: Int) -> [UInt16] { Array(units[Int(starts[word])..<Int(starts[word + 1])]) }

  func pack(into packer: inout Packer) {
    packer.put(units)
    packer.put(starts)
  }

  /// The words that were packed; nil where they are damaged.
  init?(unpacking unpacker: inout Unpacker) {
    guard let units: [UInt16] = unpacker.numbers(), let starts: [Int32] = unpacker.numbers(),
      starts.areStarts(of: units.count)
    else { return nil }
    (self.units, self.starts) = (units, starts)
  }
}

extension [Int32] {
  /// Whether these are where the parts of `count` things begin, one behind the other, and where the last one ends.
  func areStarts(of count: Int) -> Bool {
    guard first == 0, last.map(Int.init) == count else { return false }
    return withUnsafeBufferPointer { starts in
      for index in 1..<Swift.max(1, starts.count) where starts[index] < starts[index - 1] { return false }
      return true
    }
  }
}
