/// 反复诉求: one matter that several notes are about. One office could close them all with one action.
public struct Recurrence: Sendable, Hashable {
  /// The matter's number, made from its first member; it never changes.
  public let id: String
  /// What it is about, in a member's own words.
  public let headline: String
  /// The category most of its members are in; nil where none has one.
  public let category: String?
  /// The topic most of its members are in; nil where none has one.
  public let topic: String?
  /// The place or party most of its members name, as one of them wrote it.
  public let place: String?
  /// The ids of its notes, by date, undated ones last.
  public let notes: [String]
  /// How many people raised it. A note without a person counts as one.
  public let people: Int
  /// The day of its first note; nil where none is dated.
  public let first: Day?
  /// The day of its last note; nil where none is dated.
  public let last: Day?
  /// What stands out about it, in the order of the scheme.
  public let flags: [Flag]
  /// People, each counting less the longer ago they raised it; 0 and up, in steps of 0.1.
  public let heat: Double
  /// What holds its notes together: each note is on at least one link.
  public let links: [Link]

  /// 标记: a rule of the scheme that a matter meets.
  public struct Flag: Sendable, Hashable {
    /// The id of the rule in the scheme.
    public let id: String
    /// What is called so, for a reader: 共性问题, 重复信访 and so on.
    public let name: String
    /// What was counted, for a reader.
    public let reason: String

    /// The flag `id`, called `name`, raised because of `reason`.
    public init(id: String, name: String, reason: String) {
      self.id = id
      self.name = name
      self.reason = reason
    }
  }

  /// 关联: why two notes are taken to be about one matter.
  public struct Link: Sendable, Hashable, Codable {
    /// The id of the earlier note.
    public let a: String
    /// The id of the later note.
    public let b: String
    /// How alike they are, 0…1 in steps of 0.001.
    public let likeness: Double
    /// The words both hold that made the link, heaviest first, as the earlier note wrote them.
    public let shared: [String]

    /// The link of `a` and `b`.
    public init(a: String, b: String, likeness: Double, shared: [String]) {
      self.a = a
      self.b = b
      self.likeness = likeness
      self.shared = shared
    }
  }

  /// A matter with all its parts.
  public init(
    id: String, headline: String, category: String?, topic: String?, place: String?, notes: [String],
    people: Int, first: Day?, last: Day?, flags: [Flag], heat: Double, links: [Link]
  ) {
    self.id = id
    self.headline = headline
    self.category = category
    self.topic = topic
    self.place = place
    self.notes = notes
    self.people = people
    self.first = first
    self.last = last
    self.flags = flags
    self.heat = heat
    self.links = links
  }
}
