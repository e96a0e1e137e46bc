/// Which clause holds each unit of one text; its memory is used again for text after text.
struct ClauseMap: ~Copyable {
  private var numbers = Scratch<Int32>(filler: 0)
  private var ends = Scratch<Int32>(filler: 0)
  private var whereabouts = Scratch(filler: Whereabouts.nowhere)
  /// How long the text is.
  private(set) var length = 0

  /// Takes in the clauses of the next text.
  /// - Complexity: O(length of the text)
  mutating func fill(_ clauses: Clauses) {
    length = clauses.ends.last ?? 0
    let numbers = numbers.room(for: length)
    let ends = ends.room(for: clauses.ends.count)
    let whereabouts = whereabouts.room(for: clauses.ends.count)
    var (start, sentence) = (0, 0)
    for (number, end) in clauses.ends.enumerated() {
      (numbers + start).update(repeating: Int32(number), count: end - start)
      ends[number] = Int32(end)
      whereabouts[number] = Whereabouts(clause: number, sentence: sentence)
      if end == clauses.sentenceEnds[sentence] { sentence += 1 }
      start = end
    }
  }

  /// Where the clause ends that holds `position`.
  @inline(__always)
  func end(at position: Int32) -> Int32 { ends.base[Int(numbers.base[Int(position)])] }

  /// The clause that holds `position`, and its sentence.
  @inline(__always)
  func whereabouts(at position: Int32) -> Whereabouts { whereabouts.base[Int(numbers.base[Int(position)])] }
}
