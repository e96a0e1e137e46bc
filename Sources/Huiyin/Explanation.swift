internal import HuiyinText

/// 解释: a verdict with everything it was made from, and the smallest change that would turn it.
public struct Explanation: Sendable {
  /// The note.
  public let note: Note
  /// The tokens of each part, title first, folded, blank ones left out.
  public let tokens: [(part: Part, words: [String])]
  /// The verdict.
  public let verdict: Verdict
  /// The change that turns the verdict; nil where there is no verdict.
  public let flip: Flip?

  /// 翻转: evidence without which the verdict would be another one.
  public struct Flip: Sendable, Hashable {
    /// What would have to be missing, in the order it was taken away; as little as was found.
    public let without: [Evidence]
    /// The category there would be then; nil for none.
    public let category: String?
  }
}

extension Analyzer {
  /// Why `note` is sorted as it is.
  public func explanation(of note: Note) -> Explanation {
    let desk = Desk()
    let readings = note.parts.map { read($0.text, as: $0.part, in: desk) }
    let verdict = self.verdict(for: note, in: desk)
    return Explanation(
      note: note, tokens: readings.map { ($0.part, $0.words) }, verdict: verdict,
      flip: lexicon.scheme.flip(of: verdict))
  }
}

extension PartReading {
  /// The tokens in their folded form, those of white space left out.
  var words: [String] {
    zip(boundaries, boundaries.dropFirst()).map {
      String(decoding: text.folded[Int($0)..<Int($1)], as: UTF16.self)
    }
    .filter { !$0.trimmingBlanks.isEmpty }
  }
}

extension Scheme {
  /// The least evidence without which `verdict` has another category.
  ///
  /// Evidence for the category is taken away, largest first, until the category changes; what then turns out not to be
  /// needed is put back. Nothing smaller exists where all points lie in one topic; elsewhere it is a near guess.
  func flip(of verdict: Verdict) -> Explanation.Flip? {
    guard let category = verdict.category.flatMap(self.category) else { return nil }
    let ids = Set([category.id] + category.topics.map(\.id))
    let removable = verdict.evidence.indices.filter {
      ids.contains(verdict.evidence[$0].topic) && verdict.evidence[$0].points > 0
    }
    .sorted { (verdict.evidence[$1].points, $0) < (verdict.evidence[$0].points, $1) }
    var removed: [Int] = []
    for index in removable where leader(of: verdict.evidence, without: removed) == category.id {
      removed.append(index)
    }
    for index in removed.reversed() {
      let fewer = removed.filter { $0 != index }
      if leader(of: verdict.evidence, without: fewer) != category.id { removed = fewer }
    }
    return Explanation.Flip(
      without: removed.map { verdict.evidence[$0] }, category: leader(of: verdict.evidence, without: removed))
  }

  private func leader(of evidence: [Evidence], without removed: [Int]) -> String? {
    let left = evidence.indices.filter { !removed.contains($0) }.map { evidence[$0] }
    return standings(of: left).first.flatMap { $0.points > 0 ? $0.category : nil }
  }
}
