internal import ArgumentParser
internal import Huiyin
internal import HuiyinFiles

/// `huiyin classify FILE…`: one verdict for every note.
struct ClassifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify", abstract: "Sorts every note and says which words decided.")

  @OptionGroup var input: InputOptions
  @Option(
    name: .shortAndLong,
    help: "Where to write, by ending: .jsonl .csv .xlsx; otherwise JSON Lines to standard output.")
  var output: String?
  @Flag(help: "Also say which recurring matter each note belongs to; a workbook always does.") var recur =
    false
  @OptionGroup var matter: MatterOptions
  @OptionGroup var masks: MaskOptions
  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup var options: RunOptions

  func validate() throws {
    if !recur, matter.isGiven, !OutputFormats.verdicts.holdsMatters(output ?? "-") {
      throw ValidationError("--state and --decisions are for matters: add --recur")
    }
  }

  func run() throws {
    let lexicon = try lexicon.load()
    let usual: Masking = OutputFormats.verdicts.isForPeople(output ?? "-") ? Masking(lexicon: lexicon) : .off
    let masking = masks.masking(lexicon, otherwise: usual)
    var walk = try NoteRun(
      input, options, lexicon: lexicon, masking: masking,
      shown: masks.masking(lexicon, otherwise: Masking(lexicon: lexicon)))
    let file = try OutputFile(path: output ?? "-")
    if recur || OutputFormats.verdicts.holdsMatters(output ?? "-") {
      let provenance = input.provenance(lexicon, masking)
      let past = try matter.past(lexicon)
      let gathered = try walk.gather(by: matter.rulings(), after: past, asOf: input.chosenMonth()?.lastDay)
      var writer = try OutputFormats.verdicts.writer(
        to: file, scheme: lexicon.scheme, matters: gathered.matters)
      for problem in gathered.problems { try writer.write(problem) }
      for note in gathered.notes { try writer.write(note) }
      walk.say(try writer.finish(walk.tally, provenance: provenance, previous: nil))
    } else {
      var writer = try OutputFormats.verdicts.writer(to: file, scheme: lexicon.scheme)
      try walk.write(to: &writer)
      walk.say(
        try writer.finish(walk.tally, provenance: input.provenance(lexicon, masking), previous: nil))
    }
    try file.commit()
    try walk.finish()
  }
}
