/// 记录提示词: the words by which minutes, diaries and surveys show where a resident's note begins and who speaks.
public struct MinutesCues: Sendable, Hashable {
  /// What a word shows.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// In one of the first lines: the document is minutes, or a diary.
    case document, diary
    /// In the same line: how the notes came in.
    case source
    /// The label of a line that says when, where and by which office; `frame` is any other such line.
    case date, place, office, frame
    /// In a heading: residents' words, or none, stand below it.
    case notes, narration
    /// The label of an answer, which is no note.
    case reply
    /// Who speaks.
    case resident, officer
    /// The verb behind the speaker: left out of the note, or kept in it.
    case say, ask
    /// Opens a note, and stays in it.
    case label
    /// What a name begins and ends with, and what only looks like a name.
    case surname, honorific, notname
    /// The mark of a numbered item, with `#` for the number.
    case item
    /// May stand behind the date of a diary.
    case weather
    /// In the header of a survey: an open question, or a closed one.
    case question, choice
    /// The name of the column in which a survey's question is kept.
    case column
  }

  private let words: [Kind: [[Unicode.Scalar]]]

  /// Cues with, for each kind, its words; without any, no document is taken apart.
  public init(_ words: [Kind: [String]] = [:]) {
    self.words = words.mapValues { list in
      list.map { Array($0.unicodeScalars) }.enumerated()
        .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
    }
  }

  /// The words of `kind` as scalars, longer ones first.
  public func words(_ kind: Kind) -> [[Unicode.Scalar]] { words[kind] ?? [] }

  /// Whether there are no cues at all.
  public var isEmpty: Bool { words.isEmpty }
}

extension MinutesCues {
  /// Reads `minutes.tsv`: `kind ⇥ words ⇥ remark`, the words parted by blanks.
  static func read(_ file: LexiconFile, faults: inout [Problem]) -> MinutesCues {
    let table = TabTable(file, columns: ["kind", "words", "remark"], faults: &faults)
    var words: [Kind: [String]] = [:]
    for line in table.lines {
      let listed = line[1].split(separator: " ").map(String.init)
      guard let kind = Kind(rawValue: line[0]), !listed.isEmpty else {
        let kinds = Kind.allCases.map(\.rawValue).joined(separator: " ")
        faults.append(
          Problem(
            .lexicon, "found “\(line[1])” for the kind “\(line[0])”, expected words and one of \(kinds)",
            at: line.location, hint: "several words are parted by blanks"))
        continue
      }
      words[kind, default: []] += listed
    }
    return MinutesCues(words)
  }
}
