internal import HuiyinText

extension Analyzer {
  /// The parts of `note`, each folded, cut, and with every pattern found in it.
  func read(_ note: Note, in desk: Desk) -> [PartReading] {
    var readings = cut(note, in: desk)
    for part in readings.indices { match(&readings[part], in: desk) }
    return readings
  }

  /// What `body` makes of each of `notes` and its parts. Each step of reading is taken for all of them before the next,
  /// so that what it looks up stays near.
  func forEachReading<Result>(
    of notes: ArraySlice<Note>, in desk: Desk, _ body: (Note, [PartReading]) -> Result
  ) -> [Result] {
    var readings = notes.map { cut($0, in: desk) }
    for note in readings.indices {
      for part in readings[note].indices { match(&readings[note][part], in: desk) }
    }
    var results: [Result] = []
    results.reserveCapacity(notes.count)
    // Handed over one by one: what is held twice could not be written over later.
    for (number, note) in notes.enumerated() { results.append(body(note, readings[number])) }
    desk.takeBack(&readings)
    return results
  }

  /// Calls `body` after each part of `note`, while the matcher of `desk` has it.
  func forEachPart(of note: Note, in desk: Desk, _ body: () -> Void) {
    for var reading in cut(note, in: desk) {
      match(&reading, in: desk)
      body()
    }
  }

  private func cut(_ note: Note, in desk: Desk) -> [PartReading] {
    let body = cut(note.text, as: .body, in: desk)
    return note.title.map { [cut($0, as: .title, in: desk), body] } ?? [body]
  }

  /// Folds and cuts one part of a note.
  private func cut(_ text: String, as part: Part, in desk: Desk) -> PartReading {
    var reading = desk.spareReading()
    (reading.part, reading.original) = (part, text)
    text.withBytes { lexicon.folding.fold($0, into: &reading.text, in: desk.workspace) }
    reading.text.folded.withUnsafeBufferPointer { segmenter.cut($0, in: desk.workspace) }
    reading.boundaries.become(desk.workspace.tokenEdges)
    reading.occurrences.become(desk.workspace.occurrences)
    reading.clauses.read(reading.text.folded)
    return reading
  }

  private func match(_ reading: inout PartReading, in desk: Desk) {
    desk.matcher.take(reading.occurrences, reading.clauses)
    desk.matcher.match(into: &reading.cues)
    reading.setAsides(terms)
  }
}

/// One part of a note after reading.
struct PartReading: Sendable {
  /// Title or body.
  fileprivate(set) var part = Part.body
  /// The part as received.
  var original = ""
  /// The part folded.
  fileprivate(set) var text = NormalizedText()
  /// Where tokens begin in the folded text, and at last where it ends.
  fileprivate(set) var boundaries: [Int32] = []
  fileprivate(set) var clauses = Clauses([])
  /// Where words of the lexicon stand.
  fileprivate(set) var occurrences: [Segmenter.Occurrence] = []
  /// The matches of lines that speak for a topic or against it.
  fileprivate(set) var cues: [Match] = []
  /// The matches of all other lines: of what strikes, turns round or marks a clause, and of what marks the note.
  private(set) var asides: [Match] = []

  /// The length of its longest list; both lists of matches were one.
  var size: Int { max(text.folded.count, occurrences.count, cues.count + asides.count) }

  /// Sets those of `cues` aside that are none by `index`.
  fileprivate mutating func setAsides(_ index: TermIndex) {
    asides.removeAll(keepingCapacity: true)
    var count = 0
    for place in cues.indices {
      let match = cues[place]
      cues[count] = match
      if index.roles[match.pattern] == .cue {
        count += 1
      } else {
        asides.append(match)
      }
    }
    cues.removeSubrange(count...)
  }
}

extension Array {
  /// Becomes `elements`, in the memory it has.
  fileprivate mutating func become(_ elements: some Collection<Element>) {
    removeAll(keepingCapacity: true)
    append(contentsOf: elements)
  }
}
