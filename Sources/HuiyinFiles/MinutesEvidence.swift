internal import Huiyin

/// Whether a document is minutes, and what shows it.
struct MinutesEvidence {
  /// Whether the document is to be taken apart: see `lexicons/README.md`.
  var isMinutes: Bool {
    if hasTable || (marks + dated) * 5 >= lines * 4 { return points >= 3 }
    return points >= 3 && hasFrame && (dated > 1 || headings > 0 || (marks > 1 && structured * 3 >= lines))
  }
  /// Whether its notes stand under dates.
  var isDiary: Bool { dated > 1 }

  private var lines = 0
  private var marks = 0
  private var dated = 0
  private var headings = 0
  private var fields = 0
  private var officers = 0
  private var hasTitle = false
  private var hasTable = false
  private let cues: MinutesCues

  /// How many lines are looked at.
  static let mostLines = 400
  /// Within how many lines the document says when and where it was.
  static let frameLines = 10
  /// The longest line that can be a title, in scalars.
  static let longestTitle = 40

  init(cues: MinutesCues) { self.cues = cues }

  /// Looks at one more line that is not blank.
  mutating func add(_ passage: Passage) {
    guard lines < MinutesEvidence.mostLines, !cues.isEmpty else { return }
    lines += 1
    if lines <= 3, MinutesEvidence.title(passage.text, cues: cues) != nil { hasTitle = true }
    if DatedLine(passage.text, year: nil, cues: cues) != nil { return dated += 1 }
    switch MinutesLines(cues: cues).line(passage) {
    case .words, .speaker, .item: marks += 1
    case .field, .frame: if lines <= MinutesEvidence.frameLines { fields += 1 }
    case .heading: headings += 1
    case .officer: officers += 1
    case .plain: break
    }
  }

  /// Notes that there is a table with a known header, or a form.
  mutating func noteTable() { hasTable = !cues.isEmpty }

  /// Whether the document shows itself, and not only by lines that any list of notes may hold.
  private var hasFrame: Bool { hasTitle || fields > 1 }
  private var structured: Int { marks + dated + headings + fields + officers }

  /// How much speaks for minutes: see `lexicons/README.md`.
  private var points: Int {
    var points = (hasTable ? 3 : 0) + (hasTitle ? 2 : 0) + min(fields, 2) + min(headings, 2)
    if dated > 1 { points += dated * 2 >= lines ? 3 : 2 }
    if marks > 1 { points += 1 + (marks * 2 >= lines ? 1 : 0) + (marks * 5 >= lines * 4 ? 1 : 0) }
    return points
  }

  /// The word of minutes or a diary that a title ends with, but for a date, a number or what stands in brackets; nil
  /// where `text` is no such title.
  static func title(_ text: String, cues: MinutesCues) -> String? {
    let line = Array(text.unicodeScalars.prefix(longestTitle + 1))[...].trimmed
    guard line.count <= longestTitle, !line.contains(where: { "，。！？；：:".unicodeScalars.contains($0) }) else {
      return nil
    }
    let words = cues.words(.document) + cues.words(.diary)
    return words.first { word in
      line.firstRange(of: word).map { isAside(line[$0.upperBound...].trimmed) } ?? false
    }.map { $0[...].string }
  }

  private static func isAside(_ text: Scalars) -> Bool {
    if let first = text.first, "（(【[".unicodeScalars.contains(first) { return true }
    return text.allSatisfy { $0.properties.numericType != nil || "年月日第期号次-—/. ".unicodeScalars.contains($0) }
  }
}
