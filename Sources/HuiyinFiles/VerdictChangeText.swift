public import Huiyin

/// What another lexicon sorts differently, as text for a person or as JSON Lines.
public struct VerdictChangeText {
  private let before: Names
  private let after: Names
  private let wording = Wording()

  /// At most so many pieces of evidence are shown of each side.
  private static let mostEvidence = 5

  /// Texts in the names of the schemes of the old and the new lexicon.
  public init(before: Scheme, after: Scheme) {
    self.before = Names(before)
    self.after = Names(after)
  }

  /// The change as lines: the note, then what is new (＋) and what is gone (－).
  public func text(of change: Released<VerdictChange>) -> String {
    let head = "\(change.after.id)\t\(matter(change.before, before)) → \(matter(change.after, after))\n"
    return head + rows(change.gained, "＋", after) + rows(change.lost, "－", before)
  }

  private func matter(_ verdict: Verdict, _ names: Names) -> String {
    guard let category = verdict.category else { return wording["noCategory"] }
    return ([category] + (verdict.topic.map { [$0] } ?? [])).map { names[$0] }.joined(separator: " ▸ ")
  }

  private func rows(_ evidence: [Evidence], _ sign: String, _ names: Names) -> String {
    evidence.prefix(Self.mostEvidence).map { item in
      let points = item.points > 0 ? "+\(item.points)" : "\(item.points)"
      return "  \(sign) \(points) \(names[item.topic])　“\(item.quote.printable)”　\(item.term)\n"
    }
    .joined()
  }

  /// The change as one line with the keys `id before after gained lost`.
  public func line(of change: Released<VerdictChange>) -> [UInt8] {
    var line = JSONLine()
    line.add("id", change.after.id)
    for (key, verdict) in [("before", change.before), ("after", change.after)] {
      line.add(key) {
        $0.add("category", verdict.category)
        $0.add("topic", verdict.topic)
      }
    }
    for (key, evidence) in [("gained", change.gained), ("lost", change.lost)] {
      line.add(key, objects: evidence) {
        $0.add("topic", $1.topic)
        $0.add("term", $1.term)
        $0.add("quote", $1.quote)
        $0.add("points", $1.points)
      }
    }
    line.end()
    return line.bytes
  }
}
