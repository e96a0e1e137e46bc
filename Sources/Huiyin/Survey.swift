internal import HuiyinText

/// 研判: what a batch of notes comes to.
public struct Survey: Sendable {
  /// The notes, in the order they came in.
  public let notes: [Note]
  /// One verdict for each note, in the same order.
  public let verdicts: [Verdict]
  /// What keeps coming back, hottest first.
  public let recurrences: [Recurrence]
}

extension Analyzer {
  /// The straight line: a note is folded, cut and matched; what matched is weighed; the weights decide.
  /// - Complexity: O(length of the note + matches), whatever the size of the lexicon.
  public func verdict(for note: Note) -> Verdict { verdict(for: note, in: Desk(self)) }

  /// The same with the memory of `desk`, which spares making it anew for every note.
  public func verdict(for note: Note, in desk: Desk) -> Verdict {
    verdict(for: note, read(note, in: desk), in: desk)
  }

  func verdict(for note: Note, _ readings: [PartReading], in desk: Desk) -> Verdict {
    let findings = weigh(readings, in: desk)
    let standings = standings(of: findings)
    return decide(note, readings, findings, standings, in: desk)
  }
}

extension Note {
  /// The parts that are read, title first; a title that is not there is left out.
  var parts: [(part: Part, text: String)] {
    (title.map { [(Part.title, $0)] } ?? []) + [(.body, text)]
  }
}

extension Analyzer {
  /// The verdicts of `notes` and what they come to together.
  ///
  /// The notes are shared out among `jobs` threads; the result is the same for any number of them.
  public func survey(_ notes: [Note], jobs: Int = 1) -> Survey {
    var finder = MatterFinder(self)
    let verdicts = finder.add(notes, jobs: jobs)
    // Without decisions none can contradict another.
    let matters = try? finder.matters(jobs: jobs)
    return Survey(notes: notes, verdicts: verdicts, recurrences: matters?.recurrences ?? [])
  }

  /// One verdict for each of `notes`, in their order, made on `jobs` threads.
  public func verdicts(for notes: [Note], jobs: Int = 1) -> [Verdict] {
    notes.inRuns.concurrentMap(jobs: jobs, context: { Desk(self) }) { verdicts(for: $0, in: $1) }.flatMap {
      $0
    }
  }

  /// The same on the calling thread, with the memory of `desk`.
  public func verdicts(for notes: [Note], in desk: Desk) -> [Verdict] {
    notes.inRuns.flatMap { verdicts(for: $0, in: desk) }
  }

  private func verdicts(for notes: ArraySlice<Note>, in desk: Desk) -> [Verdict] {
    forEachReading(of: notes, in: desk) { verdict(for: $0, $1, in: desk) }
  }
}

extension [Note] {
  /// The notes in short runs, to be read together.
  var inRuns: [ArraySlice<Note>] {
    stride(from: 0, to: count, by: 8).map { self[$0..<Swift.min(count, $0 + 8)] }
  }
}
