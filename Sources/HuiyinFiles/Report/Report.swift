/// 报告: a month at a glance, as plain values. Renderers put them on a page and compute nothing.
public struct Report: Codable, Sendable, Equatable {
  /// What the scheme the notes are sorted by is called.
  public var scheme: String
  /// The first day of a note, as `2026-10-01`; nil where none is dated.
  public var firstDay: String?
  /// The last day of a note.
  public var lastDay: String?
  /// All notes together.
  public var totals: Totals
  /// Notes by category, in the order of the scheme, each with its topics, most first; those without one last.
  public var categories: [Count]
  /// Notes by topic, most first.
  public var topics: [Count]
  /// Notes by responsible office, most first.
  public var offices: [Count]
  /// Notes by place, most first.
  public var places: [Count]
  /// Notes by the way they came in, most first.
  public var sources: [Count]
  /// Notes by intent, in the order of the scheme.
  public var intents: [Count]
  /// Notes over time, without gaps.
  public var timeline: Timeline
  /// Recurring matters, hottest first.
  public var matters: [Matter]
  /// Notes to be reviewed, the least sure first; at most ``mostListed``.
  public var review: [Passage]
  /// Why notes are to be reviewed, most first.
  public var reviewReasons: [Count]
  /// Typical notes of each category.
  public var examples: [Passage]
  /// Notes of praise; at most ``mostListed``.
  public var praise: [Passage]
  /// What the report was made from.
  public var provenance: Provenance

  /// Counts below it say nothing of a trend and are marked so.
  public static let smallCount = 5
  /// At most so many notes are listed in one section; the counts cover all of them.
  public static let mostListed = 30

  /// 数: how many, and how many in the previous report.
  public struct Figure: Codable, Sendable, Equatable {
    /// How many.
    public var value: Int
    /// How many in the previous report; nil without one.
    public var previous: Int?
    /// How many more; nil without a previous report.
    public var change: Int?
    /// How many more in percent of the previous, rounded; nil without one, and where ``isSmall``.
    public var percent: Int?
    /// Whether either count is below ``Report/smallCount``, so that a change is no trend.
    public var isSmall: Bool

    init(_ value: Int, previous: Int?) {
      self.value = value
      self.previous = previous
      change = previous.map { value - $0 }
      isSmall = min(value, previous ?? value) < Report.smallCount
      percent = isSmall ? nil : previous.map { Int((Double(value - $0) * 100 / Double($0)).rounded()) }
    }
  }

  /// Notes all together.
  public struct Totals: Codable, Sendable, Equatable {
    /// All notes.
    public var notes: Figure
    /// Notes to be reviewed.
    public var review: Figure
    /// Notes that say themselves that they were raised before.
    public var raisedAgain: Figure
    /// Notes of praise.
    public var praise: Figure
    /// Recurring matters.
    public var matters: Figure
    /// Notes without a day.
    public var undated: Int
    /// Rows read from the files, notes or not.
    public var rows: Int
    /// Rows that hold no note.
    public var rowsWithoutNote: Int
    /// Notes outside the month asked for.
    public var outsideMonth: Int
    /// Problems met.
    public var problems: Int
  }

  /// 分项: how many notes have something in common.
  public struct Count: Codable, Sendable, Equatable {
    /// The id of it, which does not change from month to month; empty for none.
    public var id: String
    /// What it is called.
    public var name: String
    /// The category of a topic, by its name.
    public var category: String?
    /// How many.
    public var figure: Figure
    /// The share of all notes, in thousandths, rounded.
    public var share: Int
  }

  /// 走势: counts over time.
  public struct Timeline: Codable, Sendable, Equatable {
    /// What one step of it is.
    public enum Step: String, Codable, Sendable {
      /// A day.
      case day
      /// A month.
      case month
    }
    /// What one step is.
    public var step: Step
    /// The steps from the first to the last, those without a note included.
    public var points: [Point]

    /// One step.
    public struct Point: Codable, Sendable, Equatable {
      /// The day as `2026-10-05`, or the month as `2026-10`.
      public var label: String
      /// How many notes.
      public var count: Int
    }
  }

  /// 来历: what a report was made from, so that a reader can prove it.
  public struct Provenance: Codable, Sendable, Equatable {
    /// The files that were read, in their order.
    public var inputs: [Input]
    /// The notes or the report it is compared with.
    public var previous: [Input]
    /// The fingerprint of the lexicon, 64 hexadecimal digits.
    public var lexicon: String
    /// The version of the program.
    public var version: String
    /// Whether personal data is masked.
    public var isMasked: Bool
    /// The month asked for, as `2026-10`; nil for all.
    public var month: String?

    /// A file that was read.
    public struct Input: Codable, Sendable, Equatable {
      /// Its name, without folders.
      public var name: String
      /// The SHA-256 of its bytes, 64 hexadecimal digits; nil for standard input.
      public var sha256: String?

      /// The file `name`.
      public init(name: String, sha256: String?) {
        self.name = name
        self.sha256 = sha256
      }
    }

    /// What a report was made from.
    public init(
      inputs: [Input], previous: [Input], lexicon: String, version: String, isMasked: Bool, month: String?
    ) {
      self.inputs = inputs
      self.previous = previous
      self.lexicon = lexicon
      self.version = version
      self.isMasked = isMasked
      self.month = month
    }
  }
}
