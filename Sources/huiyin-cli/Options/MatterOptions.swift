internal import ArgumentParser
internal import Huiyin
internal import HuiyinFiles

/// What recurring matters are found with, beside the notes.
struct MatterOptions: ParsableArguments {
  @Option(
    help:
      "File that keeps matters from month to month; recur and report write it anew, classify only reads it.")
  var state: String?
  @Option(help: "File of merges and splits: decision, tab, ids of notes or matters with blanks between them.")
  var decisions: String?

  /// Whether either file is named.
  var isGiven: Bool { state != nil || decisions != nil }

  /// The clerk's word.
  func rulings() throws -> Decisions { try decisions.map { try DecisionFile.read($0) } ?? Decisions() }

  /// The file of the months before, as it stands now.
  func history() throws -> HistoryFile? { try state.map { try HistoryFile(path: $0) } }

  /// The months before; says where another lexicon read them.
  func past(_ file: HistoryFile?, _ lexicon: Lexicon) throws -> MatterHistory {
    let past = try file?.read() ?? MatterHistory()
    if let made = past.lexicon, made != lexicon.fingerprint {
      Diagnostics.say(
        "\(state ?? ""): kept with another lexicon; its notes are compared as they were read then")
    }
    return past
  }

  /// The months before, only to be read.
  func past(_ lexicon: Lexicon) throws -> MatterHistory { try past(history(), lexicon) }
}
