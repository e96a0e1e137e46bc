/// 标题: what a matter is called, in the words of the note most like the others.
package enum Headline {
  /// A headline has at most so many characters.
  static let longest = 40

  /// A headline has at least so many characters where the note has.
  static let shortest = 8
  /// So many of the words that the notes of a matter share are looked for.
  private static let mostWords = 12

  /// The headline of a matter whose most central note is `note`: its title, or else from the start of a clause to the
  /// end of its sentence, there where its text holds most of `words` (what the links of the matter share, heaviest
  /// first). Without blanks around it, at most 40 characters of the note as received, at least 8 where it has them.
  /// - Complexity: O(length of the text)
  package static func text(of note: Note, sharing words: [String]) -> String {
    if let title = note.title?.collapsed, !title.isEmpty { return title.cut }
    let text = Array(note.text.collapsed)
    var best: (headline: String, rank: Int)?
    for start in text.indices where isClauseStart(start, in: text) {
      let (headline, sentences) = sentences(from: start, in: text)
      guard best == nil || headline.count >= shortest else { continue }
      let rank = weight(of: headline, words) * 2 + (sentences == 1 ? 1 : 0)
      if rank > best?.rank ?? -1 { best = (headline, rank) }
      if words.isEmpty, headline.count >= shortest { break }
    }
    return best?.headline ?? note.text.collapsed.cut
  }

  private static func isClauseStart(_ index: Int, in text: [Character]) -> Bool {
    isSaid(text[index])
      && (index == 0 || clauseEnds.contains(text[index - 1]) || isAfterBlank(index, in: text))
  }

  private static func isAfterBlank(_ index: Int, in text: [Character]) -> Bool {
    index > 1 && text[index - 1] == " " && clauseEnds.contains(text[index - 2])
  }

  private static func isSaid(_ character: Character) -> Bool {
    character != " " && !clauseEnds.contains(character)
  }

  /// The text from `start` to the end of the sentence, of further ones as long as it is too short; and how many
  /// sentences that takes.
  private static func sentences(from start: Int, in text: [Character]) -> (String, Int) {
    var (end, sentences) = (start, 1)
    while end < text.count, end - start <= longest {
      if sentenceEnds.contains(text[end]) {
        if end - start >= shortest { break }
        sentences += 1
      }
      end += 1
    }
    var kept = text[start..<end]
    while let last = kept.last, !isSaid(last) { kept.removeLast() }
    return (String(kept).cut, sentences)
  }

  private static func weight(of headline: String, _ words: [String]) -> Int {
    words.prefix(mostWords).enumerated().reduce(0) { sum, word in
      headline.utf8Contains(word.element) ? sum + mostWords - word.offset : sum
    }
  }

  private static let sentenceEnds: Set<Character> = ["。", "！", "？", "；", "!", "?", ";"]
  private static let clauseEnds: Set<Character> = sentenceEnds.union(["，", ",", "、", "：", ":", "…"])
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
