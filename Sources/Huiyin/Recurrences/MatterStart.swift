/// What is together before anything is compared: matters of earlier months and what a clerk decided. Notes are given by
/// their place in the order.
struct MatterStart: Sendable {
  /// The groups, each note in one.
  private(set) var groups: [[Int32]] = []
  /// For each group the known matter it is.
  private(set) var matters: [Int?] = []
  /// For each note the known matter it was in, and whether it is known at all.
  private(set) var matter: [Int?]
  private(set) var isKnown: [Bool]
  /// The pairs that must stay apart.
  let apart: [(Int, Int)]

  init(count: Int, known: [[Int]], together: [[Int]], apart: [(Int, Int)]) {
    self.apart = apart
    matter = Array(repeating: nil, count: count)
    isKnown = Array(repeating: false, count: count)
    var forest = Forest(count)
    for notes in together { for note in notes.dropFirst() { forest.join(notes[0], note) } }
    let parted = known.map { notes in
      let inside = Set(notes)
      return apart.contains {
        inside.contains($0.0) && inside.contains($0.1) && forest.root($0.0) != forest.root($0.1)
      }
    }
    for (index, notes) in known.enumerated() {
      for note in notes { isKnown[note] = true }
      guard notes.count > 1, !parted[index] else { continue }
      for note in notes {
        matter[note] = index
        forest.join(notes[0], note)
      }
    }
    var numbers: [Int: Int] = [:]
    for note in 0..<count {
      let root = forest.root(note)
      let number = numbers[root] ?? groups.count
      if number == groups.count {
        numbers[root] = number
        groups.append([])
        matters.append(nil)
      }
      groups[number].append(Int32(note))
      if let index = matter[note] { matters[number] = min(matters[number] ?? index, index) }
    }
  }
}

/// Sets that can be joined.
/// - Source: Tarjan, Efficiency of a good but not linear set union algorithm, JACM 1975.
struct Forest {
  private var parents: [Int]

  init(_ count: Int) { parents = Array(0..<count) }

  /// The lowest member of the set of `node`.
  mutating func root(_ node: Int) -> Int {
    var node = node
    while parents[node] != node {
      parents[node] = parents[parents[node]]
      node = parents[node]
    }
    return node
  }

  /// Joins two sets; false where they were one already.
  @discardableResult mutating func join(_ a: Int, _ b: Int) -> Bool {
    let (first, second) = (root(a), root(b))
    parents[max(first, second)] = min(first, second)
    return first != second
  }
}
