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
    while let batch = try files.nextBatch() {
      let verdicts = analyzer.verdicts(for: batch.notes, jobs: jobs)
      for sorted in Masking.off.release(batch.notes, verdicts, jobs: jobs) { try writer.write(sorted) }
    }
    try file.commit()
    return files.tally.notes
  }

  /// Cuts the lines of the file `path` as `huiyin tokenize --plain` does, into `output`; returns how many there are.
  /// - Throws: `HuiyinError` of a file that cannot be read or written.
  static func tokenize(_ path: String, to output: String) throws -> Int {
    let lines = try TextLines(path: path)
    let file = try OutputFile(path: output)
    var count = 0
    while let line = try lines.next() {
      try file.write(TokenLine.text(Tokenizer.plain.tokens(in: line)))
      count += 1
    }
    try file.commit()
    return count
  }

  /// All notes of the file `path`.
  /// - Throws: `HuiyinError` of a file that cannot be read.
  static func read(_ path: String, by lexicon: Lexicon) throws -> [Note] {
    var files = try NoteFiles([path], names: lexicon.columnNames, cues: lexicon.minutesCues)
    return try files.all().notes
  }
}
