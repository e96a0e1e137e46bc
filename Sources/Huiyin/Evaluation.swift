/// 评测: how verdicts agree with labels.
///
/// A verdict without a category is wrong for the recall of the labelled one and nobody's prediction. A part of a label
/// that was not said is left out of its score.
public struct Evaluation: Sendable {
  /// How often one id was labelled, predicted and right.
  public struct Score: Sendable, Hashable {
    /// The id of a category or topic.
    public let id: String
    /// How many notes are labelled so.
    public internal(set) var labelled = 0
    /// How many verdicts say so, of the notes with a label.
    public internal(set) var predicted = 0
    /// How many of them are right.
    public internal(set) var right = 0

    /// The share of the predicted that is right, 0…1; 0 where nothing was predicted.
    public var precision: Double { predicted == 0 ? 0 : Double(right) / Double(predicted) }
    /// The share of the labelled that was found, 0…1; 0 where nothing was labelled.
    public var recall: Double { labelled == 0 ? 0 : Double(right) / Double(labelled) }
    /// The harmonic mean of precision and recall, 0…1.
    public var f1: Double { labelled + predicted == 0 ? 0 : 2 * Double(right) / Double(labelled + predicted) }
  }

  /// A share of notes: how many of how many.
  public struct Share: Sendable, Hashable {
    /// How many.
    public internal(set) var part = 0
    /// Of how many.
    public internal(set) var whole = 0

    /// The share, 0…1; 0 of nothing is 0.
    public var value: Double { whole == 0 ? 0 : Double(part) / Double(whole) }

    mutating func count(_ isPart: Bool) {
      whole += 1
      if isPart { part += 1 }
    }
  }

  /// The surest verdicts, and how many of them are right.
  public struct Coverage: Sendable, Hashable {
    /// How many in a hundred verdicts, surest first.
    public let percent: Int
    /// Right categories among them.
    public let accuracy: Share
  }

  /// A cell of the confusion table.
  public struct Confusion: Sendable, Hashable {
    /// The labelled category.
    public let labelled: String
    /// The category of the verdict; nil where it has none.
    public let predicted: String?
    /// How many notes.
    public let count: Int
  }

  /// The scores of the categories in the order of the scheme.
  public private(set) var categories: [Score]
  /// The scores of the topics that were labelled, in the order of the scheme.
  public private(set) var topics: [Score] = []
  /// Second matters: labelled, predicted and right over all categories.
  public private(set) var secondary = Score(id: "secondary")
  /// Notes whose category is right.
  public private(set) var accuracy = Share()
  /// Notes whose topic is right, of those with a labelled topic.
  public private(set) var topicAccuracy = Share()
  /// Notes whose intent is right.
  public private(set) var intentAccuracy = Share()
  /// Notes where "raised again" is right.
  public private(set) var raisedAgainAccuracy = Share()
  /// Notes a person should look at.
  public private(set) var review = Share()
  /// Right categories among the notes that need no review.
  public private(set) var accuracyWithoutReview = Share()
  /// The accuracy of the surest verdicts: of the first 50, 70, 80, 90 and 100 in a hundred, in that order.
  public private(set) var coverage: [Coverage] = []
  /// The confusion table, labelled categories in the order of the scheme, empty cells left out.
  public private(set) var confusions: [Confusion] = []

  /// The mean F1 of the categories that were labelled, 0…1.
  public var macroF1: Double {
    let labelled = categories.filter { $0.labelled > 0 }
    return labelled.isEmpty ? 0 : labelled.reduce(0) { $0 + $1.f1 } / Double(labelled.count)
  }

  /// Compares each verdict with the label of the same note.
  public init(_ pairs: [(label: Label, verdict: Verdict)], scheme: Scheme) {
    categories = scheme.categories.map { Score(id: $0.id) }
    let order = Dictionary(uniqueKeysWithValues: scheme.categories.enumerated().map { ($1.id, $0) })
    let topicIds = scheme.categories.flatMap { $0.topics.map(\.id) }
    var scores = Dictionary(uniqueKeysWithValues: topicIds.map { ($0, Score(id: $0)) })
    var cells: [String: [String?: Int]] = [:]
    for (label, verdict) in pairs {
      countCategory(label, verdict, order)
      if let category = label.category { cells[category, default: [:]][verdict.category, default: 0] += 1 }
      if let topic = label.topic { countTopic(topic, verdict, &scores) }
      countAspects(label, verdict)
    }
    coverage = [50, 70, 80, 90, 100].map { Coverage(percent: $0, accuracy: Evaluation.surest($0, of: pairs)) }
    topics = topicIds.compactMap { scores[$0] }.filter { $0.labelled > 0 }
    confusions = scheme.categories.flatMap { labelled in
      (scheme.categories.map { Optional($0.id) } + [nil]).compactMap { predicted in
        cells[labelled.id]?[predicted].map {
          Confusion(labelled: labelled.id, predicted: predicted, count: $0)
        }
      }
    }
  }

  /// The right ones among the surest `percent` in a hundred of the verdicts with a label; of equally sure ones the
  /// first come first, so that the order of the notes decides nothing but ties.
  private static func surest(_ percent: Int, of pairs: [(label: Label, verdict: Verdict)]) -> Share {
    let labelled = pairs.enumerated().filter { $0.element.label.category != nil }
      .sorted { ($1.element.verdict.confidence, $0.offset) < ($0.element.verdict.confidence, $1.offset) }
    var share = Share()
    for pair in labelled.prefix((labelled.count * percent + 50) / 100) {
      share.count(pair.element.verdict.category == pair.element.label.category)
    }
    return share
  }

  private mutating func countCategory(_ label: Label, _ verdict: Verdict, _ order: [String: Int]) {
    guard let category = label.category, let index = order[category] else { return }
    let isRight = verdict.category == category
    categories[index].labelled += 1
    if isRight { categories[index].right += 1 }
    if let predicted = verdict.category.flatMap({ order[$0] }) { categories[predicted].predicted += 1 }
    accuracy.count(isRight)
    review.count(verdict.needsReview)
    if !verdict.needsReview { accuracyWithoutReview.count(isRight) }
  }

  private mutating func countTopic(_ topic: String, _ verdict: Verdict, _ scores: inout [String: Score]) {
    scores[topic]?.labelled += 1
    if let predicted = verdict.topic { scores[predicted]?.predicted += 1 }
    if verdict.topic == topic { scores[topic]?.right += 1 }
    topicAccuracy.count(verdict.topic == topic)
  }

  private mutating func countAspects(_ label: Label, _ verdict: Verdict) {
    if label.category != nil {
      if label.secondary != nil { secondary.labelled += 1 }
      if verdict.secondary != nil { secondary.predicted += 1 }
      if let category = label.secondary, category == verdict.secondary?.category { secondary.right += 1 }
    }
    if let intent = label.intent { intentAccuracy.count(intent == verdict.intent) }
    if let raisedAgain = label.isRaisedAgain {
      raisedAgainAccuracy.count(raisedAgain == verdict.isRaisedAgain)
    }
  }
}
