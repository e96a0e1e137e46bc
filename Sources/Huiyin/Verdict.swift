/// 判定: how one note is sorted, and everything that decided it.
public struct Verdict: Sendable, Hashable {
  /// The number of the note.
  public let id: String
  /// The id of the category; nil only where no evidence speaks for any.
  public let category: String?
  /// The id of the topic within the category; nil where only the category as a whole is spoken for.
  public let topic: String?
  /// The office (承办单位) the topic or category goes to.
  public let office: String?
  /// A second matter in the note that another category holds.
  public let secondary: Matter?
  /// The id of the intent: complaint, request, suggestion, question, praise.
  public let intent: String?
  /// Whether the note itself says that it was raised before.
  public let isRaisedAgain: Bool
  /// The categories and topics with points, best first.
  public let standings: [Standing]
  /// How sure the verdict is, 0…1 in steps of 0.001.
  public let confidence: Double
  /// Why a person should look; nil where there is no need.
  public let reviewReason: ReviewReason?
  /// Everything that matched, title before body, in the order of the text; struck evidence included.
  public let evidence: EvidenceList
  /// Places and parties named in the note.
  public let places: [String]

  /// Whether a person should look at this verdict.
  public var needsReview: Bool { reviewReason != nil }

  /// A category with the topic that carries it.
  public struct Matter: Sendable, Hashable {
    /// The id of the category.
    public let category: String
    /// The id of the topic; nil where none has points above 0.
    public let topic: String?

    /// The matter of `topic` within `category`.
    public init(category: String, topic: String?) {
      self.category = category
      self.topic = topic
    }
  }

  /// The points of one category, with the topics they come from.
  public struct Standing: Sendable, Hashable {
    /// The id of the category.
    public let category: String
    /// Its points by the rule of the scheme.
    public let points: Int
    /// Points on the category as a whole.
    public let own: Int
    /// The topics with points, largest first.
    public let topics: [TopicPoints]

    /// The standing of `category`.
    public init(category: String, points: Int, own: Int, topics: [TopicPoints]) {
      self.category = category
      self.points = points
      self.own = own
      self.topics = topics
    }
  }

  /// The points of one topic: the exact sum of its evidence.
  public struct TopicPoints: Sendable, Hashable {
    /// The id of the topic.
    public let topic: String
    /// The sum of its evidence.
    public let points: Int
    /// What of it counts for the category.
    public let counted: Int

    /// The points of `topic`.
    public init(topic: String, points: Int, counted: Int) {
      self.topic = topic
      self.points = points
      self.counted = counted
    }
  }

  /// Why a person should look.
  public enum ReviewReason: String, Sendable, Hashable {
    /// Nothing in the lexicon speaks for any category.
    case noEvidence
    /// Two categories are nearly level.
    case closeCall
    /// What speaks for the verdict is little.
    case weakEvidence
    /// Verdicts with as much for them and against them were not right often enough.
    case lowConfidence
  }

  /// A verdict with all its parts.
  public init(
    id: String, category: String?, topic: String?, office: String?, secondary: Matter?, intent: String?,
    isRaisedAgain: Bool, standings: [Standing], confidence: Double, reviewReason: ReviewReason?,
    evidence: EvidenceList, places: [String] = []
  ) {
    self.id = id
    self.category = category
    self.topic = topic
    self.office = office
    self.secondary = secondary
    self.intent = intent
    self.isRaisedAgain = isRaisedAgain
    self.standings = standings
    self.confidence = confidence
    self.reviewReason = reviewReason
    self.evidence = evidence
    self.places = places
  }
}
