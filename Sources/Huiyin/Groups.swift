internal import HuiyinText

/// Where the members of one group lie among all, in eight bytes.
struct GroupBounds: BitwiseCopyable {
  fileprivate(set) var start: Int32 = 0
  var end: Int32 = 0

  var isEmpty: Bool { start == end }
  var count: Int { Int(end &- start) }
}

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

  /// The members of all groups; valid as long as the groups are.
  var all: UnsafeBufferPointer<Element> { UnsafeBufferPointer(members) }

  /// Where the members of `group` lie.
  @inline(__always)
  func bounds(of group: Int) -> GroupBounds { GroupBounds(start: starts[group], end: starts[group + 1]) }

  /// The members that lie within `bounds`; valid as long as the groups are.
  @inline(__always)
  subscript(bounds: GroupBounds) -> UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(rebasing: members[Int(bounds.start)..<Int(bounds.end)])
  }

  /// The members of `group`; valid as long as the groups are.
  @inline(__always)
  subscript(group: Int) -> UnsafeBufferPointer<Element> { self[bounds(of: group)] }

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

extension Groups<Int32> {
  /// Whether the members of each group ascend, none twice.
  var areAscending: Bool {
    (0..<count).allSatisfy { group in
      let members = self[group]
      return zip(members, members.dropFirst()).allSatisfy { $0 < $1 }
    }
  }

  /// For each of `count` members the groups that hold it, in their order, by the `numbers` they are given; those with a
  /// number below 0 are left out.
  /// - Complexity: O(members + `count`)
  func holders(of count: Int, by numbers: [Int32]) -> Groups<Int32> {
    let wanted = (0..<self.count).filter { numbers[$0] >= 0 }
    var starts = [Int32](repeating: 0, count: count + 1)
    for group in wanted { for member in self[group] { starts[Int(member) + 1] += 1 } }
    for member in 0..<count { starts[member + 1] += starts[member] }
    var (ends, holders) = (starts, [Int32](repeating: 0, count: Int(starts[count])))
    for group in wanted {
      for member in self[group] {
        holders[Int(ends[Int(member)])] = numbers[group]
        ends[Int(member)] += 1
      }
    }
    return Groups(holders, starts: starts)
  }
}

extension [Int32] {
  /// Where in this list, which has none twice, each of the first `count` numbers from 0 stands; -1 for one that it lacks.
  func places(among count: Int) -> [Int32] {
    var places = [Int32](repeating: -1, count: count)
    for (place, number) in enumerated() { places[Int(number)] = Int32(place) }
    return places
  }
}
