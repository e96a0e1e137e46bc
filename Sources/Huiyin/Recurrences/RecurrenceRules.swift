/// The numbers by which notes are grouped into matters, from the section `recurrence` of `scheme.yaml`.
package struct RecurrenceRules: Sendable, Hashable {
  /// Two notes below this likeness, 0…1000, are not linked.
  package var likenessFloor = 300

  package init() {}
}
