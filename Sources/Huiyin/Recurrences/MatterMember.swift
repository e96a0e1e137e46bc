/// A note as grouping sees it.
package struct MatterMember: Sendable {
  /// The number of the note; unique among the members.
  package let id: String
  /// The day of the note, where it is known.
  package let date: Day?
  /// What grouping knows of its text.
  package let keys: MatterKeys

  /// The note `id` of `date` with `keys`.
  package init(id: String, date: Day?, keys: MatterKeys) {
    self.id = id
    self.date = date
    self.keys = keys
  }
}
