/// Finds the recurring matters of notes beside those of earlier months.
///
/// Notes become members: what grouping compares of them (keys) and what is counted of them (mention). Old members stand
/// in their matters; grouping puts new ones to them or together; the clerk's rulings win over both. What grouping finds
/// is the new history, and of each matter is said what can be counted.
public struct MatterFinder: Sendable {
  private let analyzer: Analyzer
  private let people: PersonKeys
  /// Everything known so far.
  private(set) var history: MatterHistory
  private var problems: [Problem] = []
  /// For each note of this run its place among the members of the history.
  private var numbers: [Int] = []
  private var known: [String: Int]
  /// The notes of this run, in the order they came in.
  public private(set) var notes: [Note] = []

  /// A finder that knows the months of `history`.
  public init(_ analyzer: Analyzer, after history: MatterHistory = MatterHistory()) {
    self.analyzer = analyzer
    self.history = history
    self.history.lexicon = analyzer.lexicon.fingerprint
    people = PersonKeys(analyzer.lexicon)
    known = Dictionary(history.members.enumerated().map { ($1.mention.id, $0) }) { first, _ in first }
  }

  /// Takes in `notes` and returns their verdicts; one that the history holds already, unchanged, is not taken in twice.
  public mutating func add(_ notes: [Note], jobs: Int = 1) -> [Verdict] {
    let read = analyzer.keyedVerdicts(of: notes, jobs: jobs)
    add(notes, read)
    return read.map(\.verdict)
  }

  /// Takes in `notes`, which have been read.
  package mutating func add(_ notes: [Note], _ read: [KeyedVerdict]) {
    for (note, read) in zip(notes, read) { add(note, read) }
    self.notes += notes
  }

  private mutating func add(_ note: Note, _ read: KeyedVerdict) {
    var member = MatterHistory.Member(note, read.verdict, read.keys, person: people.key(of: note.person))
    if let number = known[note.id], history.members[number].isSame(as: member) {
      return numbers.append(number)
    }
    member.mention.id = freeID(note.id)
    if member.mention.id != note.id { problems.append(MatterFinder.taken(note, now: member.mention.id)) }
    known[member.mention.id] = history.members.count
    numbers.append(history.members.count)
    history.members.append(member)
  }

  /// Groups what was taken in.
  ///
  /// - Parameters:
  ///   - decisions: The clerk's word; it wins over every likeness.
  ///   - asOf: The day heat and growth look back from; nil for the last day of any note.
  ///   - jobs: The number of threads; the result is the same for any.
  /// - Throws: `HuiyinError` of kind `decision` where decisions contradict each other.
  /// - Complexity: about n·log n for n notes, those of earlier months among them.
  public mutating func matters(by decisions: Decisions = Decisions(), asOf: Day? = nil, jobs: Int = 1) throws
    -> Matters
  {
    let old = history.membersByMatter
    let rulings = try Rulings(decisions) { id in
      old[id] ?? (known[id] ?? MatterHistory.firstNote(of: id).flatMap { known[$0] }).map { [$0] } ?? []
    }
    let members = history.members.map {
      MatterMember(id: $0.mention.id, date: $0.mention.date, keys: $0.keys)
    }
    let grouping = analyzer.lexicon.scheme.recurrence.map(MatterGrouping.init)
    let groups =
      grouping?.group(
        members, known: history.matters.map { old[$0.id] ?? [] }, together: rulings.together,
        apart: rulings.apart,
        jobs: jobs) ?? MatterGroups()
    let bridges = groups.bridges.map(bridge)
    keep(groups, members)
    return Matters(
      recurrences: recurrences(analyzer.lexicon, asOf: asOf),
      matterOfNote: numbers.map { history.members[$0].matter },
      history: history, problems: problems + rulings.problems + bridges)
  }

  /// Puts what grouping found into the history; a matter that was known keeps its number, words and links.
  private mutating func keep(_ groups: MatterGroups, _ members: [MatterMember]) {
    let found = groups.groups.indices.map { index -> (order: Int, matter: MatterHistory.Matter) in
      let ids = groups.groups[index].map { members[$0].id }
      let order = groups.known[index]
      var matter = order.map { history.matters[$0] } ?? newMatter(index, groups, members)
      matter.links = history.links(groups.links[index], with: matter.links, among: Set(ids))
      return (order ?? Int.max, matter)
    }
    for index in history.members.indices { history.members[index].matter = nil }
    for (group, found) in zip(groups.groups, found) {
      for member in group { history.members[member].matter = found.matter.id }
    }
    history.matters = found.enumerated().sorted {
      ($0.element.order, $0.offset) < ($1.element.order, $1.offset)
    }
    .map(\.element.matter)
  }

  private func newMatter(_ index: Int, _ groups: MatterGroups, _ members: [MatterMember])
    -> MatterHistory.Matter
  {
    let centre = groups.centres[index]
    let note = numbers.firstIndex(of: centre).map { notes[$0] }
    return MatterHistory.Matter(
      id: MatterHistory.id(ofMatterFrom: members[groups.groups[index][0]].id),
      headline: note.map { Headline.text(of: $0, sharing: groups.shared(index)) }
        ?? history.members[centre].headline,
      place: groups.place(index, members), links: [])
  }

  private func freeID(_ id: String) -> String {
    guard known[id] != nil else { return id }
    return (2...).lazy.map { "\(id)~\($0)" }.first { known[$0] == nil } ?? id
  }

  private static func taken(_ note: Note, now id: String) -> Problem {
    Problem(
      .history, "an earlier month has another note with the id “\(note.id)”; this one is counted as “\(id)”",
      at: note.location, hint: "number the notes of each month differently")
  }

  private func bridge(_ bridge: MatterGroups.Bridge) -> Problem {
    let ids = bridge.known.map { history.matters[$0].id }
    let note = history.members[bridge.note].mention.id
    return Problem(
      .bridge, "the note “\(note)” belongs to \(ids.joined(separator: " and to ")); it was put to the first",
      at: Location(file: note), hint: "merge the matters in the file of --decisions if they are one")
  }
}
