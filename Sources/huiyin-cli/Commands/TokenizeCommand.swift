internal import ArgumentParser
internal import Huiyin
internal import HuiyinFiles
internal import HuiyinText

/// `huiyin tokenize [FILE]`: one line in, one line out.
struct TokenizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tokenize", abstract: "Cuts every line into words, parted by blanks.")

  @Argument(help: "A text file; - or nothing for standard input.") var file = "-"
  @Flag(help: "ICU's own cut: neither folded nor changed by the lexicon.") var plain = false
  @Flag(help: "Print tokens and the bytes they begin at, as JSON.") var json = false
  @Option(help: "The charset of the file, as GB18030; otherwise recognised.") var encoding: String?
  @OptionGroup var work: JobsOptions
  @OptionGroup var lexicon: LexiconOptions

  func run() throws {
    UserCache.folder?.takeICU()
    let tokenizer = plain ? .plain : Analyzer(lexicon: try lexicon.load()).tokenizer
    if let fault = ICU.dictionaryFault { Diagnostics.say("huiyin: \(fault)") }
    var options = NoteFiles.Options()
    if let encoding { try options.setEncoding(encoding) }
    let run = try TokenRun(
      path: file, charset: options.charset, tokenizer: tokenizer, form: json ? .json : .words,
      jobs: work.threads)
    let output = try OutputFile(path: "-")
    try run.write(to: output)
    try output.commit()
    UserCache.folder?.keepICU()
  }
}
