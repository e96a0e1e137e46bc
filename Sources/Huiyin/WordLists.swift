/// The lists that an index keeps of the words of one text, walked as if they were one; used again for text after text.
///
/// Where a list ends nobody can foresee, so no branch asks.
struct WordLists: ~Copyable {
  /// The list of a word, and where the word stands.
  private struct List: BitwiseCopyable {
    var bounds = GroupBounds()
    var whereabouts = Whereabouts.nowhere
  }

  /// Those that are not empty, and one behind them.
  private var lists = Scratch(filler: List())
  /// How many members they have together.
  private(set) var memberCount = 0

  /// Takes in the list of each of `words`, which lies within `bounds` of what the index says of it.
  mutating func fill(
    _ words: UnsafeBufferPointer<SpanTable.PresentWord>, _ links: UnsafeBufferPointer<PatternIndex.WordLinks>,
    _ bounds: (PatternIndex.WordLinks) -> GroupBounds
  ) {
    let lists = lists.room(for: words.count + 1)
    var (count, memberCount) = (0, 0)
    for word in words.indices {
      // Written whether it is empty or not, and written over where it is.
      let bounds = bounds(links[word])
      lists[count] = List(bounds: bounds, whereabouts: words[word].whereabouts)
      count &+= bounds.isEmpty ? 0 : 1
      memberCount &+= bounds.count
    }
    self.memberCount = memberCount
  }

  /// Calls `body` with every member, by its place among those of all words of the index, and where its word stands.
  @inline(__always)
  func forEachMember(_ body: (_ member: Int, _ whereabouts: Whereabouts) -> Void) {
    guard memberCount > 0 else { return }
    var next = UnsafePointer(lists.base)
    var (list, place) = (next.pointee, next.pointee.bounds.start)
    next += 1
    for _ in 0..<memberCount {
      body(Int(place), list.whereabouts)
      place &+= 1
      let isDone = place == list.bounds.end
      let following = next.pointee
      place = isDone ? following.bounds.start : place
      list.bounds.end = isDone ? following.bounds.end : list.bounds.end
      list.whereabouts = isDone ? following.whereabouts : list.whereabouts
      next += isDone ? 1 : 0
    }
  }
}
