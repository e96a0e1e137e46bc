/// What grouping found. Notes are given by their index among the members.
package struct MatterGroups: Sendable, Equatable {
  /// Every group of two notes or more. Members stand by date (undated last), then by the bytes of the id; groups by
  /// their first member in the same order.
  package var groups: [[Int]] = []
  /// For each group what holds it together: each of its members is on at least one link.
  package var links: [[Link]] = []
  /// New notes that belong to more than one known matter, and the first member of each such matter.
  package var bridges: [Bridge] = []

  /// Why two notes are in one group.
  package struct Link: Sendable, Equatable {
    /// The earlier note.
    package let a: Int
    /// The later note.
    package let b: Int
    /// How alike they are, 0…1000; 0 for two that only a clerk's decision joins.
    package let likeness: Int
    /// The words both hold that made the link, heaviest first.
    package let shared: [String]

    package init(a: Int, b: Int, likeness: Int, shared: [String]) {
      self.a = a
      self.b = b
      self.likeness = likeness
      self.shared = shared
    }
  }

  /// A new note that would join two known matters. It goes to the matter it is most like; the matters stay apart.
  package struct Bridge: Sendable, Equatable {
    /// The new note.
    package let note: Int
    /// The matters, as indices into `known`, the one it went to first.
    package let known: [Int]

    package init(note: Int, known: [Int]) {
      self.note = note
      self.known = known
    }
  }

  package init() {}
}
