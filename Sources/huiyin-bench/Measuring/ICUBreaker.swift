internal import CICU

/// The rival: ICU's own word iterator for Chinese, opened once, its memory used again for every text.
final class ICUBreaker {
  private let breaker: OpaquePointer
  private var memory: [Int32]

  /// A breaker for texts of up to `longest` code units.
  init(longest: Int) {
    guard let opened = cicu_breaker_open() else { preconditionFailure("this ICU has no word breaking data") }
    breaker = opened
    memory = [Int32](repeating: 0, count: longest + 1)
  }

  deinit { cicu_breaker_close(breaker) }

  /// How many boundaries `text` has, both ends included.
  func count(_ text: UnsafeBufferPointer<UInt16>) -> Int {
    guard let start = text.baseAddress, !text.isEmpty else { return 0 }
    return Int(cicu_breaker_boundaries(breaker, start, Int32(text.count), &memory))
  }

  /// The boundaries of `text`.
  func boundaries(_ text: UnsafeBufferPointer<UInt16>) -> [Int32] {
    let count = count(text)
    return Array(memory.prefix(count))
  }
}
