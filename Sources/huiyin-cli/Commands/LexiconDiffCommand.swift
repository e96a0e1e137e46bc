internal import ArgumentParser
internal import FoundationEssentials
internal import Huiyin
internal import HuiyinFiles

/// `huiyin lexicon diff OLD NEW FILE…`: the notes that a change of the lexicon would sort differently.
struct LexiconDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Lists the notes that two lexicons sort differently, and the evidence that tips each.")

  @Argument(help: "Folder of the old lexicon.") var old: String
  @Argument(help: "Folder of the new lexicon.") var new: String
  @OptionGroup var input: InputOptions
  @Flag(help: "JSON Lines instead of text.") var json = false
  @Flag(help: "End with 1 where a note changes.") var failOnChange = false
  @OptionGroup var masks: MaskOptions
  @OptionGroup var options: RunOptions

  func run() throws {
    let (before, after) = (try LexiconOptions.load(old), try LexiconOptions.load(new))
    let masking = masks.masking(after, otherwise: json ? .off : Masking(lexicon: after))
    var walk = try NoteRun(input, options, lexicon: after, masking: masking)
    let earlier = Analyzer(lexicon: before)
    let output = try OutputFile(path: "-")
    let text = VerdictChangeText(before: before.scheme, after: after.scheme)
    var changes = 0
    try walk.forEach { note, verdict, _ in
      guard let change = VerdictChange(from: earlier.verdict(for: note), to: verdict) else { return }
      changes += 1
      let released = masking.release(change, of: note)
      if json { try output.write(text.line(of: released)) } else { try output.write(text.text(of: released)) }
    }
    try output.commit()
    Diagnostics.say("\(Diagnostics.count(changes, "note")) would change")
    try walk.finish()
    if failOnChange, changes > 0 { throw ExitCode(1) }
  }
}
