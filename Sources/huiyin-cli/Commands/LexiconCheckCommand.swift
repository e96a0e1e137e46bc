internal import ArgumentParser
internal import Huiyin
internal import HuiyinFiles

/// `huiyin lexicon check [FILE…]`: every fault of every file, or what the lexicon holds and does.
struct LexiconCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Lists every fault of a lexicon, or what it holds; ends with 2 where there is a fault.",
    discussion:
      "With files of notes also what each line does in them, and which lines and words do nothing and why.")

  @OptionGroup var input: OptionalInputOptions
  @OptionGroup var lexicon: LexiconOptions
  @OptionGroup var options: RunOptions

  func run() throws {
    let lexicon = try lexicon.load()
    for category in lexicon.scheme.categories {
      let ids = Set([category.id] + category.topics.map(\.id))
      let lines = lexicon.terms.filter { ids.contains($0.topic) }
      print("\(category.id) \(category.name)\t\(category.topics.count) topics\t\(lines.count) terms")
    }
    print("fingerprint \(lexicon.fingerprint)")
    for finding in lexicon.findings { print(finding) }
    if let input = input.input { try examine(input, lexicon) }
  }

  private func examine(_ input: InputOptions, _ lexicon: Lexicon) throws {
    let masking = Masking(lexicon: lexicon)
    var walk = try NoteRun(input, options, lexicon: lexicon, masking: masking)
    var doctor = Doctor(walk.analyzer)
    var labels = LabelReader(lexicon: lexicon)
    try walk.forEach { note, verdict, _ in doctor.add(note, verdict, label: labels.label(of: note).category) }
    for finding in doctor.findings { print(masking.release(finding).value) }
    let table = TermHealthTable(scheme: lexicon.scheme)
    print(table.header, terminator: "")
    for health in doctor.terms { print(table.line(health), terminator: "") }
    let dead = doctor.terms.count { $0.coverage + $0.struck == 0 }
    Diagnostics.say(
      "\(dead) of \(Diagnostics.count(doctor.terms.count, "line")) match nothing in these notes")
    try walk.finish()
  }
}
