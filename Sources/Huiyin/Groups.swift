internal import HuiyinText

/// Numbers in groups, one group after the other in one array.
struct Groups: Sendable {
  private let members: [Int32]
  private let starts: [Int32]

  /// `count` groups of the numbers of `pairs`, each group's in the order of the pairs.
  /// - Complexity: O(pairs + groups)
  init(_ pairs: [(group: Int32, member: Int32)], count: Int) {
    var ends = [Int32](repeating: 0, count: count + 1)
    for pair in pairs { ends[Int(pair.group) + 1] += 1 }
    for group in 0..<count { ends[group + 1] += ends[group] }
    let starts = ends
    var members = [Int32](repeating: 0, count: pairs.count)
    for pair in pairs {
      members[Int(ends[Int(pair.group)])] = pair.member
      ends[Int(pair.group)] += 1
    }
    (self.members, self.starts) = (members, starts)
  }

  /// The members of `group`.
  subscript(group: Int) -> ArraySlice<Int32> { members[Int(starts[group])..<Int(starts[group + 1])] }

  func pack(into packer: inout Packer) {
    packer.put(members)
    packer.put(starts)
  }

  /// The `count` groups of numbers below `limit` that were packed; nil where they are damaged.
  init?(unpacking unpacker: inout Unpacker, count: Int, below limit: Int) {
    guard let members: [Int32] = unpacker.numbers(),
      let starts: [Int32] = unpacker.numbers(exactly: count + 1), starts.areStarts(of: members.count),
      members.areNumbers(below: limit)
    else { return nil }
    (self.members, self.starts) = (members, starts)
  }
}
