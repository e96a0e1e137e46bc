/// 建议词: a word the lexicon lacks, which stands in notes that nobody could sort.
public struct Suggestion: Sendable, Hashable {
  /// The word, or two words that stand side by side, folded.
  public let word: String
  /// How many notes without a clear verdict hold it.
  public let unsorted: Int
  /// The topic it leans to, or the category where it has no topics; nil where no sorted note holds it.
  public let topic: String?
  /// How many sorted notes hold it.
  public let sorted: Int
  /// How many of these are of the topic.
  public let ofTopic: Int
  /// The points a line for it could begin with, 1…5.
  public let points: Int
  /// Notes without a clear verdict that hold it: their ids, at most three.
  public let examples: [String]
}
