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
  @OptionGroup var masks: MaskOptions
  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup var options: RunOptions

  func run() throws {
    let lexicon = try lexicon.load()
    let usual: Masking = OutputFormats.verdicts.isForPeople(output ?? "-") ? Masking(lexicon: lexicon) : .off
    let masking = masks.masking(lexicon, otherwise: usual)
    var walk = try NoteRun(
      input, options, lexicon: lexicon, masking: masking,
      shown: masks.masking(lexicon, otherwise: Masking(lexicon: lexicon)))
    let file = try OutputFile(path: output ?? "-")
    var writer = try OutputFormats.verdicts.writer(to: file, scheme: lexicon.scheme)
    try walk.forEach(onProblem: { try writer.write($0) }) { try writer.write($2) }
    let provenance = input.provenance(lexicon, masking)
    walk.say(try writer.finish(walk.tally, provenance: provenance, previous: nil))
    try file.commit()
    try walk.finish()
  }
}
