/// 分类体系: the categories and topics notes are sorted into, with every number the classifier uses.
///
/// Data only: which categories there are, what they are called and who is responsible stands in `scheme.yaml`.
public struct Scheme: Sendable, Hashable {
  /// The id of the scheme.
  public let id: String
  /// What the scheme is called.
  public let name: String
  /// The categories, in the order of the file: of two with equal points the first wins.
  public let categories: [Category]
  /// The intents a note can have, with the points each starts from.
  public internal(set) var intents: [Intent]
  /// The numbers of the classifier.
  public internal(set) var rules: Rules
  /// The numbers by which notes are grouped into matters; nil where the scheme has none, and then none are found.
  package internal(set) var recurrence: RecurrenceRules?
  /// What is said of recurring matters.
  public internal(set) var matterRules = MatterRules()
  /// When a trend stands out.
  public internal(set) var trendRules = TrendRules()

  /// 类别: one of the kinds of note.
  public struct Category: Sendable, Hashable {
    /// The id used in files.
    public let id: String
    /// What it is called.
    public let name: String
    /// The office (承办单位) for notes without a topic.
    public let office: String?
    /// Whether it can be the second matter of a note.
    public let canBeSecondary: Bool
    /// Its topics; may be none.
    public let topics: [Topic]
  }

  /// 事项: what a note of a category is about.
  public struct Topic: Sendable, Hashable {
    /// The id used in files.
    public let id: String
    /// What it is called.
    public let name: String
    /// The office (承办单位) its notes go to.
    public let office: String?
    /// Whether its notes are praise.
    public let isPraise: Bool
  }

  /// 诉求性质: what the writer wants.
  public struct Intent: Sendable, Hashable {
    /// The id used in files.
    public let id: String
    /// What it is called.
    public let name: String
    /// The points it has before any cue is seen.
    public let points: Int
    /// Whether its notes are praise.
    public let isPraise: Bool
  }

  /// The category with `id`.
  public func category(_ id: String) -> Category? { categories.first { $0.id == id } }

  /// The topic with `id`, in whatever category.
  public func topic(_ id: String) -> Topic? {
    for category in categories.indices {
      if let place = categories[category].topics.firstIndex(where: { $0.id == id }) {
        return categories[category].topics[place]
      }
    }
    return nil
  }

  /// Whether a note with `verdict` is praise, by its topic or its intent.
  public func isPraise(_ verdict: Verdict) -> Bool {
    verdict.topic.flatMap(topic)?.isPraise ?? false || verdict.intent.flatMap(intent)?.isPraise ?? false
  }

  /// The intent with `id`.
  public func intent(_ id: String) -> Intent? { intents.first { $0.id == id } }
}

extension Scheme {
  /// The numbers of the classifier; percentages are whole.
  public struct Rules: Sendable, Hashable {
    /// What a match in the title counts, in percent.
    public var titlePercent = 200
    /// What a match in a clause that asks counts, in percent.
    public var askedPercent = 150
    /// What a match in the last sentence of the body counts, in percent.
    public var endPercent = 100
    /// What the first, second … match of the same term in a note counts, in percent; further ones count nothing.
    public var repetitionPercents = [100, 50]
    /// What the largest, second … topic of a category adds to it, in percent; further ones add nothing.
    public var topicPercents = [100, 50, 25, 12]
    /// A second matter has at least this share of the first one's points, in percent.
    public var secondaryPercent = 60
    /// A second matter has at least so many points.
    public var secondaryPoints = 8
    /// A verdict with fewer points is for review.
    public var reviewPoints = 4
    /// A verdict is for review where the next category has at least this share of its points, in percent.
    public var reviewPercent = 80
    /// A note says itself that it was raised before where its marks reach so many points.
    public var raisedAgainPoints = 5
    /// What a share of points is worth and from where on no review is needed, learnt from labelled notes; with it the
    /// rules of ``reviewPoints`` and ``reviewPercent`` decide no longer. Nil where it was not learnt.
    public var calibration: Calibration?
  }
}
