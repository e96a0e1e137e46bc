/// 词条体检: what one line of the lexicon does over a batch of notes.
/// - Source: the measures are those of labelling functions in A. Ratner et al., "Snorkel", VLDB 2017.
public struct TermHealth: Sendable {
  /// The line.
  public let term: Term
  /// Notes in which it counts.
  public internal(set) var coverage = 0
  /// Of these, notes in which another line counts for the same category.
  public internal(set) var overlap = 0
  /// Of these, notes in which a line counts for another category.
  public internal(set) var conflict = 0
  /// Of these, notes with a label.
  public internal(set) var labelled = 0
  /// Of those with a label, notes whose label is the category it speaks for; for a line that speaks against one, notes
  /// whose label is another.
  public internal(set) var right = 0
  /// Places where it matched and was struck.
  public internal(set) var struck = 0
  /// What struck it, by count.
  var causes: [String: Int] = [:]

  /// The share of right ones among those with a label, 0…1; nil where none has one.
  public var precision: Double? { labelled == 0 ? nil : Double(right) / Double(labelled) }
}

/// Counts the lines of a lexicon over notes, one after the other.
public struct TermCensus: Sendable {
  /// The health of every cue, in the order of the lexicon.
  public private(set) var terms: [TermHealth]
  private var numbers: [Key: Int] = [:]
  private let categoryOfTarget: [String: String]

  private struct Key: Hashable {
    let topic: String
    let expression: String
  }

  /// A census of the cues of `lexicon`.
  public init(_ lexicon: Lexicon) {
    terms = lexicon.terms.filter { $0.use == .cue }.map { TermHealth(term: $0) }
    for (number, health) in terms.enumerated() {
      numbers[Key(topic: health.term.topic, expression: health.term.expression)] = number
    }
    categoryOfTarget = Dictionary(
      lexicon.scheme.categories.flatMap { category in
        [(category.id, category.id)] + category.topics.map { ($0.id, category.id) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Takes in the verdict of one note, and the category a person gave it.
  public mutating func add(_ verdict: Verdict, label: String? = nil) {
    var counted: Set<Int> = []
    for evidence in verdict.evidence {
      guard let number = numbers[Key(topic: evidence.topic, expression: evidence.term)] else { continue }
      if let struck = evidence.struck {
        terms[number].struck += 1
        terms[number].causes[struck.description, default: 0] += 1
      } else {
        counted.insert(number)
      }
    }
    let speaking = counted.filter { terms[$0].term.points > 0 }
    let categories = Dictionary(speaking.map { (category(of: $0), 1) }, uniquingKeysWith: +)
    for number in counted { count(number, categories, label) }
  }

  private mutating func count(_ number: Int, _ categories: [String: Int], _ label: String?) {
    let (own, isFor) = (category(of: number), terms[number].term.points > 0)
    terms[number].coverage += 1
    if categories[own, default: 0] > (isFor ? 1 : 0) { terms[number].overlap += 1 }
    if categories.contains(where: { $0.key != own }) { terms[number].conflict += 1 }
    guard let label else { return }
    terms[number].labelled += 1
    if (label == own) == isFor { terms[number].right += 1 }
  }

  private func category(of number: Int) -> String { categoryOfTarget[terms[number].term.topic] ?? "" }
}
