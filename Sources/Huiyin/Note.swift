/// 留言: what one resident said, exactly as it was received.
public struct Note: Sendable, Hashable {
  /// The note's number in its file; unique within one run.
  public var id: String
  /// The subject line, where the source has one.
  public var title: String?
  /// The body as received: never trimmed, folded or altered.
  public var text: String
  /// The day the note was made, where it could be read.
  public var date: Day?
  /// Who said it, as written in the file.
  public var person: String?
  /// The community, village or address column.
  public var place: String?
  /// The station or unit that took the note.
  public var office: String?
  /// How the note came in: 恳谈会, 回音卡, 热线 and so on.
  public var source: String?
  /// The number of the feedback card (回音卡).
  public var card: String?
  /// Every other column of the row, in the order of the file.
  public var columns: [Column]
  /// Where the note was read.
  public var location: Location

  /// A column of the file that Huiyin gives no meaning of its own.
  public struct Column: Sendable, Hashable {
    /// The header of the column.
    public var name: String
    /// The cell as received.
    public var value: String

    /// A cell `value` under the header `name`.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A note with `text`; what is not known is left nil.
  public init(
    id: String, title: String? = nil, text: String, date: Day? = nil, person: String? = nil,
    place: String? = nil, office: String? = nil, source: String? = nil, card: String? = nil,
    columns: [Column] = [], location: Location = Location(file: "")
  ) {
    self.id = id
    self.title = title
    self.text = text
    self.date = date
    self.person = person
    self.place = place
    self.office = office
    self.source = source
    self.card = card
    self.columns = columns
    self.location = location
  }
}
