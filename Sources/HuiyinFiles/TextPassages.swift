internal import Huiyin

/// The lines of a plain text as passages.
final class TextPassages: BlockSource {
  private let window: TextWindow
  private var line = 1

  init(_ window: TextWindow) { self.window = window }

  func next() throws -> Block? {
    guard let (end, next) = try window.line(at: 0) else { return nil }
    defer {
      window.drop(next)
      line += 1
    }
    return .passage(TextPassages.passage(window, 0..<end, at: Location(file: window.file, row: line)))
  }

  private static func passage(_ window: TextWindow, _ range: Range<Int>, at location: Location) -> Passage {
    var cellText = CellText()
    let text = cellText.text(window.slice(range))
    return Passage(
      text: text, location: location, problems: cellText.problem(at: location).map { [$0] } ?? [])
  }

  /// What the first MiB shows; nothing is taken from the window.
  static func evidence(in window: TextWindow, cues: MinutesCues) throws -> MinutesEvidence {
    var evidence = MinutesEvidence(cues: cues)
    guard !cues.isEmpty else { return evidence }
    var (at, lines) = (0, 0)
    while at < 1 << 20, lines < MinutesEvidence.mostLines, let line = try window.line(at: at) {
      if !window.isBlank(at..<line.end) {
        evidence.add(passage(window, at..<line.end, at: Location(file: window.file)))
        lines += 1
      }
      at = line.next
    }
    return evidence
  }
}
