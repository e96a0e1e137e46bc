/// 倾向性问题: a topic that stands out at a place or in a month. A trend is no matter: its notes may be about many.
public struct Trend: Sendable, Hashable {
  /// The category of the topic.
  public let category: String
  /// The topic.
  public let topic: String
  /// The place; nil for all places together.
  public let place: String?
  /// The month; nil for the whole time.
  public let month: Month?
  /// Against what it stands out.
  public let against: Comparison
  /// Its notes, in the order they came in.
  public let notes: [String]
  /// How many notes would be expected if it did not stand out, 0 and up.
  public let expected: Double
  /// The chance of so many notes or more if it did not stand out, 0…1.
  public let chance: Double

  /// What a trend is held against.
  public enum Comparison: String, Sendable, Hashable {
    /// The same topic at the same place in the other months, by all notes of each month.
    case otherMonths
    /// The same topic at the other places, by all notes of each place.
    case otherPlaces
  }
}

extension Scheme {
  /// 倾向性问题: when a topic at a place or in a month stands out.
  public struct TrendRules: Sendable, Hashable {
    /// A trend has at least so many notes.
    public var notes = 3
    /// It has at least this share of what would be expected, in percent.
    public var expectedPercent = 150
    /// Of the trends shown, at most so many in a hundred are expected to be chance.
    public var falsePercent = 5
    /// Intents whose notes are no sign of a problem.
    public var coolIntents: [String] = []
  }
}
