/// The words in which names of places end, told from what makes a name its own: in 滨河幼儿园 that is 滨河.
struct PlaceEndings: Sendable {
  private let endings: Set<[UInt16]>
  private let longest: Int

  init(_ words: PlaceWords) {
    endings = Set(words.suffixes)
    longest = words.suffixes.map(\.count).max() ?? 0
  }

  /// `name` without the endings it closes with (滨河小区幼儿园); the first character of the first of them stays, so that
  /// 滨河小区 and 滨河 share all pairs but one, and an ending of one character stays whole.
  func stem(of name: [UInt16]) -> [UInt16] {
    var stem = name
    var rest = name.count
    while let length = ending(of: name[..<rest]) {
      rest -= length
      stem = Array(name[...rest])
    }
    return stem
  }

  /// The length of the longest ending of `name`, of two characters or more, that leaves something of it.
  private func ending(of name: ArraySlice<UInt16>) -> Int? {
    stride(from: min(longest, name.count - 1), to: 1, by: -1).first {
      endings.contains(Array(name.suffix($0)))
    }
  }
}
