/// What a fit comes to: the lines, how sure they are, and the lexicon they make together with those written by hand.
public struct FittedLexicon: Sendable {
  /// The lines of one category, expressions ascending by their bytes.
  public struct Lines: Sendable {
    /// The id of the category.
    public let category: String
    /// The fitted lines.
    public let terms: [Term]
  }

  /// The fitted lines of every category, in the order of the scheme.
  public let lines: [Lines]
  /// How often verdicts are right, by notes kept back; nil where these were too few to tell.
  public let calibration: Calibration?
  /// The lexicon with all lines, written by hand and fitted.
  public let lexicon: Lexicon

  init(_ base: Lexicon, lines: [Lines], calibration: Calibration?) {
    (self.lines, self.calibration) = (lines, calibration)
    var rules = base.scheme.rules
    rules.calibration = calibration
    lexicon = base.with(scheme: base.scheme.with(rules: rules), terms: base.terms + lines.flatMap(\.terms))
  }

  /// In how many notes of each category, and of all, each candidate stands.
  struct Counts {
    let byKind: [[Int]]
    let all: [Int]

    init(_ matrix: FeatureMatrix, _ kinds: [Int], kindCount: Int) {
      byKind = (0..<kindCount).map { kind in
        matrix.documentCounts(kinds.indices.filter { kinds[$0] == kind })
      }
      all = matrix.documentCounts(Array(kinds.indices))
    }
  }

  static func lines(
    _ points: [LineFit.Points], _ words: [[UInt16]], _ ids: [String], _ counts: Counts
  ) -> [Lines] {
    ids.indices.map { kind in
      let terms = words.indices.filter { points[kind][$0] != 0 }.map { column in
        let word = words[column]
        let made = Term.Made(
          topic: ids[kind], expression: String(decoding: word, as: UTF16.self),
          remark: "\(Term.fittedMark): \(counts.byKind[kind][column]) of \(counts.all[column]) notes")
        return Term(
          .made(made), points: Int(points[kind][column]), use: .cue, form: .read(Expression(word: word)))
      }
      return Lines(
        category: ids[kind],
        terms: terms.sorted { $0.expression.utf8.lexicographicallyPrecedes($1.expression.utf8) })
    }
  }
}

extension Lexicon {
  /// This lexicon with other lines and, where given, another scheme.
  func with(scheme: Scheme? = nil, terms: [Term]) -> Lexicon {
    var lexicon = self
    lexicon.scheme = scheme ?? self.scheme
    lexicon.terms = terms
    return lexicon
  }
}

extension Scheme {
  /// This scheme with other numbers.
  func with(rules: Rules) -> Scheme {
    var scheme = self
    scheme.rules = rules
    return scheme
  }
}
