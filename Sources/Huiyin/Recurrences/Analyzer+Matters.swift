/// A note that has been sorted, with what grouping needs of it.
package struct KeyedVerdict: Sendable {
  /// How it is sorted.
  package let verdict: Verdict
  /// What grouping knows of it.
  package let keys: MatterKeys
}

extension Analyzer {
  /// The verdict and the keys of each of `notes`, in their order, made in one reading on `jobs` threads. Without
  /// rules of grouping in the scheme the keys are empty.
  package func keyedVerdicts(of notes: [Note], jobs: Int = 1) -> [KeyedVerdict] {
    let reading = matterReading
    return notes.inRuns.concurrentMap(jobs: jobs, context: { Desk(self) }) {
      keyedVerdicts(of: $0, reading, in: $1)
    }
    .flatMap { $0 }
  }

  /// The same on the calling thread, with the memory of `desk`.
  package func keyedVerdicts(of notes: [Note], in desk: Desk) -> [KeyedVerdict] {
    let reading = matterReading
    return notes.inRuns.flatMap { keyedVerdicts(of: $0, reading, in: desk) }
  }

  private func keyedVerdicts(
    of notes: ArraySlice<Note>, _ reading: MatterReading?, in desk: Desk
  ) -> [KeyedVerdict] {
    forEachReading(of: notes, in: desk) { note, readings in
      let verdict = verdict(for: note, readings, in: desk)
      return KeyedVerdict(verdict: verdict, keys: reading?.keys(of: note, readings, verdict) ?? MatterKeys())
    }
  }

  private var matterReading: MatterReading? {
    lexicon.scheme.recurrence.map {
      MatterReading(
        rules: $0, rarities: lexicon.rarities, folding: lexicon.folding, places: lexicon.placeWords)
    }
  }
}
