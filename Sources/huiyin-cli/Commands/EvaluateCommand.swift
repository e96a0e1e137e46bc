internal import ArgumentParser
internal import Huiyin
internal import HuiyinFiles

/// `huiyin evaluate LABELLED…`: how the verdicts agree with what a person said.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Compares verdicts with labels: the columns category, topic, secondary, intent, raisedAgain.")

  @OptionGroup var input: InputOptions
  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup var options: RunOptions

  func run() throws {
    let lexicon = try lexicon.load()
    var walk = try NoteRun(
      input, options, lexicon: lexicon, masking: .off, shown: Masking(lexicon: lexicon))
    var pairs: [(label: Label, verdict: Verdict)] = []
    try walk.forEach { note, verdict, _ in pairs.append((Label(columnsOf: note), verdict)) }
    guard pairs.contains(where: { $0.label.category != nil }) else {
      throw HuiyinError(
        Problem(
          .header, "no note has a label", at: Location(file: input.files.joined(separator: " ")),
          hint: "labelled notes have a column or key “category” that holds an id of the scheme"))
    }
    print(
      EvaluationText(scheme: lexicon.scheme).text(of: Evaluation(pairs, scheme: lexicon.scheme)),
      terminator: "")
    try walk.finish()
  }
}
