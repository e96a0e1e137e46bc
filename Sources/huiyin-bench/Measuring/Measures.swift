internal import FoundationEssentials
internal import Huiyin
internal import HuiyinFiles
internal import HuiyinText

/// Everything that is measured, each thing in a few lines: what it needs is made beforehand, outside the time.
struct Measures {
  private let input: BenchInput
  private let lexicon: String
  private let analyzer: Analyzer
  private let jobs: Int

  /// The measures of `input`, with the lexicon in the folder `lexicon`, and with `jobs` threads for all cores.
  /// - Throws: `HuiyinError` with every fault of the lexicon.
  init(_ input: BenchInput, lexicon: String, jobs: Int) throws {
    (self.input, self.lexicon, self.jobs) = (input, lexicon, jobs)
    analyzer = try Measures.analyzer(lexicon)
  }

  /// The measures with these names, in the order of the table.
  /// - Throws: `HuiyinError` of a file that cannot be read or written.
  func chosen(_ names: [String]) throws -> [Measure] {
    try Measures.all.filter { names.contains($0.name) }.map { try $0.make(self)($0.name) }
  }

  /// What makes one measure of its name.
  private typealias Make = (Measures) -> (String) throws -> Measure

  private static var all: [(name: String, make: Make)] {
    [
      ("load", load), (rival, icu), ("cut-plain", cutPlain), ("tokenize-plain", tokenizePlain),
      ("fold", fold),
      ("cut", cut), ("match", match), ("classify", classify), ("classify-file-1", classifyOnOne),
      ("classify-file-all", classifyOnAll), ("group", group), ("survey", survey), ("xlsx", readWorkbook),
      ("report", report), ("peak", peak),
    ]
  }

  /// The name of the measure that all others are compared with.
  static let rival = "icu"

  /// The names of all measures, in the order of the table.
  static var names: [String] { all.map(\.name) }

  static func analyzer(_ folder: String) throws -> Analyzer {
    Analyzer(lexicon: try lexicon(in: folder))
  }

  static func lexicon(in folder: String) throws -> Lexicon {
    try Lexicon(directory: URL(filePath: folder, directoryHint: .isDirectory))
  }

  private func load(_ name: String) -> Measure {
    Measure(name: name, quantity: .time) { try Measures.analyzer(lexicon).lexicon.terms.count }
  }

  private func onNotes(_ name: String, _ run: @escaping () throws -> Int) -> Measure {
    Measure(name: name, quantity: .timeOfNotes(bytes: input.bytes), run: run)
  }
}

/// The cut without folding and lexicon: what ICU does, and what is done instead.
extension Measures {
  private func icu(_ name: String) -> Measure {
    let lines = input.lines.map { Array($0.utf16) }
    let breaker = ICUBreaker(longest: lines.map(\.count).max() ?? 0)
    return onNotes(name) {
      lines.reduce(0) { $0 + $1.withUnsafeBufferPointer(breaker.count) }
    }
  }

  private func cutPlain(_ name: String) throws -> Measure {
    let lines = input.lines.map { Array($0.utf16) }
    let (cutter, workspace) = (PlainCutter(), Workspace())
    let breaker = ICUBreaker(longest: lines.map(\.count).max() ?? 0)
    for line in lines {
      let rival = line.withUnsafeBufferPointer(breaker.boundaries)
      line.withUnsafeBufferPointer { cutter.cut($0, in: workspace) }
      precondition(workspace.boundaries == rival, "the cut is not ICU's")
    }
    return onNotes(name) {
      lines.reduce(0) { count, line in
        line.withUnsafeBufferPointer { cutter.cut($0, in: workspace) }
        return count + workspace.tokenEdges.count
      }
    }
  }

  private func tokenizePlain(_ name: String) -> Measure {
    let output = input.folder.path("tokens.txt")
    return Measure(name: name, quantity: .timeOfNotes(bytes: BenchInput.size(of: input.text)), output: output)
    {
      try FileRun.tokenize(input.text, to: output)
    }
  }
}

/// The steps of reading a note.
extension Measures {
  private var parts: [String] { input.notes.flatMap { [$0.title, $0.text].compactMap(\.self) } }

