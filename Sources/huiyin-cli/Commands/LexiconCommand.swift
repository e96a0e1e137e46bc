internal import ArgumentParser
internal import Huiyin

/// `huiyin lexicon …`: the workbench of whoever keeps the lexicon.
struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon", abstract: "Checks a lexicon, or learns one.",
    subcommands: [Check.self, LexiconFitCommand.self])

  /// `huiyin lexicon check`: every fault of every file, or what the lexicon holds.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Lists every fault of a lexicon, or what it holds; ends with 2 where there is a fault.")

    @OptionGroup var lexicon: LexiconOptions

    func run() throws {
      let lexicon = try lexicon.load()
      for category in lexicon.scheme.categories {
        let ids = Set([category.id] + category.topics.map(\.id))
        let lines = lexicon.terms.filter { ids.contains($0.topic) }
        print("\(category.id) \(category.name)\t\(category.topics.count) topics\t\(lines.count) terms")
      }
      for finding in lexicon.findings { print(finding) }
      print("fingerprint \(lexicon.fingerprint)")
    }
  }
}
