internal import ArgumentParser
internal import Huiyin
internal import HuiyinFiles

/// `huiyin lexicon suggest FILE…`: words the lexicon lacks, as lines that can be copied into it.
struct LexiconSuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Finds the words that would sort most of the notes without a clear verdict.",
    discussion:
      "Prints lines of a lexicon file; the remark says in how many unsorted notes a word stands, of how many "
      + "sorted notes with it how many are of the topic, and three notes to look at.")

  @OptionGroup var input: InputOptions
  @Option(help: "At most so many lines.") var lines = 40
  @OptionGroup var masks: MaskOptions
  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup var options: RunOptions

  func validate() throws {
    guard (1...1000).contains(lines) else {
      throw ValidationError("--lines takes a whole number from 1 to 1000")
    }
  }

  func run() throws {
    let lexicon = try lexicon.load()
    let masking = masks.masking(lexicon, otherwise: Masking(lexicon: lexicon))
    var walk = try NoteRun(input, options, lexicon: lexicon, masking: masking)
    var search = SuggestionSearch(walk.analyzer)
    try walk.forEach { note, verdict, _ in search.add(note, verdict) }
    let table = SuggestionTable(scheme: lexicon.scheme)
    print(SuggestionTable.header, terminator: "")
    for suggestion in search.suggestions(most: lines) {
      print(table.line(masking.release(suggestion)), terminator: "")
    }
    try walk.finish()
  }
}
