internal import ArgumentParser
internal import FoundationEssentials
internal import Huiyin
internal import HuiyinFiles

/// `huiyin lexicon fit LABELLED… -o DIR`: a lexicon learnt from labelled notes.
struct LexiconFitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Learns lines and their points from labelled notes and writes a complete lexicon.",
    discussion: """
      Without --lexicon a new scheme is started: its categories are the labels found, whatever HUIYIN_LEXICON says.
      With it, the lines written by hand stay as they are, the lines of an earlier fit are made anew.
      """)

  @OptionGroup var input: InputOptions
  @Option(help: "Folder of the lexicon to complete; otherwise a new scheme is started.") var lexicon: String?
  @Option(name: .shortAndLong, help: "Folder to write: a complete lexicon for --lexicon.") var output: String
  @OptionGroup var fit: FitOptions
  @OptionGroup var options: RunOptions

  func run() throws {
    let labelled = try FitInput(input, options, lexicon: lexicon, common: fit.common)
    let fitted = try LexiconFit(lexicon: labelled.lexicon, options: fit.options, jobs: options.threads).fit(
      labelled.notes)
    try fitted.write(to: output, completing: lexicon.map { URL(filePath: $0, directoryHint: .isDirectory) })
    for lines in fitted.lines {
      print("\(lines.category)\t\(Diagnostics.count(lines.terms.count, "fitted line"))")
    }
    Diagnostics.say(LexiconFitCommand.review(fitted.calibration))
    try labelled.finish()
  }

  /// What is for review.
  private static func review(_ calibration: Calibration?) -> String {
    guard let calibration else {
      return
        "for review: by reviewPoints and reviewPercent alone, too few notes kept back got a verdict to tell how often one is right"
    }
    return "for review: verdicts with a confidence below \(Double(calibration.reviewBelow) / 1000)"
  }
}

/// How a fit works.
struct FitOptions: ParsableArguments {
  @Option(help: "At most so many fitted lines for each category.") var lines = 1000
  @Option(help: "How many of a hundred verdicts that need no review should be right.") var precision = 95
  @Option(
    help:
      "Common folder for a new scheme; otherwise lexicons/common here or beside the program, else an empty one."
  )
  var common: String?

  func validate() throws {
    if !(1...100_000).contains(lines) {
      throw ValidationError("--lines takes a whole number from 1 to 100000")
    }
    if !(1...100).contains(precision) {
      throw ValidationError("--precision takes a whole number from 1 to 100")
    }
  }

  var options: LexiconFit.Options { LexiconFit.Options(lines: lines, precision: precision) }
}

/// The labelled notes of a fit, and the lexicon it starts from.
struct FitInput {
  let lexicon: Lexicon
  let notes: LabelledNotes
  private let tally: Tally
  private let isStrict: Bool
  private let problemCount: Int

  /// Reads the files and the lexicon in `folder`, or starts a new scheme on the folder `common`.
  init(_ input: InputOptions, _ run: RunOptions, lexicon folder: String?, common: String?) throws {
    let common = folder == nil ? try FitInput.common(common) : nil
    let known = try folder.map { try Lexicon(directory: URL(filePath: $0, directoryHint: .isDirectory)) }
    let start = try known ?? Lexicon(categories: ["-"], common: common)
    var files = try input.open(start)
    let batch = try files.all()
    let masking = Masking(lexicon: start)
    for remark in batch.remarks { Diagnostics.say(masking.text(remark)) }
    notes = LabelledNotes(batch.notes, names: start.columnNames.labels, scheme: known?.scheme)
    let problems = (batch.problems + notes.contradictions).map(masking.release)
    for problem in problems { Diagnostics.say("problem: \(problem.value)") }
    if let path = run.problems { try FitInput.write(problems, to: path) }
    guard notes.unlabelledCount < batch.notes.count else { throw HuiyinError(.noLabel(in: input.files)) }
    tally = files.tally
    (isStrict, problemCount) = (run.strict, problems.count)
    lexicon = try known ?? Lexicon(categories: notes.distinctCategories, common: common)
  }

  private static func write(_ problems: [Released<Problem>], to path: String) throws {
    let file = try OutputFile(path: path)
    for problem in problems { try ProblemLines(to: file).write(problem) }
    try file.commit()
  }

  /// The common folder of a new scheme; says which.
  private static func common(_ named: String?) throws -> URL? {
    let found = named ?? LexiconOptions.found("lexicons/common")
    Diagnostics.say(
      found.map { "new scheme on the common folder \($0)" } ?? "new scheme without a common folder")
    return found.map { URL(filePath: $0, directoryHint: .isDirectory) }
  }

  /// Says the counts.
  /// - Throws: `ExitCode` 1 where there were problems and the run is strict.
  func finish() throws {
    let left = notes.unlabelledCount
    Diagnostics.say(
      "\(Diagnostics.count(tally.notes, "note")): \(notes.notes.count) learnt from, \(left) without a label, \(tally.notes - left - notes.notes.count) contradictory; \(Diagnostics.count(problemCount, "problem"))"
    )
    if isStrict, problemCount > 0 { throw ExitCode(1) }
  }
}
