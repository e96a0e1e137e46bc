internal import Huiyin
internal import HuiyinFiles
internal import HuiyinText

/// A whole `classify`, from file to file, as the command line does it.
enum FileRun {
  /// Sorts the notes of the file `path` into JSON Lines at `output`, on `jobs` threads; returns how many there are.
  /// - Throws: `HuiyinError` of a file that cannot be read or written.
  static func classify(_ path: String, to output: String, by analyzer: Analyzer, jobs: Int) throws -> Int {
    var files = try NoteFiles(
      [path], names: analyzer.lexicon.columnNames, cues: analyzer.lexicon.minutesCues)
    let file = try OutputFile(path: output)
    var writer = VerdictLines(to: file)
    let run = SortingRun(analyzer, .off, jobs: jobs, encoder: writer.encoder)
    try run.run(&files) { batch, _ in try writer.write(batch.encoded) }
    try file.commit()
    return files.tally.notes
  }

  /// Cuts the lines of the file `path` as `huiyin tokenize --plain` does, into `output`; which it makes anew; returns 1.
  /// - Throws: `HuiyinError` of a file that cannot be read or written.
  static func tokenize(_ path: String, to output: String) throws -> Int {
    let run = try TokenRun(path: path, tokenizer: .plain, form: .words, jobs: 1)
    let file = try OutputFile(path: output)
    try run.write(to: file)
    try file.commit()
    return 1
  }

  /// All notes of the file `path`.
  /// - Throws: `HuiyinError` of a file that cannot be read.
  static func read(_ path: String, by lexicon: Lexicon) throws -> [Note] {
    var files = try NoteFiles([path], names: lexicon.columnNames, cues: lexicon.minutesCues)
    return try files.all().notes
  }
}
