/// 合并: joins notes into groups, the most alike first.
///
/// Two groups are as alike as the average of all their pairs (a pair that was not compared counts 0) and their best pair
/// say together, so that a chain of single good pairs does not run through template letters. A note is only compared
/// with so many others: the average is taken over no more pairs than these could be.
/// - Complexity: O(e·log²e) for e edges: the smaller table of neighbours always goes into the larger.
struct MatterLinkage {
  /// What the pairs between two groups come to.
  struct Bond {
    var sum: Int
    var best: Int
  }

  private let rules: RecurrenceRules
  private var neighbours: [[Int32: Bond]]
  private var members: [[Int32]]
  private var group: [Int32]
  private var firsts: [Int32]
  private var matters: [Int?]
  private var foes: [Set<Int32>]
  private var heap = MatterHeap()

  /// - Parameters:
  ///   - groups: What is together from the start, single notes too; each note once.
  ///   - matters: For each group the known matter it is; two known matters are never joined.
  ///   - apart: Pairs of notes that must not come together.
  init(rules: RecurrenceRules, groups: [[Int32]], matters: [Int?], apart: [(Int, Int)]) {
    self.rules = rules
    members = groups
    self.matters = matters
    firsts = groups.map { $0.min() ?? 0 }
    neighbours = Array(repeating: [:], count: groups.count)
    foes = Array(repeating: [], count: groups.count)
    group = [Int32](repeating: 0, count: groups.reduce(0) { $0 + $1.count })
    for (index, notes) in groups.enumerated() { for note in notes { group[Int(note)] = Int32(index) } }
    for (a, b) in apart where group[a] != group[b] {
      foes[Int(group[a])].insert(group[b])
      foes[Int(group[b])].insert(group[a])
    }
  }

  /// Takes in further pairs of notes and joins what they make alike enough.
  mutating func join(by edges: some Sequence<MatterEdge>) {
    var touched: Set<UInt64> = []
    for edge in edges {
      let (a, b) = (group[Int(edge.a)], group[Int(edge.b)])
      guard a != b else { continue }
      let bond = Bond(sum: Int(edge.likeness), best: Int(edge.likeness))
      neighbours[Int(a)][b] = neighbours[Int(a)][b].map { $0 + bond } ?? bond
      neighbours[Int(b)][a] = neighbours[Int(a)][b]
      touched.insert(UInt64(min(a, b)) << 32 | UInt64(max(a, b)))
    }
    for pair in touched { propose(Int32(pair >> 32), Int32(pair & 0xFFFF_FFFF)) }
    while let best = heap.pop() { consider(best) }
  }

  /// Makes a matter of every group of two or more that is none yet, numbered from `number` on: from now on no two of
  /// them are joined. Returns the next number.
  mutating func seal(from number: Int) -> Int {
    var number = number
    for group in members.indices where members[group].count > 1 && matters[group] == nil {
      matters[group] = number
      number += 1
    }
    return number
  }

  /// The groups as they stand, single notes among them; the notes of each ascending, groups by their first note.
  var groups: [(notes: [Int32], matter: Int?)] {
    members.indices.filter { !members[$0].isEmpty }
      .sorted { firsts[$0] < firsts[$1] }
      .map { (members[$0].sorted(), matters[$0]) }
  }

  /// How alike two groups are, in hundred-thousandths.
  static func score(_ bond: Bond, _ left: Int, _ right: Int, rules: RecurrenceRules) -> Int {
    let compared = min(left * right, min(left, right) * rules.candidates)
    return rules.averagePercent * bond.sum * 1000 / compared + (100 - rules.averagePercent) * bond.best * 1000
  }

  /// The score from which groups are joined.
  static func floor(_ rules: RecurrenceRules) -> Int { rules.joinFloor * 100_000 }

  private mutating func propose(_ a: Int32, _ b: Int32) {
    guard let bond = neighbours[Int(a)][b] else { return }
    let score = MatterLinkage.score(bond, members[Int(a)].count, members[Int(b)].count, rules: rules)
    guard score >= MatterLinkage.floor(rules) else { return }
    let (early, late) = firsts[Int(a)] < firsts[Int(b)] ? (a, b) : (b, a)
    heap.push(
      .init(score: score, firsts: (firsts[Int(early)], firsts[Int(late)]), groups: (early, late)))
  }

  /// Joins the groups of `best` where it still holds. A proposal that was overtaken by a join is only too high, never
  /// too low, so it is made anew.
  private mutating func consider(_ best: MatterHeap.Proposal) {
    let (a, b) = best.groups
    guard let bond = neighbours[Int(a)][b], mayJoin(a, b) else { return }
    let score = MatterLinkage.score(bond, members[Int(a)].count, members[Int(b)].count, rules: rules)
    guard score == best.score, firsts[Int(a)] == best.firsts.0, firsts[Int(b)] == best.firsts.1 else {
      return propose(a, b)
    }
    join(a, b)
  }

  private func mayJoin(_ a: Int32, _ b: Int32) -> Bool {
    (matters[Int(a)] == nil || matters[Int(b)] == nil) && !foes[Int(a)].contains(b)
  }

  private mutating func join(_ a: Int32, _ b: Int32) {
    let (large, small) = neighbours[Int(a)].count >= neighbours[Int(b)].count ? (a, b) : (b, a)
    for note in members[Int(small)] { group[Int(note)] = large }
    members[Int(large)] += members[Int(small)]
    members[Int(small)] = []
    firsts[Int(large)] = min(firsts[Int(large)], firsts[Int(small)])
    matters[Int(large)] = matters[Int(large)] ?? matters[Int(small)]
    for foe in foes[Int(small)] {
      foes[Int(large)].insert(foe)
      foes[Int(foe)].remove(small)
      foes[Int(foe)].insert(large)
    }
    foes[Int(small)] = []
    neighbours[Int(large)][small] = nil
    let moved = neighbours[Int(small)]
    neighbours[Int(small)] = [:]
    for (other, bond) in moved where other != large {
      neighbours[Int(other)][small] = nil
      let sum = neighbours[Int(large)][other].map { $0 + bond } ?? bond
      neighbours[Int(large)][other] = sum
      neighbours[Int(other)][large] = sum
      propose(large, other)
    }
  }
}

extension MatterLinkage.Bond {
  fileprivate static func + (left: Self, right: Self) -> Self {
    Self(sum: left.sum + right.sum, best: max(left.best, right.best))
  }
}

/// Two notes that were compared and are alike enough to count.
struct MatterEdge: Sendable {
  /// The earlier note.
  let a: Int32
  /// The later note.
  let b: Int32
  /// How alike they are, 1…1000.
  let likeness: Int32
}
