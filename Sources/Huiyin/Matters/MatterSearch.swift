/// Finds the recurring matters of new notes beside those of earlier months.
///
/// Notes become members: what grouping compares of them (keys) and what is counted of them (mention). Old members stand
/// in their matters; grouping puts new ones to them or together; the clerk's rulings win over both. What grouping finds
/// is then the new history, and `recurrences(asOf:)` says of each matter what can be counted.
struct MatterSearch {
  private let analyzer: Analyzer
  private let jobs: Int
  /// Everything known so far.
  private(set) var history: MatterHistory
  /// What the clerk should know: ids taken, rulings that name nothing, notes between two matters.
  private(set) var problems: [Problem] = []
  /// For each note of this run its place among the members of the history.
  private(set) var numbers: [Int] = []

  init(_ analyzer: Analyzer, after history: MatterHistory, jobs: Int) {
    self.analyzer = analyzer
    self.jobs = jobs
    self.history = history
    self.history.lexicon = analyzer.lexicon.fingerprint
  }

  /// Takes in `notes`; one that the history holds already, unchanged, is not taken in twice.
  mutating func add(_ notes: [Note], _ verdicts: [Verdict]) {
    let keys = analyzer.matterKeys(of: notes, verdicts: verdicts, jobs: jobs)
    let people = PersonKeys(analyzer.lexicon)
    var known = Dictionary(history.members.enumerated().map { ($1.mention.id, $0) }) { first, _ in first }
    for (index, note) in notes.enumerated() {
      var member = MatterHistory.Member(
        note, verdicts[index], keys[index], person: people.key(of: note.person))
      if let number = known[note.id], history.members[number].isSame(as: member) {
        numbers.append(number)
        continue
      }
      member.mention.id = MatterSearch.freeID(note.id, known)
      if member.mention.id != note.id { problems.append(MatterSearch.taken(note, now: member.mention.id)) }
      known[member.mention.id] = history.members.count
      numbers.append(history.members.count)
      history.members.append(member)
    }
  }

  /// Groups the members; the history then holds the matters.
  /// - Throws: `HuiyinError` of kind `decision` where rulings contradict each other.
  mutating func group(_ decisions: Decisions) throws {
    let numbers = Dictionary(history.members.enumerated().map { ($1.mention.id, $0) }) { first, _ in first }
    let matters = history.membersByMatter
    let rulings = try Rulings(decisions) { id in
      matters[id] ?? (numbers[id] ?? MatterHistory.firstNote(of: id).flatMap { numbers[$0] }).map { [$0] }
        ?? []
    }
    problems += rulings.problems
    let reopened = Set(rulings.apart.flatMap { [$0.0, $0.1] }.compactMap { history.members[$0].matter })
    let known = history.matters.filter { !reopened.contains($0.id) }.compactMap { matters[$0.id] }
    let members = history.members.map {
      MatterMember(id: $0.mention.id, date: $0.mention.date, keys: $0.keys)
    }
    let groups = MatterGrouping(rules: analyzer.lexicon.scheme.recurrenceRules).group(
      members, known: known, together: rulings.together, apart: rulings.apart, jobs: jobs)
    problems += groups.bridges.map { bridge($0, known) }
    keep(groups, members)
  }

  /// Puts what grouping found into the history; a matter that was known keeps its number, words and links.
  private mutating func keep(_ groups: MatterGroups, _ members: [MatterMember]) {
    let old = Dictionary(history.matters.enumerated().map { ($1.id, (order: $0, matter: $1)) }) { first, _ in
      first
    }
    for index in history.members.indices { history.members[index].matter = nil }
    let kept = history
    var matters: [(order: Int, matter: MatterHistory.Matter)] = []
    for (index, group) in groups.groups.enumerated() {
      let ids = group.map { kept.members[$0].mention.id }
      let known = ids.compactMap { old[MatterHistory.id(ofMatterFrom: $0)] }.min { $0.order < $1.order }
      var matter =
        known?.matter
        ?? MatterHistory.Matter(
          id: MatterHistory.id(ofMatterFrom: ids[0]),
          headline: kept.members[groups.central(index, members)].headline,
          place: kept.commonPlace(of: group, analyzer.lexicon), links: [])
      matter.links = kept.links(groups.links[index], with: matter.links, among: Set(ids))
      for member in group { history.members[member].matter = matter.id }
      matters.append((known?.order ?? Int.max, matter))
    }
    history.matters = matters.enumerated().sorted {
      ($0.element.order, $0.offset) < ($1.element.order, $1.offset)
    }
    .map(\.element.matter)
  }

  private static func freeID(_ id: String, _ known: [String: Int]) -> String {
    guard known[id] != nil else { return id }
    return (2...).lazy.map { "\(id)~\($0)" }.first { known[$0] == nil } ?? id
  }

  private static func taken(_ note: Note, now id: String) -> Problem {
    Problem(
      .history, "an earlier month has another note with the id “\(note.id)”; this one is counted as “\(id)”",
      at: note.location, hint: "number the notes of each month differently")
  }

  private func bridge(_ bridge: MatterGroups.Bridge, _ known: [[Int]]) -> Problem {
    let ids = bridge.known.compactMap { history.members[known[$0][0]].matter }
    let note = history.members[bridge.note].mention.id
    return Problem(
      .bridge, "the note “\(note)” belongs to \(ids.joined(separator: " and to ")); it was put to the first",
      at: Location(file: note), hint: "merge the matters in the file of --decisions if they are one")
  }
}
