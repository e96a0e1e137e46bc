extension Report {
  /// 反复诉求: a recurring matter as a reader sees it.
  public struct Matter: Codable, Sendable, Equatable {
    /// Its number.
    public var id: String
    /// What it is about, in a note's own words.
    public var headline: String
    /// The name of its category.
    public var category: String?
    /// The name of its topic.
    public var topic: String?
    /// The place or party.
    public var place: String?
    /// How many people raised it.
    public var people: Int
    /// The day of its first note.
    public var firstDay: String?
    /// The day of its last note.
    public var lastDay: String?
    /// What stands out about it.
    public var flags: [Flag]
    /// People, each counting less the longer ago.
    public var heat: Double
    /// How many notes it has, those of earlier months included.
    public var noteCount: Int
    /// Its notes of this report, by date.
    public var notes: [Passage]
    /// Its notes over time.
    public var timeline: Timeline
    /// Why its notes belong together.
    public var links: [Link]
    /// The words that most of its links share, most first.
    public var shared: [String]

    /// 标记: a rule the matter meets.
    public struct Flag: Codable, Sendable, Equatable {
      /// What is called so.
      public var name: String
      /// What was counted.
      public var reason: String
    }

    /// 关联: why two of its notes belong together.
    public struct Link: Codable, Sendable, Equatable {
      /// The id of the earlier note.
      public var a: String
      /// The id of the later note.
      public var b: String
      /// How alike they are, 0…1.
      public var likeness: Double
      /// The words both hold.
      public var shared: [String]
    }
  }

  /// 摘录: a note in short, with the words that decided.
  public struct Passage: Codable, Sendable, Equatable {
    /// The id of the note.
    public var id: String
    /// Its day.
    public var day: String?
    /// How it came in.
    public var source: String?
    /// Where it is from.
    public var place: String?
    /// Who said it, masked.
    public var person: String?
    /// The name of its category.
    public var category: String?
    /// The name of its topic.
    public var topic: String?
    /// The office it goes to.
    public var office: String?
    /// How sure the verdict is, 0…1.
    public var confidence: Double
    /// Why a person should look, in words.
    public var reviewReason: String?
    /// The subject line.
    public var title: [Span]
    /// The body, cut to what decided where it is long; blanks at its ends left out.
    public var text: [Span]
  }

  /// A stretch of a text.
  public struct Span: Codable, Sendable, Equatable {
    /// The characters.
    public var text: String
    /// Whether they decided.
    public var isDeciding: Bool
  }
}
