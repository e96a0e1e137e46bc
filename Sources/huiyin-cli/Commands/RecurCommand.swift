internal import ArgumentParser
internal import Huiyin
internal import HuiyinFiles

/// `huiyin recur FILE…`: the matters that keep coming back; `--trends`: what stands out by topic, place and month.
struct RecurCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recur",
    abstract: "Finds the matters that keep coming back, and why their notes belong together.")

  @OptionGroup var input: InputOptions
  @Option(
    name: .shortAndLong,
    help: "Where to write, by ending: .jsonl .csv; otherwise JSON Lines to standard output.")
  var output: String?
  @Flag(help: "Instead: topics that stand out at a place or in a month.") var trends = false
  @OptionGroup var matter: MatterOptions
  @OptionGroup var masks: MaskOptions
  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup var options: RunOptions

  func validate() throws {
    if trends, matter.state != nil || matter.decisions != nil {
      throw ValidationError("--trends looks at the notes alone; it takes neither --state nor --decisions")
    }
  }

  func run() throws {
    let lexicon = try lexicon.load()
    let history = try matter.history()
    let path = output ?? "-"
    let usual: Masking = OutputFormats.recurrences.isForPeople(path) ? Masking(lexicon: lexicon) : .off
    let masking = masks.masking(lexicon, otherwise: usual)
    var walk = try NoteRun(
      input, options, lexicon: lexicon, masking: masking,
      shown: masks.masking(lexicon, otherwise: Masking(lexicon: lexicon)))
    let file = try OutputFile(path: path)
    if trends {
      try writeTrends(&walk, masking, to: file)
    } else {
      try writeMatters(&walk, history, to: file)
    }
    try walk.finish()
  }

  private func writeTrends(_ walk: inout NoteRun, _ masking: Masking, to file: OutputFile) throws {
    var writer = try OutputFormats.trends.writer(to: file, scheme: walk.analyzer.lexicon.scheme)
    var finder = TrendFinder(walk.analyzer.lexicon)
    try walk.forEach { note, verdict, _ in finder.add(note, verdict) }
    let trends = finder.trends
    for trend in trends { try writer.write(masking.release(trend)) }
    try file.commit()
    Diagnostics.say(Diagnostics.count(trends.count, "trend"))
  }

  /// The output takes its place before the history does: where the second fails, running again does no harm.
  private func writeMatters(_ walk: inout NoteRun, _ history: HistoryFile?, to file: OutputFile) throws {
    let lexicon = walk.analyzer.lexicon
    var writer = try OutputFormats.recurrences.writer(to: file, scheme: lexicon.scheme)
    let gathered = try walk.gather(
      by: matter.rulings(), after: matter.past(history, lexicon), asOf: input.chosenMonth()?.lastDay)
    for recurrence in gathered.matters { try writer.write(recurrence) }
    try file.commit()
    try history?.write(Masking(lexicon: lexicon).release(gathered.history))
    Diagnostics.say(gathered.sentence)
  }
}
