/// The words in which names of places end, told from what makes a name its own: in 滨河幼儿园 that is 滨河.
struct PlaceEndings: Sendable {
  private let endings: Set<[UInt16]>
  private let longest: Int

  init(_ words: PlaceWords) {
    endings = Set(words.suffixes)
    longest = words.suffixes.map(\.count).max() ?? 0
  }

  /// `name` without the ending; the first character of the ending stays, so that 滨河小区 and 滨河 share all pairs
  /// but one, and an ending of one character stays whole.
  func stem(of name: [UInt16]) -> [UInt16] {
    for length in stride(from: min(longest, name.count - 1), to: 1, by: -1)
    where endings.contains(Array(name.suffix(length))) {
      return Array(name.dropLast(length - 1))
    }
    return name
  }
}
