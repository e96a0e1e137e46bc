internal import Huiyin
internal import HuiyinFiles

/// Notes of one batch, sorted.
struct SortedBatch: Sendable {
  /// What was read.
  let read: NoteFiles.Batch
  /// The verdicts with what grouping needs; empty where matters are not looked for.
  var keyed: [KeyedVerdict] = []
  /// The verdicts; left out where the notes are put down already.
  var verdicts: [Verdict] = []
  /// The notes with their verdicts as they may leave; left out where they are put down already.
  var released: [Released<SortedNote>] = []
  /// The notes put down for the output.
  let encoded: ByteBlock
  /// How many notes came to each category.
  var counts: [String?: Int] = [:]
  /// How many verdicts a person should look at.
  var forReview = 0
}

/// Sorts batches of notes, on any thread.
struct BatchSorter: Sendable {
  let analyzer: Analyzer
  let masking: Masking
  /// Whether grouping follows.
  let isForMatters: Bool

  /// The notes of `batch` sorted, and put down into `block` where there is an `encoder`.
  func sorted(
    _ batch: NoteFiles.Batch, into block: ByteBlock, _ desk: Desk, _ encoder: (any VerdictEncoder)?
  ) -> SortedBatch {
    var result = SortedBatch(read: batch, encoded: block)
    if isForMatters {
      result.keyed = analyzer.keyedVerdicts(of: batch.notes, in: desk)
      result.verdicts = result.keyed.map(\.verdict)
    }
    for (index, note) in batch.notes.enumerated() {
      let verdict = isForMatters ? result.verdicts[index] : analyzer.verdict(for: note, in: desk)
      let released = masking.release(note, verdict)
      result.counts[verdict.category, default: 0] += 1
      if verdict.needsReview { result.forReview += 1 }
      if let encoder {
        encoder.append(released, to: block)
      } else {
        if !isForMatters { result.verdicts.append(verdict) }
        result.released.append(released)
      }
    }
    return result
  }
}
