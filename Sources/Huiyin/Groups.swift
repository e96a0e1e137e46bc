internal import HuiyinText

/// Elements in groups, one group after the other in one array.
struct Groups<Element: Sendable & BitwiseCopyable>: Sendable {
  private let members: [Element]
  private let starts: [Int32]

  /// The groups of `members` that begin at `starts`, which ends with the number of all members.
  init(_ members: [Element], starts: [Int32]) { (self.members, self.starts) = (members, starts) }

  /// `count` groups of the members of `pairs`, each group's in the order of the pairs.
  /// - Complexity: O(pairs + groups)
  init(_ pairs: [(group: Int32, member: Element)], count: Int) {
    var ends = [Int32](repeating: 0, count: count + 1)
    for pair in pairs { ends[Int(pair.group) + 1] += 1 }
    for group in 0..<count { ends[group + 1] += ends[group] }
    starts = ends
    var order = [Int32](repeating: 0, count: pairs.count)
    for (place, pair) in pairs.enumerated() {
      order[Int(ends[Int(pair.group)])] = Int32(place)
      ends[Int(pair.group)] += 1
    }
    members = order.map { pairs[Int($0)].member }
  }

  func pack(into packer: inout Packer) {
    packer.put(members)
    packer.put(starts)
  }

  /// The groups that were packed, `count` of them where that is given; nil where they are damaged, or a member
  /// `isSound` not.
  init?(unpacking unpacker: inout Unpacker, count: Int? = nil, _ isSound: (Element) -> Bool) {
    guard let members: [Element] = unpacker.numbers(), let starts: [Int32] = unpacker.numbers(),
      starts.areStarts(of: members.count), count.map({ starts.count == $0 + 1 }) ?? true,
      members.allSatisfy(isSound)
    else { return nil }
    self.init(members, starts: starts)
  }

  /// How many groups there are.
  var count: Int { starts.count - 1 }

  /// Calls `body` with the members of `group` as raw memory.
  @inline(__always)
  func withMembers<Result>(of group: Int, _ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
    members.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[places(of: group)])) }
  }

  /// The members of `group`.
  subscript(group: Int) -> ArraySlice<Element> { members[places(of: group)] }

  /// Where the members of `group` stand, to be looked up one by one.
  func places(of group: Int) -> Range<Int> { Int(starts[group])..<Int(starts[group + 1]) }

  /// The member at `place`.
  subscript(place place: Int) -> Element { members[place] }
}
