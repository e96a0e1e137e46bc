internal import ArgumentParser
internal import Huiyin
internal import HuiyinFiles

/// `huiyin explain "text"`: tokens, matches, points, and what would turn the verdict.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Says why a text is sorted as it is.")

  @Argument(help: "The text of a note.") var text: String
  @Option(help: "The title of the note.") var title: String?
  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup var masks: MaskOptions

  func run() throws {
    let lexicon = try lexicon.load()
    let explanation = Analyzer(lexicon: lexicon).explanation(of: Note(id: "1", title: title, text: text))
    let released = masks.masking(lexicon, otherwise: .off).release(explanation)
    print(try ExplanationText(scheme: lexicon.scheme).text(of: released), terminator: "")
  }
}
