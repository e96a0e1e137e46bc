extension MatterHistory {
  /// The members of each matter, by its number.
  var membersByMatter: [String: [Int]] {
    var found: [String: [Int]] = [:]
    for (index, member) in members.enumerated() {
      if let matter = member.matter { found[matter, default: []].append(index) }
    }
    return found
  }

  /// The links of a group by ids: those known before between notes that are still in it, then the new ones.
  func links(_ found: [MatterGroups.Link], with known: [Recurrence.Link], among ids: Set<String>)
    -> [Recurrence.Link]
  {
    let kept = known.filter { ids.contains($0.a) && ids.contains($0.b) }
    let pairs = Set(kept.map { [$0.a, $0.b] })
    let new = found.map { link in
      Recurrence.Link(
        a: members[link.a].mention.id, b: members[link.b].mention.id, likeness: Double(link.likeness) / 1000,
        shared: link.shared)
    }
    return kept + new.filter { !pairs.contains([$0.a, $0.b]) }
  }
}

extension MatterHistory.Member {
  init(_ note: Note, _ verdict: Verdict, _ keys: MatterKeys, person: String?) {
    self.init(
      mention: Mention(
        id: note.id, date: note.date, person: person, category: verdict.category, topic: verdict.topic,
        intent: verdict.intent, isRaisedAgain: verdict.isRaisedAgain),
      seal: Fingerprint.of("\(note.title ?? "")\u{0}\(note.text)"),
      headline: Headline.text(of: note, sharing: []),
      keys: keys)
  }

  /// Whether this is the same note, read once more; verdicts and keys may have changed with the lexicon.
  func isSame(as other: MatterHistory.Member) -> Bool {
    mention.date == other.mention.date && mention.person == other.mention.person && seal == other.seal
  }
}
