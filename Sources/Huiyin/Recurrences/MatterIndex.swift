/// Which notes are worth comparing: an inverted index over rare title pairs and heavy words.
///
/// Work is bounded for every note: of a key that more notes have than `postings`, only the first `candidates` notes are
/// looked at, so that a flood of copies gathers around its first ones, and each note keeps its best `candidates`.
struct MatterIndex: Sendable {
  private let keys: [[(key: UInt32, weight: Int32)]]
  private let starts: [Int]
  private let notes: [Int32]
  private let rules: RecurrenceRules

  /// An index of `sheets`, whose order says which of equal ones is preferred.
  /// - Complexity: O(keys)
  init(_ sheets: [MatterSheet], rules: RecurrenceRules) {
    self.rules = rules
    var numbers: [UInt64: UInt32] = [:]
    var counts: [Int] = []
    keys = sheets.map { sheet in
      sheet.indexKeys.map { key, weight in
        let number = numbers[key] ?? UInt32(counts.count)
        if number == counts.count {
          numbers[key] = number
          counts.append(0)
        }
        counts[Int(number)] += 1
        return (number, weight)
      }
    }
    var starts = [0]
    for count in counts { starts.append(starts.last! + count) }
    var ends = starts
    var notes = [Int32](repeating: 0, count: starts.last!)
    for (note, keys) in keys.enumerated() {
      for (key, _) in keys {
        notes[ends[Int(key)]] = Int32(note)
        ends[Int(key)] += 1
      }
    }
    (self.starts, self.notes) = (starts, notes)
  }

  /// The pairs of notes worth comparing, lower index first, ascending.
  func pairs(jobs: Int) -> [UInt64] {
    let found = Array(keys.indices).concurrentMap(jobs: jobs, context: { MatterTally(keys.count) }) {
      note, tally in
      candidates(of: note, tally).map { UInt64(min($0, note)) << 32 | UInt64(max($0, note)) }
    }
    var pairs = found.flatMap(\.self)
    pairs.sort()
    var kept = 0
    for pair in pairs where kept == 0 || pairs[kept - 1] != pair {
      pairs[kept] = pair
      kept += 1
    }
    pairs.removeSubrange(kept...)
    return pairs
  }

  private func candidates(of note: Int, _ tally: MatterTally) -> [Int] {
    for (key, weight) in keys[note] {
      let (start, end) = (starts[Int(key)], starts[Int(key) + 1])
      let last = end - start > rules.postings ? start + rules.candidates : end
      for at in start..<last { tally.add(Int(notes[at]), weight) }
    }
    return tally.take(atLeast: rules.candidateFloor * 16, most: rules.candidates, without: note)
  }
}

/// The shared weight of one note with others, used again for note after note.
final class MatterTally {
  private var weights: [Int32]
  private var touched: [Int32] = []

  /// A tally for `count` notes.
  init(_ count: Int) { weights = [Int32](repeating: 0, count: count) }

  func add(_ note: Int, _ weight: Int32) {
    if weights[note] == 0 { touched.append(Int32(note)) }
    weights[note] += max(1, weight)
  }

  /// The heaviest notes, of equal ones the first, and an empty tally.
  func take(atLeast floor: Int, most: Int, without own: Int) -> [Int] {
    var found: [(weight: Int32, note: Int32)] = []
    for note in touched {
      if weights[Int(note)] >= floor, note != own { found.append((weights[Int(note)], note)) }
      weights[Int(note)] = 0
    }
    touched.removeAll(keepingCapacity: true)
    found.sort { $0.weight == $1.weight ? $0.note < $1.note : $0.weight > $1.weight }
    return found.prefix(most).map { Int($0.note) }
  }
}
