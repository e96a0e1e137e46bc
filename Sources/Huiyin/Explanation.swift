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
    /// What would have to be missing, largest first.
    public let without: [Evidence]
    /// The category there would be then; nil for none.
    public let category: String?
    /// Whether nothing smaller would do; where there is too much evidence to try all of it, a small set is taken.
    public let isSmallest: Bool
  }
}

extension Analyzer {
  /// Why `note` is sorted as it is.
  public func explanation(of note: Note) -> Explanation {
    let desk = Desk(self)
    let readings = read(note, in: desk)
    let verdict = self.verdict(for: note, readings, in: desk)
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
