internal import ArgumentParser
internal import Huiyin

/// `huiyin-bench generate COUNT`: notes to measure with, as many as are wanted.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract:
      "Writes notes made of the sentences of the corpora, with other places, numbers and order, as CSV.")

  @Argument(help: "How many notes.") var count: Int
  @Option(name: .shortAndLong, help: "Where to write the CSV; otherwise standard output.") var output = "-"
  @OptionGroup var source: SourceOptions

  func validate() throws {
    if count < 0 { throw ValidationError("COUNT is a whole number from 0 on") }
  }

  func run() throws {
    let generator = try source.generator()
    var table = try NoteTable(path: output)
    for index in 0..<count { try table.write(generator.note(index)) }
    try table.commit()
  }
}
