/// 标题: what a matter is called, in the words of the note most like the others.
package enum Headline {
  /// A headline has at most so many characters.
  static let longest = 40

  /// The headline of a matter whose most central note is `note`: its title, or the clause of its text that holds most
  /// of `words` (what the links of the matter share, heaviest first); without blanks around it, at most 40
  /// characters of the note as received.
  package static func text(of note: Note, sharing words: [String]) -> String {
    if let title = note.title?.collapsed, !title.isEmpty { return title.cut }
    let clauses = note.text.split { clauseEnds.contains($0) }.map { String($0).collapsed }
      .filter { $0.unicodeScalars.count > 1 }
    func weight(_ clause: String) -> Int {
      words.enumerated().reduce(0) { sum, word in
        clause.utf8Contains(word.element) ? sum + max(1, 12 - word.offset) : sum
      }
    }
    var best: (text: String, weight: Int)?
    for clause in clauses {
      let weight = weight(clause)
      if weight > best?.weight ?? -1 { best = (clause, weight) }
    }
    return (best?.text ?? note.text.collapsed).cut
  }

  private static let clauseEnds: Set<Character> = [
    "。", "！", "？", "；", "，", "!", "?", ";", ",", "\n", "\r", "\r\n",
  ]
}

extension MatterGroups {
  /// The headline of group `index`; `notes` are the notes of all members in their order.
  package func headline(_ index: Int, of notes: [Note]) -> String {
    Headline.text(of: notes[centres[index]], sharing: shared(index))
  }

  /// What the links of group `index` share, the most frequent first.
  func shared(_ index: Int) -> [String] {
    var counts: [String: Int] = [:]
    for link in links[index] { for word in link.shared { counts[word, default: 0] += 1 } }
    return counts.sorted {
      $0.value == $1.value ? $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) : $0.value > $1.value
    }.map(\.key)
  }

  /// The place or party that most members of group `index` name, as the first of them wrote it; nil where no two
  /// name the same. Of equal ones the longer name counts.
  package func place(_ index: Int, _ members: [MatterMember]) -> String? {
    var names: [[UInt32]: (name: String, count: Int)] = [:]
    for member in groups[index] {
      var own: Set<[UInt32]> = []
      for place in members[member].keys.places where !place.pairs.isEmpty {
        let key = place.pairs.map(\.characters)
        if own.insert(key).inserted { names[key, default: (place.name, 0)].count += 1 }
      }
    }
    return names.values.filter { $0.count > 1 }.max { left, right in
      let (first, second) = ((left.count, left.name.utf8.count), (right.count, right.name.utf8.count))
      return first == second ? right.name.utf8.lexicographicallyPrecedes(left.name.utf8) : first < second
    }?.name
  }
}

extension String {
  /// The text with every run of white space made one blank, none at the ends.
  fileprivate var collapsed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// The first 40 characters, the last of them an ellipsis where there are more.
  fileprivate var cut: String {
    count <= Headline.longest ? self : String(prefix(Headline.longest - 1)) + "…"
  }

  fileprivate func utf8Contains(_ part: String) -> Bool {
    let (text, part) = (Array(utf8), Array(part.utf8))
    guard !part.isEmpty, part.count <= text.count else { return false }
    return (0...text.count - part.count).contains { text[$0..<$0 + part.count] == part[...] }
  }
}
