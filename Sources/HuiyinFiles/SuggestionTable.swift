public import Huiyin

/// Suggested words as lines of a lexicon file: what pleases can be copied over as it is.
public struct SuggestionTable {
  private let names: Names
  private let wording = Wording()

  /// Lines in the names of `scheme`.
  public init(scheme: Scheme) { names = Names(scheme) }

  /// The header of a lexicon file, with its LF.
  public static let header = "topic\texpression\tpoints\tuse\tremark\n"

  /// The line for `suggestion`, with its LF. A word that leans nowhere has no topic; someone has to give it one.
  public func line(_ suggestion: Released<Suggestion>) -> String {
    let counts = suggestion.topic.map { topic in
      "；\(names[topic]) \(suggestion.ofTopic)/\(suggestion.sorted)"
    }
    let remark =
      "\(wording["unsorted"]) \(suggestion.unsorted)\(counts ?? "")；\(suggestion.examples.joined(separator: " "))"
    return [suggestion.topic ?? "", suggestion.word, String(suggestion.points), "cue", remark]
      .joined(separator: "\t") + "\n"
  }
}
