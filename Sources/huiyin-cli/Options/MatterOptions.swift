internal import ArgumentParser
internal import Huiyin
internal import HuiyinFiles

/// What recurring matters are found with, beside the notes.
struct MatterOptions: ParsableArguments {
  @Option(help: "File that keeps matters from month to month; read first, then written anew.")
  var state: String?
  @Option(help: "File of merges and splits: decision, tab, ids of notes or matters with blanks between them.")
  var decisions: String?

  /// The clerk's word.
  func rulings() throws -> Decisions { try decisions.map { try DecisionFile.read($0) } ?? Decisions() }

  /// The months before; says where another lexicon read them.
  func past(_ file: HistoryFile?, _ lexicon: Lexicon) throws -> MatterHistory {
    let past = try file?.read() ?? MatterHistory()
    if let made = past.lexicon, made != lexicon.fingerprint {
      Diagnostics.say(
        "\(state ?? ""): kept with another lexicon; its notes are compared as they were read then")
    }
    return past
  }
}
