extension Scheme {
  /// 标记与热度: what is said of a recurring matter, every number of it in `scheme.yaml`.
  public struct MatterRules: Sendable, Hashable {
    /// The flags a matter can carry, in the order in which they are shown.
    public var flags: [FlagRule] = []
    /// After so many days a person counts half as much for the heat; 1 and up.
    public var halfLifeDays = 30
    /// Intents whose notes do not heat a matter: praise and questions.
    public var coolIntents: [String] = []
    /// What stands in the name column where there is no name: 匿名 and the like.
    public var nobody: [String] = []
  }

  /// A flag is on a matter whose measure reaches a number.
  public struct FlagRule: Sendable, Hashable {
    /// The id used in files.
    public let id: String
    /// What it is called.
    public let name: String
    /// What is counted.
    public let measure: Measure
    /// The flag is on from this number.
    public let atLeast: Int
    /// Only matters with at least so many notes carry it.
    public let notes: Int
    /// The days of a window, for measures that compare two.
    public let days: Int
    /// What is said of it; `{value}` stands for what was counted.
    public let reason: String
  }

  /// What can be counted of a recurring matter.
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// People who raised it; a note without a person counts as one.
    case people
    /// The most notes by one person.
    case notesOfOnePerson
    /// Notes that say themselves that it was raised before.
    case raisedAgain
    /// Months in which it was raised.
    case months
    /// People of the last days over people of as many days before, in percent; nothing where there were none before.
    case growthPercent
    /// Recurring matters at the same place, this one included.
    case mattersAtPlace
    /// The share of its notes that one person wrote, in percent.
    case sharePercentOfOnePerson
    /// Notes without a day: they take no part in counts over time.
    case undated
    /// Notes without a person: each counts as one.
    case unnamed
  }
}
