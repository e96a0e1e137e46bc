internal import ArgumentParser
internal import Foundation
internal import Huiyin
internal import HuiyinFiles

/// `huiyin-bench [FILE…]`: measures everything, beside ICU's iterator.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Measures every step, round by round, beside ICU's own word iterator (the default).")

  @Argument(
    help:
      "Files of notes; otherwise the real notes of ../shared, or generated ones where they are not at hand.")
  var files: [String] = []
  @Option(
    name: .shortAndLong, help: "File of results; otherwise corpora/bench/DATE.csv. Rows are added to it.")
  var output: String?
  @Option(help: "How many rounds; each measure is taken once in each.") var runs = 9
  @Option(help: "Measures to take, with commas between; ICU is always taken.") var only: String?
  @Option(help: "The time that is taken: wall, or cpu where the machine is busy.") var clock = Stopwatch.wall
  @Option(help: "Threads for measures on all cores; otherwise one for each core.") var threads: Int?
  @Option(help: "The day of the results, as 2026-11-28; otherwise today.") var date: String?
  @Option(help: "File for the text that was cut, one note on a line: for rivals that other programs measure.")
  var text: String?
  @Option(help: "How many notes to generate where there are no real ones.") var notes = 5000
  @Option(help: "Folder of the lexicon.") var lexicon = "lexicons/police"
  @OptionGroup var source: SourceOptions

  /// The real notes, where they are at hand.
  static let realNotes = "../shared/data/real/notes-2019.xlsx"

  func validate() throws {
    if !(1...1000).contains(runs) { throw ValidationError("--runs takes a whole number from 1 to 1000") }
    if notes < 1 { throw ValidationError("--notes takes a whole number from 1 on") }
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads takes a whole number from 1 to 256")
    }
    if let date, Day(reading: date)?.description != date {
      throw ValidationError("--date takes a day such as 2026-11-28")
    }
    if let unknown = chosen.first(where: { !Measures.names.contains($0) }) {
      throw ValidationError(
        "there is no measure “\(unknown)”; there are \(Measures.names.joined(separator: " "))")
    }
  }

  private var chosen: [String] {
    only.map { $0.split(separator: ",").map(String.init) + [Measures.rival] } ?? Measures.names
  }

  func run() throws {
    let facts = Machine.here
    let day = date ?? MeasureCommand.today
    let path = output ?? "corpora/bench/\(day).csv"
    _ = try ResultFile.beginning(of: path)  // a wrong file is named before the work, not after it
    let input = try self.input()
    if let text { try MeasureCommand.copy(input.text, to: text) }
    let rounds = try measured(input)
    let about = RunFacts(
      date: day, machine: facts, input: input.name, notes: input.notes.count, bytes: input.bytes,
      stopwatch: clock, rounds: runs)
    let rows = ResultRow.rows(rounds.measures, rounds.rounds, notes: about.notes, bytes: about.bytes)
    print(about.heading, ResultTable(rows).text, separator: "\n\n", terminator: "")
    try ResultFile.write(rows, about, to: path)
    HuiyinBench.say("results: \(path)")
  }

  private func measured(_ input: BenchInput) throws -> (measures: [Measure], rounds: Rounds) {
    let jobs = threads ?? ProcessInfo.processInfo.activeProcessorCount
    let measures = try Measures(input, lexicon: lexicon, jobs: jobs).chosen(chosen)
    var rounds = Rounds(of: measures, by: clock)
    for round in 1...runs {
      let seconds = try Stopwatch.wall.seconds { try rounds.go() }
      HuiyinBench.say("round \(round) of \(runs): \(seconds.shortened) s")
    }
    return (measures, rounds)
  }

  /// The files that are named, else the real notes, else generated ones.
  private func input() throws -> BenchInput {
    let isAtHand = FileManager.default.fileExists(atPath: MeasureCommand.realNotes)
    let paths = files.isEmpty && isAtHand ? [MeasureCommand.realNotes] : files
    guard !paths.isEmpty else {
      let generator = try source.generator()
      HuiyinBench.say("no real notes at \(MeasureCommand.realNotes): \(notes) notes are generated")
      return try BenchInput(
        name: "generated, seed \(source.seed)", notes: (0..<notes).map(generator.note), workbook: nil)
    }
    let known = try Measures.lexicon(in: lexicon)
    var reading = try NoteFiles(paths, names: known.columnNames, cues: known.minutesCues)
    let found = try reading.all()
    for remark in found.remarks { HuiyinBench.say(remark) }
    let isWorkbook = paths.count == 1 && paths[0].lowercased().hasSuffix(".xlsx")
    return try BenchInput(
      name: paths.map { $0.split(separator: "/").last.map(String.init) ?? $0 }.joined(separator: " "),
      notes: found.notes, workbook: isWorkbook ? paths[0] : nil)
  }

  private static func copy(_ text: String, to path: String) throws {
    let file = try OutputFile(path: path)
    try file.write((try? Data(contentsOf: URL(filePath: text))) ?? Data())
    try file.commit()
  }

  /// The only place where the clock says what day it is.
  private static var today: String { Date.now.formatted(.iso8601.year().month().day()) }
}

extension Stopwatch: ExpressibleByArgument {}
