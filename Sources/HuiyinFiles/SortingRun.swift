package import Huiyin

/// One batch of notes, sorted.
package struct SortedBatch: Sendable {
  /// What was read.
  package let read: NoteFiles.Batch
  /// The verdicts with what grouping needs; empty where matters are not looked for.
  package fileprivate(set) var keyed: [KeyedVerdict] = []
  /// The verdicts; left out where the notes are put down already.
  package fileprivate(set) var verdicts: [Verdict] = []
  /// The notes with their verdicts as they may leave; left out where they are put down already.
  package fileprivate(set) var released: [Released<SortedNote>] = []
  /// The notes put down for the output.
  package let encoded: ByteBlock
  /// How many notes came to each category.
  package fileprivate(set) var counts: [String?: Int] = [:]
  /// How many verdicts a person should look at.
  package fileprivate(set) var forReview = 0
}

/// 研判流水: notes from files to verdicts, batch by batch. The calling thread reads and writes while others fold, cut,
/// match and weigh, and put down what is written; order is kept, and memory holds a few batches.
package struct SortingRun: Sendable {
  private let analyzer: Analyzer
  private let masking: Masking
  private let jobs: Int
  /// Whether grouping follows.
  private let isForMatters: Bool
  private let encoder: (@Sendable () -> any VerdictEncoder)?

  /// A run on `jobs` threads whose notes leave by `masking`. With an `encoder` they are put down and not kept.
  package init(
    _ analyzer: Analyzer, _ masking: Masking, jobs: Int, forMatters isForMatters: Bool = false,
    encoder: (@Sendable () -> any VerdictEncoder)? = nil
  ) {
    (self.analyzer, self.masking, self.jobs) = (analyzer, masking, jobs)
    (self.isForMatters, self.encoder) = (isForMatters, encoder)
  }

  /// Notes are sorted so many at a time: enough for a thread to be busy with, few enough to stay near it.
  private static let batchLength = 32

  /// Calls `take` with every batch of `files`, in order.
  /// - Throws: `HuiyinError` where a file can no longer be read, and what `take` throws.
  package func run(_ files: inout NoteFiles, take: (SortedBatch, NoteFiles) throws -> Void) throws {
    var blocks: [ByteBlock] = []
    try OrderedWork.run(
      jobs: jobs,
      next: { try files.nextBatch(of: SortingRun.batchLength).map { ($0, blocks.popLast() ?? ByteBlock()) } },
      context: { (Desk(analyzer), encoder?()) },
      work: { sorted($0.0, into: $0.1, $1.0, $1.1) },
      take: { batch in
        try take(batch, files)
        batch.encoded.clear()
        blocks.append(batch.encoded)
      })
  }

  private func sorted(
    _ batch: NoteFiles.Batch, into block: ByteBlock, _ desk: Desk, _ encoder: (any VerdictEncoder)?
  ) -> SortedBatch {
    var result = SortedBatch(read: batch, encoded: block)
    if isForMatters { result.keyed = analyzer.keyedVerdicts(of: batch.notes, in: desk) }
    let verdicts =
      isForMatters ? result.keyed.map(\.verdict) : analyzer.verdicts(for: batch.notes, in: desk)
    for (note, verdict) in zip(batch.notes, verdicts) {
      let released = masking.release(note, verdict)
      result.counts[verdict.category, default: 0] += 1
      if verdict.needsReview { result.forReview += 1 }
      if let encoder { encoder.append(released, to: block) } else { result.released.append(released) }
    }
    if encoder == nil { result.verdicts = verdicts }
    return result
  }
}
