internal import CICU

/// ICU's own word iterator: the oracle that every cut without user words must equal.
public final class ICUOracle {
  private let breaker: OpaquePointer

  /// An oracle of its own; not for two threads.
  public init() { breaker = cicu_breaker_open()! }

  deinit { cicu_breaker_close(breaker) }

  /// All boundaries of `text`, 0 and the end included; empty for an empty text.
  public func boundaries(_ text: [UInt16]) -> [Int32] {
    var found = [Int32](repeating: 0, count: text.count + 1)
    let count = cicu_breaker_boundaries(breaker, text, Int32(text.count), &found)
    return Array(found.prefix(Int(count)))
  }
}
