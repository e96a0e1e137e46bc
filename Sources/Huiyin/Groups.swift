internal import HuiyinText

/// Elements in groups, one group after the other, in memory that is written once and then only read: no access counts
/// references, however many threads read.
final class Groups<Element: Sendable & BitwiseCopyable>: @unchecked Sendable {
  private let members: UnsafeMutableBufferPointer<Element>
  private let starts: UnsafeMutableBufferPointer<Int32>

  /// The groups of `members` that begin at `starts`, ascending from 0, which ends with the number of all members.
  init(_ members: [Element], starts: [Int32]) {
    self.members = .allocate(capacity: members.count)
    self.starts = .allocate(capacity: starts.count)
    _ = self.members.initialize(fromContentsOf: members)
    _ = self.starts.initialize(fromContentsOf: starts)
  }

  deinit {
    members.deallocate()
    starts.deallocate()
  }

  /// `count` groups of the members of `pairs`, each group's in the order of the pairs.
  /// - Complexity: O(pairs + groups)
  convenience init(_ pairs: [(group: Int32, member: Element)], count: Int) {
    var ends = [Int32](repeating: 0, count: count + 1)
    for pair in pairs { ends[Int(pair.group) + 1] += 1 }
    for group in 0..<count { ends[group + 1] += ends[group] }
    let starts = ends
    var order = [Int32](repeating: 0, count: pairs.count)
    for (place, pair) in pairs.enumerated() {
      order[Int(ends[Int(pair.group)])] = Int32(place)
      ends[Int(pair.group)] += 1
    }
    self.init(order.map { pairs[Int($0)].member }, starts: starts)
  }

  /// How many groups there are.
  var count: Int { starts.count - 1 }

  /// The members of `group`; valid as long as the groups are.
  @inline(__always)
  subscript(group: Int) -> UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(rebasing: members[Int(starts[group])..<Int(starts[group + 1])])
  }

  func pack(into packer: inout Packer) {
    packer.put(Array(members))
    packer.put(Array(starts))
  }

  /// The groups that were packed, `count` of them where that is given; nil where they are damaged, or a member
  /// `isSound` not.
  convenience init?(unpacking unpacker: inout Unpacker, count: Int? = nil, _ isSound: (Element) -> Bool) {
    guard let members: [Element] = unpacker.numbers(), let starts: [Int32] = unpacker.numbers(),
      starts.areStarts(of: members.count), count.map({ starts.count == $0 + 1 }) ?? true,
      members.allSatisfy(isSound)
    else { return nil }
    self.init(members, starts: starts)
  }
}
