extension Analyzer {
  /// What grouping needs of `note`, whose verdict is `verdict`.
  /// - Complexity: O(length of the note)
  package func matterKeys(of note: Note, verdict: Verdict) -> MatterKeys { MatterKeys() }

  /// What grouping needs of each of `notes`, in their order, made on `jobs` threads.
  package func matterKeys(of notes: [Note], verdicts: [Verdict], jobs: Int = 1) -> [MatterKeys] {
    precondition(notes.count == verdicts.count, "one verdict for each note")
    return Array(notes.indices).concurrentMap(jobs: jobs, context: {}) { index, _ in
      matterKeys(of: notes[index], verdict: verdicts[index])
    }
  }
}
