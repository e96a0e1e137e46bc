internal import HuiyinText

extension Analyzer {
  /// The parts of `note`, each folded, cut, and with every pattern found in it.
  func read(_ note: Note, in desk: Desk) -> [PartReading] {
    note.parts.map { match(cut($0.text, as: $0.part, in: desk), in: desk) }
  }

  /// The same for several notes: each step is taken for all of them before the next, so that what it looks up stays
  /// near.
  func read(_ notes: ArraySlice<Note>, in desk: Desk) -> [[PartReading]] {
    let cuts = notes.map { note in note.parts.map { cut($0.text, as: $0.part, in: desk) } }
    return cuts.map { parts in parts.map { match($0, in: desk) } }
  }

  /// Calls `body` after each part of `note`, while the matcher of `desk` has it.
  func forEachPart(of note: Note, in desk: Desk, _ body: () -> Void) {
    for (part, text) in note.parts {
      _ = match(cut(text, as: part, in: desk), in: desk)
      body()
    }
  }

  /// Folds and cuts one part of a note.
  private func cut(_ text: String, as part: Part, in desk: Desk) -> CutPart {
    var folded = NormalizedText()
    text.withBytes { lexicon.folding.fold($0, into: &folded, in: desk.workspace) }
    folded.folded.withUnsafeBufferPointer { segmenter.cut($0, in: desk.workspace) }
    return CutPart(
      part: part, original: text, text: folded, boundaries: desk.workspace.boundaries,
      clauses: Clauses(folded.folded),
      occurrences: Array(desk.workspace.occurrences))
  }

  private func match(_ cut: CutPart, in desk: Desk) -> PartReading {
    desk.matcher.take(cut.occurrences, cut.clauses)
    return PartReading(
      part: cut.part, original: cut.original, text: cut.text, boundaries: cut.boundaries,
      clauses: cut.clauses, matches: desk.matcher.matches())
  }
}

/// One part of a note, folded and cut.
private struct CutPart {
  let part: Part
  let original: String
  let text: NormalizedText
  let boundaries: [Int32]
  let clauses: Clauses
  let occurrences: [Segmenter.Occurrence]
}

/// One part of a note after reading.
struct PartReading: Sendable {
  /// Title or body.
  let part: Part
  /// The part as received.
  let original: String
  /// The part folded.
  let text: NormalizedText
  /// Where tokens begin in the folded text, and at last where it ends.
  let boundaries: [Int32]
  let clauses: Clauses
  let matches: [Match]
}
