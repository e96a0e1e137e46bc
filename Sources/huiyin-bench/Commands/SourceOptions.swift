internal import ArgumentParser
internal import FoundationEssentials
internal import Huiyin

/// What notes are generated from, and read with.
struct SourceOptions: ParsableArguments {
  @Option(help: "The number all generated notes follow from.") var seed: UInt64 = 7
  @Option(help: "Folder of the notes that generated ones are made of.") var corpora = "corpora"
  @Option(help: "Folder of the lexicon.") var lexicon = "lexicons/police"

  /// The lexicon.
  /// - Throws: `HuiyinError` with every fault of it.
  func loaded() throws -> Lexicon {
    try Lexicon(directory: URL(filePath: lexicon, directoryHint: .isDirectory))
  }

  /// The generator of these notes.
  /// - Throws: `HuiyinError` where corpora or lexicon cannot be read.
  func generator() throws -> NoteGenerator {
    NoteGenerator(try Corpus(folder: corpora, lexicon: loaded()), seed: seed)
  }
}
