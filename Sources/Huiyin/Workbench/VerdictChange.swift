/// 改判: a note that another lexicon sorts differently, and the evidence that tips it.
public struct VerdictChange: Sendable {
  /// The verdict of the old lexicon.
  public let before: Verdict
  /// The verdict of the new one.
  public let after: Verdict
  /// What only the new lexicon finds or weighs so, largest first.
  public let gained: [Evidence]
  /// What only the old lexicon found or weighed so, largest first.
  public let lost: [Evidence]

  /// The change from `before` to `after`; nil where category and topic are the same.
  public init?(from before: Verdict, to after: Verdict) {
    guard (before.category, before.topic) != (after.category, after.topic) else { return nil }
    self.init(
      before: before, after: after, gained: after.evidence.without(before.evidence),
      lost: before.evidence.without(after.evidence))
  }

  init(before: Verdict, after: Verdict, gained: [Evidence], lost: [Evidence]) {
    self.before = before
    self.after = after
    self.gained = gained
    self.lost = lost
  }
}

extension EvidenceList {
  /// The evidence that counts and is not among `others`, largest first.
  fileprivate func without(_ others: EvidenceList) -> [Evidence] {
    let known = Set(others)
    return enumerated().filter { $0.element.points != 0 && !known.contains($0.element) }
      .sorted { ($1.element.points.magnitude, $0.offset) < ($0.element.points.magnitude, $1.offset) }
      .map(\.element)
  }
}
