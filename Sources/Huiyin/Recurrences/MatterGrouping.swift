/// 归并: which notes are about one matter.
///
/// Law: the order of the members and the number of threads change nothing.
package struct MatterGrouping: Sendable {
  /// The numbers of the scheme.
  package let rules: RecurrenceRules

  /// A grouping by `rules`.
  package init(rules: RecurrenceRules) { self.rules = rules }

  /// Groups `members`.
  ///
  /// - Parameters:
  ///   - members: All notes, those of earlier months and new ones, in any order.
  ///   - known: The matters of earlier months, single notes among them as groups of one, by index. They stay as they
  ///     are: a note in none of them is new, and joins a matter or starts one.
  ///   - together: Notes that a clerk put together: each list ends up in one group.
  ///   - apart: Pairs that a clerk parted: they never end up in one group.
  ///   - jobs: The number of threads.
  package func group(
    _ members: [MatterMember], known: [[Int]] = [], together: [[Int]] = [], apart: [(Int, Int)] = [],
    jobs: Int = 1
  ) -> MatterGroups {
    MatterGroups()
  }
}
