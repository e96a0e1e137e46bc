@testable import HuiyinText

/// What a segmenter does to a text of Han characters only, said as plainly as can be: the oracle of its tests.
struct NaiveCut {
  let text: [UInt16]
  let words: [Segmenter.Word]
  private let trie = (try? ChineseDictionary.installed.get())?.trie ?? DoubleArrayTrie()

  struct Place: Hashable {
    let word: Int
    let start: Int
    let end: Int
  }

  init(_ text: [UInt16], _ words: [Segmenter.Word]) { (self.text, self.words) = (text, words) }

  /// What ICU's cheapest cut of the text costs.
  var plainCost: Int { cheapest(text.indices, with: []).cost }

  /// Every place of every word, ends ascending, longer words first, and whether it stands on word edges; and the cut.
  func cut() -> (places: [(Place, isOnWordEdges: Bool)], edges: [Int]) {
    let places = self.places()
    let plain = cheapest(text.indices, with: [])
    let accepted = places.map { accepts($0, plain) }
    let flags = Phrases(
      among: words, WordAutomaton(words.map(\.units)), try? ChineseDictionary.installed.get()
    ).flags
    let tokens = zip(places, accepted).filter { $1 && !flags[$0.word] && $0.end - $0.start > 1 }.map(\.0)
    let edges = cheapest(text.indices, with: tokens).edges
    let neighbours = zip(places, accepted).filter { place, isAccepted in
      isAccepted && words[place.word].isNeighbour
        && zip(edges, edges.dropFirst()).contains { $0 == (place.start, place.end) }
    }.map(\.0)
    let judged = zip(places, accepted).map { place, isAccepted in
      (place, isOnWordEdges: isAccepted && !neighbours.contains { straddles($0, place) })
    }
    return (judged, edges)
  }

  private func places() -> [Place] {
    (1...max(1, text.count)).flatMap { end in
      (0..<end).flatMap { start in
        words.indices.filter { words[$0].units == Array(text[start..<min(end, text.count)]) }.prefix(1).map {
          Place(word: $0, start: start, end: end)
        }
      }
    }
  }

  private func accepts(_ place: Place, _ plain: (edges: [Int], cost: Int)) -> Bool {
    let isInside = !plain.edges.contains { place.start < $0 && $0 < place.end }
    if isInside || plain.edges.contains(place.start) && plain.edges.contains(place.end) { return true }
    let around =
      cheapest(0..<place.start, with: []).cost + cheapest(place.end..<text.count, with: []).cost
    return around + cost(of: place.word) < plain.cost
  }

  private func cost(of word: Int) -> Int {
    words[word].cost ?? min(trie.cost(of: words[word].units[...]) ?? .max, Segmenter.ordinaryCost)
  }

  /// The cheapest cut of `range`: candidates by ascending start, ICU's before the user's, shorter before longer; only a
  /// lower cost wins.
  private func cheapest(_ range: Range<Int>, with tokens: [Place]) -> (edges: [Int], cost: Int) {
    var best = [Int](repeating: .max, count: text.count + 1)
    var from = [Int](repeating: 0, count: text.count + 1)
    best[range.lowerBound] = 0
    func offer(_ start: Int, _ end: Int, _ cost: Int) {
      if best[start] + cost < best[end] { (best[end], from[end]) = (best[start] + cost, start) }
    }
    for start in range {
      for end in start + 1..<range.upperBound + 1 {
        if let cost = trie.cost(of: text[start..<end]) ?? (end == start + 1 ? 255 : nil) {
          offer(start, end, cost)
        }
      }
      for token in tokens where token.start == start { offer(start, token.end, cost(of: token.word)) }
    }
    var edges = [range.upperBound]
    while let first = edges.first, first > range.lowerBound { edges.insert(from[first], at: 0) }
    return (edges, best[range.upperBound])
  }

  private func straddles(_ one: Place, _ other: Place) -> Bool {
    (one.start < other.start && other.start < one.end && one.end < other.end)
      || (other.start < one.start && one.start < other.end && other.end < one.end)
  }
}
