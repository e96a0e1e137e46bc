/// 归并: which notes are about one matter.
///
/// Law: the order of the members and the number of threads change nothing.
package struct MatterGrouping: Sendable {
  /// The numbers of the scheme.
  package let rules: RecurrenceRules

  /// A grouping by `rules`.
  package init(rules: RecurrenceRules) { self.rules = rules }

  /// Groups `members`.
  ///
  /// - Parameters:
  ///   - members: All notes, those of earlier months and new ones, in any order; no id twice.
  ///   - known: The matters of earlier months by index, single notes among them as groups of one. A matter of two or
  ///     more stays as it is and is never joined to another; a note in none is new. Single notes are free.
  ///   - together: Notes that a clerk put together: each list ends up in one group, whatever else is asked.
  ///   - apart: Pairs that a clerk parted: they never end up in one group. A known matter that holds such a pair is
  ///     grouped anew.
  ///   - jobs: The number of threads.
  /// - Complexity: about n·log n for n notes: each is compared with at most `rules.candidates` others.
  package func group(
    _ members: [MatterMember], known: [[Int]] = [], together: [[Int]] = [], apart: [(Int, Int)] = [],
    jobs: Int = 1
  ) -> MatterGroups {
    let order = MatterOrder(members)
    let start = MatterStart(
      count: members.count, known: known.map(order.places), together: together.map(order.places),
      apart: apart.map { (order.place[$0], order.place[$1]) })
    let sheets = self.sheets(order.members.map { members[$0].keys })
    let edges = self.edges(sheets, jobs: jobs)
    let joined = self.joined(start, edges, months: order.members.map { members[$0].date?.monthDescription })
    return MatterFindings(
      rules: rules, order: order, keys: { members[order.members[$0]].keys }, sheets: sheets, edges: edges,
      joined: joined, start: start
    ).groups
  }

  /// Joins notes month by month, as if each month had come by itself: a matter that stands at the end of a month is
  /// never joined to another later, so that the months one after the other give what all give at once.
  private func joined(_ start: MatterStart, _ edges: [MatterEdge], months: [String?])
    -> [(notes: [Int32], matter: Int?)]
  {
    var linkage = MatterLinkage(
      rules: rules, groups: start.groups, matters: start.matters, apart: start.apart)
    let known = (start.matters.compactMap(\.self).max() ?? -1) + 1
    var next = known
    let byLater = edges.sorted { ($0.b, $0.a) < ($1.b, $1.a) }
    var from = 0
    while from < byLater.count {
      let month = rules.monthByMonth ? months[Int(byLater[from].b)] : nil
      let to =
        rules.monthByMonth
        ? byLater[from...].firstIndex { months[Int($0.b)] != month } ?? byLater.count : byLater.count
      linkage.join(by: byLater[from..<to])
      next = linkage.seal(from: next)
      from = to
    }
    return linkage.groups.map { ($0.notes, $0.matter.flatMap { $0 < known ? $0 : nil }) }
  }

  private func sheets(_ keys: [MatterKeys]) -> [MatterSheet] {
    var numbering = MatterNumbering()
    return keys.map { numbering.sheet(of: $0, rules: rules) }
  }

  /// The pairs worth comparing that are alike enough to count, ascending.
  func edges(_ sheets: [MatterSheet], jobs: Int) -> [MatterEdge] {
    let likeness = MatterLikeness(rules: rules)
    let pairs = MatterIndex(sheets, rules: rules).pairs(jobs: jobs)
    return pairs.concurrentMap(jobs: jobs, context: {}) { pair, _ -> MatterEdge in
      let (a, b) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
      return MatterEdge(
        a: Int32(a), b: Int32(b), likeness: Int32(likeness.likeness(sheets[a], sheets[b])))
    }
    .filter { $0.likeness >= rules.edgeFloor }
  }
}

/// The one order in which notes are grouped, however they come in: by date, undated last, then by the bytes of the id.
struct MatterOrder: Sendable {
  /// The members in this order, by their index.
  let members: [Int]
  /// The place of each member in it.
  let place: [Int]

  init(_ notes: [MatterMember]) {
    members = notes.indices.sorted { left, right in
      switch (notes[left].date, notes[right].date) {
      case (let first?, let second?) where first != second: return first < second
      case (_?, nil): return true
      case (nil, _?): return false
      default: return notes[left].id.utf8.lexicographicallyPrecedes(notes[right].id.utf8)
      }
    }
    var place = [Int](repeating: 0, count: notes.count)
    for (index, member) in members.enumerated() { place[member] = index }
    self.place = place
  }

  /// The places of `indices`.
  func places(_ indices: [Int]) -> [Int] { indices.map { place[$0] } }
}
