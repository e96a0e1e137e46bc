internal import ArgumentParser
internal import Huiyin
internal import HuiyinFiles

/// `huiyin evaluate LABELLED…`: how the verdicts agree with what a person said.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Compares verdicts with labels: the columns category, topic, secondary, intent, raisedAgain.")

  @OptionGroup var input: InputOptions
  @Option(
    help: "A corrected table or workbook whose labels are joined to the notes by id; its texts are not read.")
  var labels: String?
  @OptionGroup var lexicon: LexiconOptions
  @Option(
    help:
      "Fit anew on all but one of so many parts, score the part kept back, and so for each; as `lexicon fit`, a new scheme without --lexicon."
  )
  var folds: Int?
  @OptionGroup var fit: FitOptions
  @Flag(help: "One line of JSON instead of tables.") var json = false
  @OptionGroup var options: RunOptions

  func validate() throws {
    if let folds, !(2...100).contains(folds) {
      throw ValidationError("--folds takes a whole number from 2 to 100")
    }
  }

  func run() throws {
    if let folds { return try evaluate(folds: folds) }
    let lexicon = try lexicon.load()
    var walk = try NoteRun(
      input, options, lexicon: lexicon, masking: .off, shown: Masking(lexicon: lexicon))
    var reader = LabelReader(lexicon: lexicon)
    let corrected = try labels.map { try reader.labels(in: $0, input, lexicon) }
    var pairs: [(label: Label, verdict: Verdict)] = []
    try walk.forEach { note, verdict, _ in
      if let corrected {
        if let label = corrected[note.id] { pairs.append((label, verdict)) }
      } else {
        pairs.append((reader.label(of: note), verdict))
      }
    }
    walk.say(reader.problems)
    guard pairs.contains(where: { $0.label.category != nil }) else {
      throw HuiyinError(.noLabel(in: input.files))
    }
    try write(Evaluation(pairs, scheme: lexicon.scheme), lexicon.scheme)
    try walk.finish()
  }

  private func write(_ evaluation: Evaluation, _ scheme: Scheme) throws {
    let output = try OutputFile(path: "-")
    if json {
      try output.write(EvaluationLine.line(of: evaluation))
    } else {
      try output.write(EvaluationText(scheme: scheme).text(of: evaluation))
    }
    try output.commit()
  }

  /// Scores every note by a lexicon that was fitted without it.
  private func evaluate(folds: Int) throws {
    let input = try FitInput(self.input, options, lexicon: lexicon.lexicon, common: fit.common)
    var pairs: [(label: Label, verdict: Verdict)] = []
    for (number, fold) in input.notes.folds(folds).enumerated() {
      let fitted = try LexiconFit(lexicon: input.lexicon, options: fit.options, jobs: options.threads).fit(
        fold.learnt)
      let verdicts = Analyzer(lexicon: fitted.lexicon).verdicts(
        for: fold.keptBack.notes, jobs: options.threads)
      var labels = LabelReader(lexicon: fitted.lexicon)
      pairs += zip(fold.keptBack.notes, verdicts).map { (labels.label(of: $0), $1) }
      Diagnostics.say("fold \(number + 1) of \(folds): fitted on \(fold.learnt.notes.count)")
    }
    let scheme = input.lexicon.scheme
    try write(Evaluation(pairs, scheme: scheme), scheme)
    try input.finish()
  }
}

extension Problem {
  /// None of `files` holds a labelled note.
  static func noLabel(in files: [String]) -> Problem {
    Problem(
      .header, "no note has a label", at: Location(file: files.joined(separator: " ")),
      hint: "labelled notes have a column or key “category” or 类别 that holds an id or name of the scheme")
  }
}

/// Reads what a person said from the columns of notes.
struct LabelReader {
  private let scheme: Scheme
  private let names: LabelNames
  /// Labels that are no ids or names of the scheme.
  private(set) var problems: [Problem] = []

  init(lexicon: Lexicon) { (scheme, names) = (lexicon.scheme, lexicon.columnNames.labels) }

  mutating func label(of note: Note) -> Label {
    Label(columnsOf: note, scheme: scheme, names: names, problems: &problems)
  }

  /// The labels of a corrected file, by the ids of its notes.
  mutating func labels(in path: String, _ input: InputOptions, _ lexicon: Lexicon) throws -> [String: Label] {
    var corrected = input
    (corrected.files, corrected.reading.month, corrected.reading.column, corrected.reading.sheet) = (
      [path], nil, [], nil
    )
    var files = try corrected.open(lexicon)
    let notes = try files.all().notes
    return Dictionary(notes.map { ($0.id, label(of: $0)) }, uniquingKeysWith: { first, _ in first })
  }
}
