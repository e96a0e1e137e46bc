internal import ArgumentParser
internal import Huiyin
internal import HuiyinFiles

/// `huiyin report FILE… -o OUT`: the month at a glance.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Makes a page, a workbook or a data file of what a month of notes comes to.")

  @OptionGroup var input: InputOptions
  @Option(name: .shortAndLong, help: "Where to write, by ending: .html .xlsx .json.") var output: String
  @Option(
    parsing: .singleValue,
    help: "What to compare with: notes of the month before, or the .json of an earlier report.")
  var previous: [String] = []
  @OptionGroup var masks: MaskOptions
  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup var options: RunOptions

  func run() throws {
    let format = try ReportFormat(path: output)
    let lexicon = try lexicon.load()
    let masking = masks.masking(lexicon, otherwise: Masking(lexicon: lexicon))
    let earlier = try earlierReport(lexicon, masking)
    var walk = try NoteRun(input, options, lexicon: lexicon, masking: masking)
    let file = try OutputFile(path: output)
    var notes: [Released<SortedNote>] = []
    try walk.forEach { notes.append($2) }
    var maker = ReportMaker(scheme: lexicon.scheme)
    for note in notes { maker.add(note) }
    let report = maker.report(walk.tally, provenance: provenance(lexicon, masking), previous: earlier)
    try write(report, as: format, to: file)
    try file.commit()
    try walk.finish()
  }

  private func write(_ report: Report, as format: ReportFormat, to file: OutputFile) throws {
    switch format {
    case .html: try file.write(ReportPage().html(of: report))
    case .json: try file.write(report.json)
    case .workbook: break
    }
  }

  /// The report to compare with: read, or made of earlier notes.
  private func earlierReport(_ lexicon: Lexicon, _ masking: Masking) throws -> Report? {
    guard let first = previous.first else { return nil }
    if previous.count == 1, first.lowercased().hasSuffix(ReportFormat.json.ending) {
      return try Report(json: first)
    }
    var input = input
    (input.files, input.month) = (previous, nil)
    var walk = try NoteRun(input, options.withoutProblemsFile, lexicon: lexicon, masking: masking)
    var maker = ReportMaker(scheme: lexicon.scheme)
    try walk.forEach { maker.add($2) }
    return maker.report(walk.tally, provenance: provenance(lexicon, masking))
  }

  private func provenance(_ lexicon: Lexicon, _ masking: Masking) -> Report.Provenance {
    func inputs(_ paths: [String]) -> [Report.Provenance.Input] {
      paths.map { path in
        let start = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) }
        return .init(
          name: String(path[(start ?? path.startIndex)...]), sha256: FileSeal(path: path)?.sha256)
      }
    }
    return Report.Provenance(
      inputs: inputs(input.files), previous: inputs(previous), lexicon: lexicon.fingerprint,
      version: Version.current, isMasked: masking.isOn, month: input.month)
  }
}
