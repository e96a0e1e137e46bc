/// Proposals to join two groups, best first.
struct MatterHeap {
  /// A proposal; of equal ones that with the earlier notes comes first.
  struct Proposal {
    let score: Int
    /// The first notes of the two groups, the lower one first: they break ties.
    let firsts: (Int32, Int32)
    /// The groups as the linkage numbers them, in the order of `firsts`.
    let groups: (Int32, Int32)

    fileprivate func precedes(_ other: Proposal) -> Bool {
      score == other.score ? firsts < other.firsts : score > other.score
    }
  }

  private var proposals: [Proposal] = []

  mutating func push(_ proposal: Proposal) {
    proposals.append(proposal)
    var at = proposals.count - 1
    while at > 0, proposals[at].precedes(proposals[(at - 1) / 2]) {
      proposals.swapAt(at, (at - 1) / 2)
      at = (at - 1) / 2
    }
  }

  mutating func pop() -> Proposal? {
    guard let best = proposals.first, let last = proposals.popLast() else { return nil }
    guard !proposals.isEmpty else { return best }
    proposals[0] = last
    var at = 0
    while true {
      var next = at
      for child in [2 * at + 1, 2 * at + 2]
      where child < proposals.count && proposals[child].precedes(proposals[next]) {
        next = child
      }
      if next == at { return best }
      proposals.swapAt(at, next)
      at = next
    }
  }
}
