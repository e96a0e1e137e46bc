/// The patterns of a lexicon in one index, what each of them is for, and its lines as numbers.
final class TermIndex: Sendable {
  /// What a pattern says where it matches.
  enum Role: UInt8, Sendable {
    /// A line of `terms/` that speaks for a topic, or against it.
    case cue
    /// A line of `terms/` that strikes others.
    case exception
    /// A line of `intents.tsv`.
    case intent
    /// A line of `marks.tsv`: the clause asks for something.
    case asked
    /// A line of `marks.tsv`: the matter was raised before.
    case raisedAgain
    /// A word of `negations.tsv`.
    case negation
  }

  let patterns: PatternIndex
  /// The role of each pattern, by its number.
  let roles: [Role]
  /// The number of the first pattern of each kind of line; those of `terms/` begin at 0.
  let firstIntent: Int
  let firstMark: Int
  let firstNegation: Int
  /// The lines of `terms/` and the negations by their words, for what is shown.
  let lines: EvidenceLines
  /// The target each line of `terms/` is for, as a place of ``Scheme/targets``; ``everyTarget`` for `*`.
  let targets: [Int32]
  /// What a match of each line of `terms/` counts.
  let points: [Int32]
  /// The intent each line of `intents.tsv` speaks for, as a place among those of the scheme; -1 for none of them.
  let intents: [Int32]
  /// How far in front of a term a negation may begin and still turn it round, in folded characters.
  let longestReach: Int
  /// How far behind each negation the terms may begin that it turns round.
  let reaches: [Int]
  /// Whether each negation turns round the terms of each target; nil for all targets.
  let negatedTargets: [[Bool]?]

  /// The target of a line that is for every topic.
  static let everyTarget: Int32 = -1
  /// The target of a line that is for none of the scheme.
  static let noTarget: Int32 = -2

  /// The lines of `lexicon` over its patterns.
  init(_ lexicon: Lexicon, _ patterns: PatternIndex) {
    self.patterns = patterns
    (firstIntent, firstMark) = (lexicon.terms.count, lexicon.terms.count + lexicon.intentTerms.count)
    firstNegation = firstMark + lexicon.markTerms.count
    roles =
      lexicon.terms.map { $0.use == .cue ? .cue : .exception } + lexicon.intentTerms.map { _ in .intent }
      + lexicon.markTerms.map { $0.topic == Lexicon.Mark.asked.rawValue ? .asked : .raisedAgain }
      + lexicon.negations.map { _ in .negation }
    self.lines = EvidenceLines(terms: lexicon.terms, negations: lexicon.negations.map(\.word))
    let targets = lexicon.scheme.targets
    var numbers = TargetNumbers(targets)
    self.targets = lexicon.terms.map { numbers[$0.topic] }
    points = lexicon.terms.map { Int32(clamping: $0.points) }
    intents = lexicon.intentTerms.map { line in
      Int32(lexicon.scheme.intents.firstIndex { $0.id == line.topic } ?? -1)
    }
    longestReach = lexicon.negations.map { $0.within + $0.units.count }.max() ?? 0
    reaches = lexicon.negations.map(\.within)
    negatedTargets = lexicon.negations.map { negation in
      negation.topics.map { topics in targets.map { topics.contains($0) } }
    }
  }

  /// Whether `negation` turns round the terms of `target`.
  func negates(_ negation: Int, _ target: Int32) -> Bool {
    guard let targets = negatedTargets[negation] else { return true }
    return target >= 0 && targets[Int(target)]
  }
}

extension PatternIndexBuilder {
  /// Lays out the lines of `lexicon` and then its negations.
  init(_ lexicon: Lexicon) {
    let lines = [lexicon.terms, lexicon.intentTerms, lexicon.markTerms]
    self.init(lines.flatMap { $0.lazy.map(\.pattern) } + lexicon.negations.map { Expression(word: $0.units) })
  }
}

extension Scheme {
  /// The ids a line can speak for: each category, followed by its topics.
  var targets: [String] { categories.flatMap { [$0.id] + $0.topics.map(\.id) } }
}

/// The number of each target by its id. Lines for one target stand together, so the last one is kept in mind.
private struct TargetNumbers {
  private let numbers: [String: Int32]
  private var last: (id: String, number: Int32) = ("*", TermIndex.everyTarget)

  init(_ targets: [String]) {
    numbers = Dictionary(
      [("*", TermIndex.everyTarget)] + targets.enumerated().map { ($1, Int32($0)) },
      uniquingKeysWith: { first, _ in first })
  }

  subscript(id: String) -> Int32 {
    mutating get {
      if id != last.id { last = (id, numbers[id] ?? TermIndex.noTarget) }
      return last.number
    }
  }
}
