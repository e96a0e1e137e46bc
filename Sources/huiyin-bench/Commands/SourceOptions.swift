internal import ArgumentParser

/// What notes are generated from.
struct SourceOptions: ParsableArguments {
  @Option(help: "The number all generated notes follow from.") var seed: UInt64 = 7
  @Option(help: "Folder of the notes that generated ones are made of.") var corpora = "corpora"

  /// The generator of these notes.
  /// - Throws: `HuiyinError` where the corpora cannot be read.
  func generator() throws -> NoteGenerator {
    NoteGenerator(try Corpus(folder: corpora), seed: seed)
  }
}
