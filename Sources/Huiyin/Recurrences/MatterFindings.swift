/// Turns joined notes into groups with links, centres and bridges.
struct MatterFindings {
  let rules: RecurrenceRules
  let order: MatterOrder
  let keys: (Int) -> MatterKeys
  let sheets: [MatterSheet]
  let edges: [MatterEdge]
  let joined: [(notes: [Int32], matter: Int?)]
  let start: MatterStart

  /// The groups, their notes by their index among the members.
  var groups: MatterGroups {
    var group = [Int](repeating: 0, count: sheets.count)
    for (index, part) in joined.enumerated() { for note in part.notes { group[Int(note)] = index } }
    var inside: [Int: [MatterEdge]] = [:]
    for edge in edges where group[Int(edge.a)] == group[Int(edge.b)] {
      inside[group[Int(edge.a)], default: []].append(edge)
    }
    var found = MatterGroups()
    for (index, part) in joined.enumerated() where part.notes.count > 1 {
      let notes = part.notes.map(Int.init)
      let edges = inside[index] ?? []
      found.groups.append(notes.map { order.members[$0] })
      found.known.append(part.matter)
      found.links.append(links(notes, edges))
      found.centres.append(order.members[centre(notes, edges)])
    }
    found.bridges = bridges(group)
    return found
  }

  /// The best links that hold `notes` together: a spanning tree of greatest likeness.
  /// - Source: Kruskal, On the shortest spanning subtree of a graph, 1956.
  private func links(_ notes: [Int], _ edges: [MatterEdge]) -> [MatterGroups.Link] {
    let place = Dictionary(uniqueKeysWithValues: notes.enumerated().map { ($1, $0) })
    var forest = Forest(notes.count)
    var tree: [MatterEdge] = []
    for edge in edges.sorted(by: MatterFindings.isBetter)
    where forest.join(place[Int(edge.a)]!, place[Int(edge.b)]!) { tree.append(edge) }
    let likeness = MatterLikeness(rules: rules)
    for (index, note) in notes.enumerated() where forest.join(0, index) {
      tree.append(
        MatterEdge(
          a: Int32(notes[0]), b: Int32(note),
          likeness: Int32(likeness.likeness(sheets[notes[0]], sheets[note]))))
    }
    return tree.sorted(by: MatterFindings.isBetter).map { edge in
      let (a, b) = (Int(edge.a), Int(edge.b))
      return MatterGroups.Link(
        a: order.members[a], b: order.members[b], likeness: Int(edge.likeness),
        shared: keys(a).shared(with: keys(b)))
    }
  }

  private static func isBetter(_ left: MatterEdge, _ right: MatterEdge) -> Bool {
    left.likeness == right.likeness ? (left.a, left.b) < (right.a, right.b) : left.likeness > right.likeness
  }

  /// The note most like the others, of equal ones the first.
  private func centre(_ notes: [Int], _ edges: [MatterEdge]) -> Int {
    var sums: [Int: Int] = [:]
    for edge in edges {
      sums[Int(edge.a), default: 0] += Int(edge.likeness)
      sums[Int(edge.b), default: 0] += Int(edge.likeness)
    }
    return notes.max { (sums[$0] ?? 0, -$0) < (sums[$1] ?? 0, -$1) } ?? notes[0]
  }

  /// New notes that by themselves would join more than one known matter.
  private func bridges(_ group: [Int]) -> [MatterGroups.Bridge] {
    var sizes: [Int: Int] = [:]
    for matter in start.matter { if let matter { sizes[matter, default: 0] += 1 } }
    var bonds: [Int: [Int: MatterLinkage.Bond]] = [:]
    func add(_ note: Int, _ other: Int, _ likeness: Int) {
      guard !start.isKnown[note], let matter = start.matter[other] else { return }
      let bond = bonds[note]?[matter] ?? .init(sum: 0, best: 0)
      bonds[note, default: [:]][matter] = .init(sum: bond.sum + likeness, best: max(bond.best, likeness))
    }
    for edge in edges {
      add(Int(edge.a), Int(edge.b), Int(edge.likeness))
      add(Int(edge.b), Int(edge.a), Int(edge.likeness))
    }
    return bonds.keys.sorted().compactMap { note in
      let alike = bonds[note]!.compactMap { matter, bond -> (score: Int, matter: Int)? in
        let score = MatterLinkage.score(bond, 1, sizes[matter]!, rules: rules)
        return score >= MatterLinkage.floor(rules) ? (score, matter) : nil
      }
      .sorted { $0.score == $1.score ? $0.matter < $1.matter : $0.score > $1.score }
      guard alike.count > 1 else { return nil }
      return .init(note: order.members[note], known: alike.map(\.matter))
    }
  }
}
