internal import Huiyin

/// A text in short: blanks drawn together, the words that decided marked, cut around them where it is long.
struct Excerpt {
  private var scalars: [(scalar: Unicode.Scalar, isDeciding: Bool)] = []

  /// At most so many characters are shown.
  static let length = 160

  /// `text` with the characters of `marks` marked.
  /// - Complexity: O(length + marks)
  init(_ text: String, marks: [Range<Int>]) {
    var edges = [Int](repeating: 0, count: text.unicodeScalars.count + 1)
    for mark in marks where mark.upperBound < edges.count {
      edges[mark.lowerBound] += 1
      edges[mark.upperBound] -= 1
    }
    var depth = 0
    var isBlank = true
    for (index, scalar) in text.unicodeScalars.enumerated() {
      depth += edges[index]
      let isHidden =
        scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .control
      if scalar.properties.isWhitespace || isHidden && scalar.value < 0x20 {
        if !isBlank { scalars.append((" ", depth > 0)) }
        isBlank = true
      } else if !isHidden {
        scalars.append((scalar, depth > 0))
        isBlank = false
      }
    }
    while scalars.last?.scalar == " " { scalars.removeLast() }
  }

  /// The spans of the excerpt, `…` where it was cut.
  var spans: [Report.Span] {
    let window = self.window
    var spans: [Report.Span] = window.lowerBound > 0 ? [.init(text: "…", isDeciding: false)] : []
    for (scalar, isDeciding) in scalars[window] {
      if spans.last?.isDeciding != isDeciding { spans.append(.init(text: "", isDeciding: isDeciding)) }
      spans[spans.count - 1].text.unicodeScalars.append(scalar)
    }
    guard window.upperBound < scalars.count else { return spans }
    if spans.last?.isDeciding == false {
      spans[spans.count - 1].text += "…"
    } else {
      spans.append(.init(text: "…", isDeciding: false))
    }
    return spans
  }

  /// The stretch that begins a little before the first deciding word.
  private var window: Range<Int> {
    guard scalars.count > Excerpt.length else { return 0..<scalars.count }
    let first = scalars.firstIndex { $0.isDeciding } ?? 0
    let start = first < Excerpt.length * 3 / 4 ? 0 : min(first - 20, scalars.count - Excerpt.length)
    return start..<start + Excerpt.length
  }
}

extension Report.Passage {
  /// The note in short, in the words of `names` and `wording`.
  init(_ sorted: Released<SortedNote>, names: Names, wording: Wording) {
    let (note, verdict) = (sorted.note, sorted.verdict)
    func marks(_ part: Part) -> [Range<Int>] {
      verdict.evidence.filter { $0.part == part && $0.points > 0 }.map(\.characters)
    }
    func line(_ text: String?) -> String? {
      let spans = text.map { Excerpt($0, marks: []).spans.map(\.text).joined() }
      return spans.flatMap { $0.isEmpty ? nil : $0 }
    }
    self.init(
      id: note.id, day: note.date?.description, source: line(note.source), place: line(note.place),
      person: line(note.person), category: verdict.category.map { names[$0] },
      topic: verdict.topic.map { names[$0] }, office: verdict.office, confidence: verdict.confidence,
      reviewReason: verdict.reviewReason.map { wording[$0.rawValue] },
      title: note.title.map { Excerpt($0, marks: marks(.title)).spans } ?? [],
      text: Excerpt(note.text, marks: marks(.body)).spans)
  }
}