  private func fold(_ name: String) -> Measure {
    let (steps, parts) = (ReadingSteps(analyzer), parts)
    return onNotes(name) { parts.reduce(0) { $0 + steps.fold($1).folded.count } }
  }

  private func cut(_ name: String) -> Measure {
    let steps = ReadingSteps(analyzer)
    let texts = parts.map { steps.fold($0).folded }
    return onNotes(name) { texts.reduce(0) { $0 + steps.cut($1).count } }
  }

  private func match(_ name: String) -> Measure {
    let steps = ReadingSteps(analyzer)
    let texts = parts.map { steps.fold($0).folded }
    let occurrences = texts.map { Array(steps.cut($0)) }
    return onNotes(name) { zip(texts, occurrences).reduce(0) { $0 + steps.match($1.0, $1.1) } }
  }

  private func classify(_ name: String) -> Measure {
    onNotes(name) { analyzer.verdicts(for: input.notes).reduce(0) { $0 + $1.evidence.count } }
  }
}

/// Files, matters and reports.
extension Measures {
  private func classifyOnOne(_ name: String) -> Measure {
    let output = input.folder.path("verdicts.jsonl")
    return Measure(
      name: name, quantity: .timeOfNotes(bytes: BenchInput.size(of: input.table)), output: output
    ) {
      try FileRun.classify(input.table, to: output, by: analyzer, jobs: 1)
    }
  }

  private func classifyOnAll(_ name: String) -> Measure {
    let output = input.folder.path("verdicts.jsonl")
    return Measure(
      name: name, quantity: .timeOnAllCores(bytes: BenchInput.size(of: input.table)), output: output
    ) {
      try FileRun.classify(input.table, to: output, by: analyzer, jobs: jobs)
    }
  }

  private func group(_ name: String) -> Measure {
    var finder = MatterFinder(analyzer)
    _ = finder.add(input.notes)
    return onNotes(name) {
      var finder = finder
      return try finder.matters().recurrences.count
    }
  }

  private func survey(_ name: String) -> Measure {
    onNotes(name) { analyzer.survey(input.notes).recurrences.count }
  }

  private func readWorkbook(_ name: String) throws -> Measure {
    let path = try input.workbook ?? writtenWorkbook()
    return Measure(name: name, quantity: .timeOfNotes(bytes: BenchInput.size(of: path))) {
      try FileRun.read(path, by: analyzer.lexicon).count
    }
  }

  /// The notes as `huiyin classify -o notes.xlsx` writes them.
  private func writtenWorkbook() throws -> String {
    let file = try OutputFile(path: input.folder.path("notes.xlsx"))
    var book = try VerdictWorkbook(to: file, scheme: analyzer.lexicon.scheme)
    for sorted in released() { try book.write(sorted) }
    _ = try book.finish(Tally(), provenance: provenance, previous: nil)
    try file.commit()
    return file.path
  }

  private func report(_ name: String) throws -> Measure {
    var finder = MatterFinder(analyzer)
    _ = finder.add(input.notes)
    let matters = Masking.off.release(try finder.matters().recurrences, of: input.notes)
    let notes = released()
    return onNotes(name) {
      var maker = ReportMaker(scheme: analyzer.lexicon.scheme, matters: matters)
      for note in notes { maker.add(note) }
      return try ReportPage().html(of: maker.report(Tally(), provenance: provenance)).utf8.count
    }
  }

  private func peak(_ name: String) -> Measure {
    Measure(name: name, quantity: .memory) {
      try PeakMemory.ofProcess(
        classifying: input.table, to: input.folder.path("verdicts.jsonl"), lexicon, jobs)
    }
  }

  private func released() -> [Released<SortedNote>] {
    zip(input.notes, analyzer.verdicts(for: input.notes, jobs: jobs)).map { Masking.off.release($0, $1) }
  }

  private var provenance: Report.Provenance {
    Report.Provenance(
      inputs: [], previous: [], lexicon: analyzer.lexicon.fingerprint, version: "", isMasked: false,
      month: nil)
  }
}
