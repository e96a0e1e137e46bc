package import HuiyinText

/// The steps of reading one text, each by itself, for whoever measures them. Not for two threads at once.
///
/// Law: taken one after the other they find what ``Analyzer`` finds in one go.
package struct ReadingSteps {
  private let analyzer: Analyzer
  private let desk: Desk

  /// The steps as `analyzer` takes them.
  package init(_ analyzer: Analyzer) {
    self.analyzer = analyzer
    desk = Desk(analyzer)
  }

  /// `text` folded.
  package func fold(_ text: String) -> NormalizedText {
    var folded = NormalizedText()
    text.withBytes { analyzer.lexicon.folding.fold($0, into: &folded, in: desk.workspace) }
    return folded
  }

  /// Cuts `folded` with the words of the lexicon; returns where these stand, good until the next text is cut.
  package func cut(_ folded: [UInt16]) -> UnsafeBufferPointer<Segmenter.Occurrence> {
    folded.withUnsafeBufferPointer { analyzer.segmenter.cut($0, in: desk.workspace) }
    return desk.workspace.occurrences
  }

  /// How often the patterns of the lexicon match in `folded`, where `occurrences` are the words that stand there.
  package func match(_ folded: [UInt16], _ occurrences: [Segmenter.Occurrence]) -> Int {
    desk.matcher.take(occurrences, Clauses(folded))
    return desk.matcher.matches().count
  }
}
