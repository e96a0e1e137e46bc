internal import ArgumentParser
internal import Huiyin
internal import HuiyinFiles
internal import HuiyinText

/// One walk over files of notes: batch by batch in order, problems and remarks to where they belong, counts at the end.
struct NoteRun {
  let analyzer: Analyzer
  private let run: RunOptions
  private var files: NoteFiles
  private let problems: OutputFile?
  private let narration: OutputFile?
  let masking: Masking
  private let shownMasking: Masking
  /// Takes in every note, where matters are asked for.
  var finder: MatterFinder?
  private var shown = 0
  private var progress: Progress
  private var counts: [String?: Int] = [:]
  private var forReview = 0

  /// At most so many problems are shown on standard error; all go to the file of `--problems`.
  private static let mostShown = 20

  /// Opens the files, so that one that cannot be read stops the run before there is any output.
  /// Notes leave masked by `masking`; what is said on standard error is masked unless the caller turned it off.
  init(
    _ input: InputOptions, _ run: RunOptions, lexicon: Lexicon, masking: Masking, shown: Masking? = nil
  ) throws {
    if let fault = ICU.dictionaryFault { Diagnostics.say("huiyin: \(fault)") }
    files = try input.open(lexicon)
    problems = try run.problems.map { try OutputFile(path: $0) }
    narration = try run.narration.map { try OutputFile(path: $0) }
    self.run = run
    progress = Progress(files: input.files)
    self.masking = masking
    shownMasking = shown ?? masking
    analyzer = Analyzer(lexicon: lexicon)
  }

  /// Calls `body` with every note and its verdict, as received and as they may leave, in order; `onProblem` with every
  /// problem.
  mutating func forEach(
    onProblem: (Released<Problem>) throws -> Void = { _ in },
    _ body: (Note, Verdict, Released<SortedNote>) throws -> Void
  ) throws {
    try forEachBatch(onProblem: onProblem) { batch in
      for (note, (verdict, shown)) in zip(batch.read.notes, zip(batch.verdicts, batch.released)) {
        try body(note, verdict, shown)
      }
    }
  }

  /// Writes every note and every problem that has a place there.
  mutating func write(to writer: inout any VerdictWriter) throws {
    guard let encoder = writer.encoder else {
      return try forEach(onProblem: { try writer.write($0) }) { try writer.write($2) }
    }
    try forEachBatch(encoder: encoder, onProblem: { try writer.write($0) }) { try writer.write($0.encoded) }
  }

  /// Calls `body` with every batch in order, once it has been accounted for.
  private mutating func forEachBatch(
    encoder: (@Sendable () -> any VerdictEncoder)? = nil,
    onProblem: (Released<Problem>) throws -> Void, _ body: (SortedBatch) throws -> Void
  ) throws {
    let run = SortingRun(
      analyzer, masking, jobs: threads, forMatters: finder != nil, encoder: encoder)
    var files = self.files
    defer { self.files = files }
    try run.run(&files) { batch, files in
      try say(batch.read, onProblem)
      counts.merge(batch.counts, uniquingKeysWith: +)
      forReview += batch.forReview
      finder?.add(batch.read.notes, batch.keyed)
      try body(batch)
      progress.show(notes: files.tally.notes, bytes: files.bytesRead)
    }
    progress.clear()
  }

  /// Puts what a batch has beside notes to where it belongs.
  private mutating func say(
    _ batch: NoteFiles.Batch, _ onProblem: (Released<Problem>) throws -> Void
  ) throws {
    if !batch.remarks.isEmpty { progress.clear() }
    for remark in batch.remarks { Diagnostics.say(shownMasking.text(remark)) }
    for passage in batch.narration {
      try narration.map { try NarrationLines(to: $0).write(passage, by: masking) }
    }
    try report(batch.problems)
    for problem in batch.problems { try onProblem(masking.release(problem)) }
  }

  /// Says what could not be written as it was.
  func say(_ problems: [Problem]) {
    for problem in problems.prefix(NoteRun.mostShown) { Diagnostics.say("problem: \(problem)") }
    if problems.count > NoteRun.mostShown {
      Diagnostics.say("problems: \(problems.count - NoteRun.mostShown) more of the output")
    }
  }

  /// The number of threads.
  var threads: Int { run.threads }

  /// What was read so far.
  var tally: Tally { files.tally }

  /// How many notes came to each category: `治安防范 31, 执法服务 22, none 1; 9 for review`.
  private var categoryCounts: String {
    let named = analyzer.lexicon.scheme.categories.map { "\($0.name) \(counts[$0.id] ?? 0)" }
    let none = counts[nil].map { ["none \($0)"] } ?? []
    return "\((named + none).joined(separator: ", ")); \(forReview) for review"
  }

  /// Puts problems that are no rows of the files to where the others are.
  mutating func report(_ found: [Problem]) throws {
    if !found.isEmpty { progress.clear() }
    for problem in found.map(shownMasking.release) {
      try problems.map { try ProblemLines(to: $0).write(problem) }
      shown += 1
      if shown <= NoteRun.mostShown { Diagnostics.say("problem: \(problem.value)") }
    }
  }

  /// Says the counts. Called once the output is in its place.
  /// - Throws: `ExitCode` 1 where there were problems and the run is strict.
  func finish() throws {
    try problems?.commit()
    try narration?.commit()
    let tally = files.tally
    if shown > NoteRun.mostShown {
      Diagnostics.say("problems: \(shown - NoteRun.mostShown) more; --problems FILE keeps all of them")
    }
    Diagnostics.say(tally.sentence)
    Diagnostics.say(categoryCounts)
    if run.strict, tally.problems > 0 { throw ExitCode(1) }
  }
}

extension Tally {
  /// The counts, so that anyone can see they add up.
  fileprivate var sentence: String {
    var parts = [Diagnostics.count(notes, "note")]
    if rowsWithoutNote > 0 { parts.append("\(rowsWithoutNote) without a note") }
    if narration > 0 { parts.append("\(narration) of narration") }
    if outsideMonth > 0 { parts.append("\(outsideMonth) outside the month") }
    let undated = undated > 0 ? "; \(undated) undated" : ""
    let sum = "\(Diagnostics.count(rows, "row")) = \(parts.joined(separator: " + "))"
    return "\(sum); \(Diagnostics.count(problems, "problem"))\(undated)"
  }
}
