/// The search for the cheapest way to cut one dictionary range into words: ICU's own, tie for tie.
///
/// `costs[i]` is the cost of the cheapest path from the start of the range to `i`, `lengths[i]` the length of its
/// last word. Candidates are tried by ascending start and only a strictly lower cost replaces one, so the longest
/// last word wins a tie. A position where no one-character word begins gets one of cost 255; a short run of
/// katakana is a candidate as a whole.
///
/// - Source: ICU, `CjkBreakEngine::divideUpDictionaryRange` (dictbe.cpp).
struct Lattice {
  let dictionary: DoubleArrayTrie.Reader
  let text: UnsafePointer<UInt16>

  /// The cost of a character that is no word: above that of any word.
  static let unknown: UInt32 = 255

  /// A further word of the lattice: one that ICU does not have, at one place.
  struct Edge {
    let start: Int32
    let length: Int32
    let cost: UInt32
  }

  /// Fills `costs` and `lengths` at `start...end`. `edges` are ascending by start and lie inside the range.
  /// - Complexity: O(length · longest word)
  @inline(__always)
  func search(
    _ start: Int, _ end: Int, edges: ArraySlice<Edge> = [], costs: UnsafeMutablePointer<UInt32>,
    lengths: UnsafeMutablePointer<UInt8>
  ) {
    costs[start] = 0
    for index in start + 1..<end + 1 { costs[index] = .max }
    var edges = edges
    var wasKatakana = false
    for index in start..<end {
      let cost = costs[index]
      func offer(_ to: Int, _ price: UInt32) {
        guard cost + price < costs[to] else { return }
        costs[to] = cost + price
        lengths[to] = UInt8(truncatingIfNeeded: to - index)
      }
      forEachWord(at: index, before: end, offer)
      let isKatakana = Katakana.contains(text[index])
      if isKatakana, !wasKatakana, let run = Katakana.run(text, index, end) { offer(run.end, run.cost) }
      wasKatakana = isKatakana
      while let edge = edges.first, edge.start == index {
        offer(index + Int(edge.length), edge.cost)
        edges.removeFirst()
      }
    }
  }

  /// Fills `costs` at `start...end` with the cost of the cheapest path from each position to the end of the range.
  func searchBackwards(_ start: Int, _ end: Int, costs: UnsafeMutablePointer<UInt32>) {
    costs[end] = 0
    for index in (start..<end).reversed() {
      var best = UInt32.max
      forEachWord(at: index, before: end) { best = min(best, $1 + costs[$0]) }
      let startsRun =
        Katakana.contains(text[index]) && (index == start || !Katakana.contains(text[index - 1]))
      if startsRun, let run = Katakana.run(text, index, end) { best = min(best, run.cost + costs[run.end]) }
      costs[index] = best
    }
  }

  /// Calls `body` with the end and cost of every word at `start`, shortest first.
  @inline(__always)
  private func forEachWord(at start: Int, before end: Int, _ body: (_ end: Int, _ cost: UInt32) -> Void) {
    var node = dictionary.roots[Int(text[start])]
    body(start + 1, node & 0xFF == 0 ? Lattice.unknown : node & 0xFF)
    var index = start + 1
    while node >> 8 != 0, index < end {
      node = dictionary.child(of: node, text[index])
      guard node != 0 else { return }
      index += 1
      if node & 0xFF != 0 { body(index, node & 0xFF) }
    }
  }
}

/// What ICU adds for katakana: a run shorter than twenty is a word of a cost that depends on its length.
enum Katakana {
  private static let longest = 20
  private static let costs: [UInt32] = [8192, 984, 408, 240, 204, 252, 300, 372, 480]

  /// The characters that make a run.
  @inline(__always)
  static func contains(_ unit: UInt16) -> Bool {
    guard unit >= 0x30A1 else { return false }
    return unit <= 0x30FE ? unit != 0x30FB : (0xFF66...0xFF9F).contains(unit)
  }

  /// The run that begins at `start`, where it is short enough to be one word.
  static func run(_ text: UnsafePointer<UInt16>, _ start: Int, _ end: Int) -> (end: Int, cost: UInt32)? {
    var at = start + 1
    while at < end, at - start < longest, contains(text[at]) { at += 1 }
    guard at - start < longest else { return nil }
    return (at, at - start < costs.count ? costs[at - start] : costs[0])
  }
}
