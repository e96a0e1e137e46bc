/// 反映: one note as the counts of a matter know it: who raised it, when, and how. No word of the note itself.
package struct Mention: Sendable, Hashable, Codable {
  /// The id of the note.
  package var id: String
  /// The day of the note as `2026-10-05`; nil where it has none.
  package var date: Day?
  /// Who raised it: a fingerprint of the folded name, the same for the same name; nil where it has none.
  package var person: String?
  /// The category of its verdict.
  package var category: String?
  /// The topic of its verdict.
  package var topic: String?
  /// The intent of its verdict.
  package var intent: String?
  /// Whether the note itself says that it was raised before.
  package var isRaisedAgain: Bool

  package init(
    id: String, date: Day?, person: String?, category: String?, topic: String?, intent: String?,
    isRaisedAgain: Bool
  ) {
    self.id = id
    self.date = date
    self.person = person
    self.category = category
    self.topic = topic
    self.intent = intent
    self.isRaisedAgain = isRaisedAgain
  }

  /// The order of the notes of a matter: by day, undated ones last, then by the bytes of the id.
  package static func isEarlier(_ left: Mention, _ right: Mention) -> Bool {
    switch (left.date, right.date) {
    case (let a?, let b?) where a != b: a < b
    case (_?, nil): true
    case (nil, _?): false
    default: left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
    }
  }
}

extension Day: Codable {
  /// Reads a day written as `2026-10-05`.
  /// - Throws: `DecodingError` for anything else.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = Day(reading: text), day.description == text else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "“\(text)” is no day like 2026-10-05")
    }
    self = day
  }

  /// Writes the day as `2026-10-05`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
