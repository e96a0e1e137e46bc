internal import ArgumentParser
internal import Huiyin
internal import HuiyinFiles

/// `huiyin report FILE… -o OUT`: the month at a glance.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Makes a page, a workbook or a data file of what a month of notes comes to.")

  @OptionGroup var input: InputOptions
  @Option(name: .shortAndLong, help: "Where to write, by ending: .html .xlsx .json.") var output: String
  @Option(
    parsing: .singleValue,
    help: "What to compare with: notes of the month before, or the .json of an earlier report.")
  var previous: [String] = []
  @OptionGroup var matter: MatterOptions
  @OptionGroup var masks: MaskOptions
  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup var options: RunOptions

  func run() throws {
    let format = try ReportFormat(path: output)
    let lexicon = try lexicon.load()
    let masking = masks.masking(lexicon, otherwise: Masking(lexicon: lexicon))
    let earlier = try earlierReport(lexicon, masking)
    let provenance = input.provenance(lexicon, masking, previous: previous)
    let history = try matter.history()
    var walk = try NoteRun(input, options, lexicon: lexicon, masking: masking)
    let file = try OutputFile(path: output)
    let month = try walk.gather(
      by: matter.rulings(), after: matter.past(history, lexicon), asOf: input.chosenMonth()?.lastDay)
    switch format {
    case .workbook:
      var book = try VerdictWorkbook(to: file, scheme: lexicon.scheme, matters: month.matters)
      for note in month.notes { try book.write(note) }
      for problem in month.problems { try book.write(problem) }
      walk.say(try book.finish(walk.tally, provenance: provenance, previous: earlier))
    case .html, .json:
      var maker = ReportMaker(scheme: lexicon.scheme, matters: month.matters)
      for note in month.notes { maker.add(note) }
      let report = maker.report(walk.tally, provenance: provenance, previous: earlier)
      try file.write(format == .json ? report.json : Array(ReportPage().html(of: report).utf8))
    }
    try file.commit()
    try history?.write(Masking(lexicon: lexicon).release(month.history))
    try walk.finish()
  }

  /// The report to compare with: read, or made of earlier notes.
  private func earlierReport(_ lexicon: Lexicon, _ masking: Masking) throws -> Report? {
    guard let first = previous.first else { return nil }
    if previous.count == 1, first.lowercased().hasSuffix(ReportFormat.json.ending) {
      return try Report(json: first)
    }
    var input = input
    (input.files, input.month) = (previous, nil)
    var walk = try NoteRun(input, options.withoutProblemsFile, lexicon: lexicon, masking: masking)
    let month = try walk.gather()
    var maker = ReportMaker(scheme: lexicon.scheme, matters: month.matters)
    for note in month.notes { maker.add(note) }
    return maker.report(walk.tally, provenance: input.provenance(lexicon, masking))
  }
}
