internal import ArgumentParser
internal import Huiyin
internal import HuiyinFiles

/// `huiyin explain "text"`: tokens, matches, points, and what would turn the verdict.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Says why a text is sorted as it is.")

  @Argument(help: "The text of a note.") var text: String
  @Option(help: "The title of the note.") var title: String?
  @Option(help: "Instead: why this word, or the expression of a line, counts or does not count here.")
  var whyNot: String?
  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup var masks: MaskOptions

  func run() throws {
    let lexicon = try lexicon.load()
    let masking = masks.masking(lexicon, otherwise: .off)
    let (analyzer, note) = (Analyzer(lexicon: lexicon), Note(id: "1", title: title, text: text))
    if let whyNot {
      return print(
        try TermTraceText(scheme: lexicon.scheme).text(
          of: masking.release(analyzer.trace(whyNot, in: note), of: note)),
        terminator: "")
    }
    let released = masking.release(analyzer.explanation(of: note))
    print(try ExplanationText(scheme: lexicon.scheme).text(of: released), terminator: "")
  }
}
