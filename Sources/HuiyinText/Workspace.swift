internal import CICU

/// The memory of one worker: tables that grow to the longest text seen and are used again, and an iterator of ICU.
///
/// Not for two threads at once; make one for each.
package final class Workspace {
  /// Cheapest costs from the start of the range, by position.
  var costs: [UInt32] = []
  /// Cheapest costs to the end of the range, by position; filled only for ranges that need them.
  var costsToEnd: [UInt32] = []
  /// The length of the last word of the cheapest path, by position.
  var lengths: [UInt8] = []
  /// Where tokens begin, ascending, and at last where the text ends; empty for an empty text.
  package internal(set) var boundaries: [Int32] = []
  /// The dictionary ranges of the text, ascending.
  var ranges: [Range<Int32>] = []
  private var breaker: OpaquePointer?

  /// A workspace without memory yet.
  package init() {}

  deinit { cicu_breaker_close(breaker) }

  /// Makes room for a text of `length` code units and forgets the last one.
  func prepare(for length: Int) {
    boundaries.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    guard costs.count <= length else { return }
    let size = max(length + 1, 2 * costs.count)
    costs = [UInt32](repeating: 0, count: size)
    costsToEnd = costs
    lengths = [UInt8](repeating: 0, count: size)
  }

  /// ICU's own boundaries of `text`, into `boundaries`.
  func askICU(_ text: UnsafeBufferPointer<UInt16>) {
    guard text.count > 0 else { return }
    if breaker == nil { breaker = cicu_breaker_open() }
    guard let breaker else { preconditionFailure("this ICU has no word breaking data") }
    let count = text.count + 1
    boundaries = [Int32](unsafeUninitializedCapacity: count) { memory, filled in
      let found = cicu_breaker_boundaries(breaker, text.baseAddress!, Int32(text.count), memory.baseAddress!)
      precondition(found > 0, "ICU cannot break this text")
      filled = Int(found)
    }
  }
}
