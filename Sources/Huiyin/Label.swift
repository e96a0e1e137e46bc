/// 标注: what a person said a note is. Nil parts were not said and are not scored.
public struct Label: Sendable, Hashable {
  /// The id of the category.
  public var category: String?
  /// The id of the topic.
  public var topic: String?
  /// The id of the second category; nil where there is none or it was not said.
  public var secondary: String?
  /// The id of the intent.
  public var intent: String?
  /// Whether the note says that it was raised before.
  public var isRaisedAgain: Bool?

  /// A label with the given parts.
  public init(
    category: String?, topic: String? = nil, secondary: String? = nil, intent: String? = nil,
    isRaisedAgain: Bool? = nil
  ) {
    self.category = category
    self.topic = topic
    self.secondary = secondary
    self.intent = intent
    self.isRaisedAgain = isRaisedAgain
  }
}
