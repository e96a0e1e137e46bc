/// The memory in which it is put down where the words of the user stand in one text, text after text.
struct OccurrenceRoom: ~Copyable {
  /// The occurrences, ends ascending, longer words first.
  private var room = Memory<Segmenter.Occurrence>()
  private var count = 0
  /// The numbers of those of more than one character.
  private var questionRoom = Memory<Int32>()
  private var questionCount = 0
  /// The numbers of the neighbours on word edges.
  private(set) var neighbours: [Int32] = []

  /// The occurrences, ends ascending, longer words first.
  var all: UnsafeMutableBufferPointer<Segmenter.Occurrence> {
    UnsafeMutableBufferPointer(start: room.base, count: count)
  }

  /// The numbers of those that the cut decides about; a single character is always a token or inside one.
  var questions: UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(start: questionRoom.base, count: questionCount)
  }

  /// Becomes what `automaton` finds in `text`; single characters are on word edges, all others not yet.
  mutating func fill(_ automaton: WordAutomaton, in text: UnsafeBufferPointer<UInt16>) {
    neighbours.removeAll(keepingCapacity: true)
    makeRoom(2 * text.count, keeping: 0, 0)
    var (places, numbers) = (room.base, questionRoom.base)
    var (count, questionCount) = (0, 0)
    automaton.forEachSight(in: text) { ending, length, end in
      if room.capacity &- count <= 2 &* (text.count &- end &+ 1) {
        makeRoom(2 * (text.count - end + 1) + 1, keeping: count, questionCount)
        (places, numbers) = (room.base, questionRoom.base)
      }
      places[count] = .init(word: Int(ending) &- 1, start: end &- length, end: end)
      numbers[questionCount] = Int32(truncatingIfNeeded: count)
      (count, questionCount) = (count &+ 1, questionCount &+ 1)
    } short: { sights, start in
      for (index, sight) in sights.enumerated() {
        // Written whether there is a word or not, so that no branch depends on it.
        let end = start &+ index &+ 1
        places[count] = .init(word: Int(sight.pair.word) &- 1, start: end &- 2, end: end)
        numbers[questionCount] = Int32(truncatingIfNeeded: count)
        if sight.pair.word != 0 { (count, questionCount) = (count &+ 1, questionCount &+ 1) }
        places[count] = .init(word: Int(sight.single) &- 1, start: end &- 1, end: end, isOnWordEdges: true)
        if sight.single != 0 { count &+= 1 }
      }
    }
    (self.count, self.questionCount) = (count, questionCount)
  }

  /// Takes note of a neighbour that is on word edges.
  mutating func note(neighbour number: Int32) { neighbours.append(number) }

  /// Makes room for `further` occurrences behind those that are there, and for as many questions.
  @inline(never)
  private mutating func makeRoom(_ further: Int, keeping count: Int, _ questionCount: Int) {
    room.reserve(count + further, keeping: count)
    questionRoom.reserve(count + further, keeping: questionCount)
  }
}
