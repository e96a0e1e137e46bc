/// What grouping found. Notes are given by their index among the members.
package struct MatterGroups: Sendable, Equatable {
  /// Every group of two notes or more. Members stand by date (undated last), then by the bytes of the id; groups by
  /// their first member in the same order.
  package internal(set) var groups: [[Int]] = []
  /// For each group the known matter it continues, as an index into `known`; nil for a new one.
  package internal(set) var known: [Int?] = []
  /// For each group what holds it together, best first: each of its members is on at least one link.
  package internal(set) var links: [[Link]] = []
  /// For each group the member that is most like the others.
  package internal(set) var centres: [Int] = []
  /// New notes that are like more than one known matter, by their order.
  package internal(set) var bridges: [Bridge] = []

  /// Why two notes are in one group.
  package struct Link: Sendable, Equatable {
    /// The earlier note.
    package let a: Int
    /// The later note.
    package let b: Int
    /// How alike they are, 0…1000; low for two that only a clerk's decision joins.
    package let likeness: Int
    /// The places and words both hold that made the link, heaviest first; may be empty where only a decision joins.
    package let shared: [String]
  }

  /// A new note that would join two known matters. The matters stay apart.
  package struct Bridge: Sendable, Equatable {
    /// The new note.
    package let note: Int
    /// The matters it is like, as indices into `known`, the most alike first.
    package let known: [Int]
  }

  package init() {}
}
