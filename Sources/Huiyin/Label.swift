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

  /// The label in the columns of `note`: `category topic secondary intent raisedAgain`, ids as in the scheme.
  public init(columnsOf note: Note) {
    func value(_ name: String) -> String? {
      let cell = note.columns.first { $0.name.utf8.elementsEqual(name.utf8) }?.value.trimmingBlanks
      return cell.flatMap { $0.isEmpty || $0 == "null" ? nil : $0 }
    }
    self.init(
      category: value("category"), topic: value("topic"), secondary: value("secondary"),
      intent: value("intent"),
      isRaisedAgain: value("raisedAgain").flatMap { ["true": true, "false": false][$0] })
  }
}
