internal import ArgumentParser
internal import FoundationEssentials
internal import Huiyin
internal import HuiyinFiles

/// Which files a command reads, and how.
struct InputOptions: ParsableArguments {
  @Argument(help: "Files of notes: .xlsx .csv .tsv .jsonl .docx .txt; - for standard input.") var files:
    [String]
  @OptionGroup var reading: ReadingOptions

  /// Opens all files before anything is written.
  func open(_ lexicon: Lexicon) throws -> NoteFiles { try reading.open(files, lexicon) }

  /// The month that is asked for, as written.
  var month: String? {
    get { reading.month }
    set { reading.month = newValue }
  }

  /// The month that is asked for.
  func chosenMonth() throws -> Month? { try reading.chosenMonth() }

  /// What an output made of these files was made from.
  func provenance(_ lexicon: Lexicon, _ masking: Masking, previous: [String] = []) -> Report.Provenance {
    Report.Provenance(
      inputs: files.map(Self.input), previous: previous.map(Self.input), lexicon: lexicon.fingerprint,
      version: Version.current, isMasked: masking.isOn, month: month)
  }

  private static func input(_ path: String) -> Report.Provenance.Input {
    let start = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) }
    return .init(name: String(path[(start ?? path.startIndex)...]), sha256: FileSeal(path: path)?.sha256)
  }
}

/// Files for a command that can also do without.
struct OptionalInputOptions: ParsableArguments {
  @Argument(help: "Files of notes: .xlsx .csv .tsv .jsonl .docx .txt; - for standard input.") var files:
    [String] =
      []
  @OptionGroup var reading: ReadingOptions

  /// The files; nil where there are none.
  var input: InputOptions? {
    guard !files.isEmpty else { return nil }
    var input = InputOptions()
    (input.files, input.reading) = (files, reading)
    return input
  }
}

/// How files of notes are read.
struct ReadingOptions: ParsableArguments {
  @Option(
    help:
      "A column by its header or number, as text=留言详情; fields: id title text date person place office source card."
  )
  var column: [String] = []
  @Option(help: "The sheet of a workbook; otherwise the one with the best header.") var sheet: String?
  @Option(help: "The charset of the files, as GB18030; otherwise recognised.") var encoding: String?
  @Option(help: "Only notes dated in the month, as 2026-10; undated ones stay.") var month: String?

  /// Opens all files before anything is written.
  func open(_ files: [String], _ lexicon: Lexicon) throws -> NoteFiles {
    var options = NoteFiles.Options()
    if let encoding { try options.setEncoding(encoding) }
    options.columns = try ColumnChoices(arguments: column)
    options.sheet = sheet
    options.month = try chosenMonth()
    return try NoteFiles(
      files, names: lexicon.columnNames, cues: lexicon.minutesCues, options: options)
  }

  /// The month that is asked for.
  func chosenMonth() throws -> Month? {
    guard let text = month else { return nil }
    if let month = Month(text) { return month }
    throw HuiyinError(
      Problem(
        .option, "found the month “\(text)”, expected a year and a month", at: Location(file: "--month"),
        hint: "such as --month 2026-10"))
  }
}

/// How a command works.
struct RunOptions: ParsableArguments {
  @OptionGroup var work: JobsOptions
  @Option(help: "File for the rows that could not be read, as JSON Lines.") var problems: String?
  @Option(help: "File for what of minutes and diaries is no note, as JSON Lines.") var narration: String?
  @Flag(help: "End with 1 where there are problems.") var strict = false

  /// The same for a run whose problems go to standard error only.
  var withoutProblemsFile: RunOptions {
    var options = self
    (options.problems, options.narration) = (nil, nil)
    return options
  }

  /// The number of threads.
  var threads: Int { work.threads }
}
