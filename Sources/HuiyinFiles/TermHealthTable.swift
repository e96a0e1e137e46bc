public import Huiyin

/// What each line of a lexicon does over notes, as tab separated lines.
public struct TermHealthTable {
  private let names: Names

  /// A table in the names of `scheme`.
  public init(scheme: Scheme) { names = Names(scheme) }

  /// The header, with its LF.
  public var header: String {
    let wording = Wording()
    return [
      "topic", "term", "points", "coverage", "overlap", "conflict", "labelled", "precision", "struck",
      "location",
    ]
    .map { wording[$0] }.joined(separator: "\t") + "\n"
  }

  /// The line of `health`, with its LF.
  public func line(_ health: TermHealth) -> String {
    let cells = [
      names[health.term.topic], health.term.expression, String(health.term.points), String(health.coverage),
      String(health.overlap), String(health.conflict), String(health.labelled),
      health.precision.map(Decimals.three) ?? "", String(health.struck), health.term.location.description,
    ]
    return cells.joined(separator: "\t") + "\n"
  }
}
