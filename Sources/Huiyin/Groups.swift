/// Elements in groups, one group after the other, in memory that is written once and then only read: no access counts
/// references, however many threads read.
final class Groups<Element: Sendable & BitwiseCopyable>: @unchecked Sendable {
  private let members: UnsafeMutableBufferPointer<Element>
  private let starts: UnsafeMutableBufferPointer<Int32>

  init(_ groups: [[Element]]) {
    members = .allocate(capacity: groups.reduce(0) { $0 + $1.count })
    starts = .allocate(capacity: groups.count + 1)
    starts.initializeElement(at: 0, to: 0)
    var end = 0
    for (number, group) in groups.enumerated() {
      end = members[end...].initialize(fromContentsOf: group)
      starts.initializeElement(at: number + 1, to: Int32(end))
    }
  }

  deinit {
    members.deallocate()
    starts.deallocate()
  }

  /// How many groups there are.
  var count: Int { starts.count - 1 }

  /// The members of `group`; valid as long as the groups are.
  @inline(__always)
  subscript(group: Int) -> UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(rebasing: members[Int(starts[group])..<Int(starts[group + 1])])
  }
}
