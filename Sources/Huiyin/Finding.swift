/// One place that speaks for or against a topic, as numbers: what it means stands in the ``EvidenceLines``.
package struct Finding: Sendable, BitwiseCopyable {
  /// The line of the lexicon that matched.
  package let line: Int32
  /// What it counts; 0 where it is struck.
  package let points: Int32
  /// Where the quote stands, in UTF-8 bytes of the part as received.
  package let start: Int32
  package let end: Int32
  /// The same place in Unicode scalars.
  package let firstCharacter: Int32
  package let endCharacter: Int32
  /// Title or body.
  package let part: Part
  /// Why it does not count.
  package let strike: Strike

  /// Why a match does not count, with the number of what is to blame.
  package enum Strike: Sendable, Hashable, BitwiseCopyable {
    case none
    case offWordEdges
    case repeated
    /// A word of `negations.tsv`.
    case negated(Int32)
    /// A line of `terms/`.
    case exception(Int32)

    /// Whether there is no reason: the match counts.
    @inline(__always)
    var isNone: Bool { if case .none = self { true } else { false } }
  }
}

/// The lines of a lexicon that findings refer to.
package final class EvidenceLines: Sendable {
  /// The lines of `terms/`.
  package let terms: [Term]
  /// The words of `negations.tsv` as a clerk wrote them.
  package let negations: [String]

  init(terms: [Term], negations: [String]) { (self.terms, self.negations) = (terms, negations) }

  /// Why `finding` does not count; nil where it does.
  package func struck(_ finding: Finding) -> Evidence.Struck? {
    switch finding.strike {
    case .none: nil
    case .offWordEdges: .offWordEdges
    case .repeated: .repeated
    case .negated(let number): .negated(by: negations[Int(number)])
    case .exception(let number): .exception(terms[Int(number)].expression)
    }
  }
}

/// What was found in one note, with the texts its quotes are cut from.
package struct Findings: Sendable {
  /// Title before body, in the order of the text.
  package let all: [Finding]
  /// What the numbers of the findings stand for.
  package let lines: EvidenceLines
  private let title: String
  private let body: String

  init(_ all: [Finding], _ lines: EvidenceLines, _ readings: [PartReading]) {
    (self.all, self.lines) = (all, lines)
    title = readings.first { $0.part == .title }?.original ?? ""
    body = readings.first { $0.part == .body }?.original ?? ""
  }

  /// The part as received.
  package func text(of part: Part) -> String { part == .title ? title : body }

  /// `finding` in words.
  func evidence(_ finding: Finding) -> Evidence {
    let term = lines.terms[Int(finding.line)]
    let bytes = Int(finding.start)..<Int(finding.end)
    return Evidence(
      topic: term.topic, term: term.expression, part: finding.part, bytes: bytes,
      characters: Int(finding.firstCharacter)..<Int(finding.endCharacter),
      quote: text(of: finding.part).slice(bytes), points: Int(finding.points), struck: lines.struck(finding))
  }
}

extension String {
  /// The text at `bytes`, whose bounds are those of characters.
  func slice(_ bytes: Range<Int>) -> String {
    let start = utf8.index(utf8.startIndex, offsetBy: bytes.lowerBound)
    return String(self[start..<utf8.index(start, offsetBy: bytes.count)])
  }
}
