/// Elements in groups, one group after the other in one array.
struct Groups<Element: Sendable & BitwiseCopyable>: Sendable {
  private let members: [Element]
  private let starts: [Int32]

  init(_ groups: [[Element]]) {
    members = groups.flatMap { $0 }
    starts = groups.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
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
