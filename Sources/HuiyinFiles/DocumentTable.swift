internal import Huiyin

/// A table of a document while it is read: a sheet under a header, a form of names and values, or plain text in cells.
struct DocumentTable {
  /// What came of the rows so far.
  struct Outcome {
    var rows: [Row] = []
    var passages: [Passage] = []
  }

  private let names: ColumnNames
  private let choices: ColumnChoices
  private let cues: MinutesCues
  private var waiting: [(cells: [String], location: Location)] = []
  private var waitingBytes = 0
  private var headers: [String]?
  private var isPlain = false

  /// The most rows of a form, and the most bytes.
  private static let longestForm = (rows: 64, bytes: 1 << 20)

  init(names: ColumnNames, choices: ColumnChoices, cues: MinutesCues) {
    (self.names, self.choices, self.cues) = (names, choices, cues)
  }

  /// Takes one more row.
  mutating func add(_ cells: [String], at location: Location) -> Outcome {
    if let headers { return Outcome(rows: row(cells, under: headers, at: location).map { [$0] } ?? []) }
    if !isPlain, waiting.count < HeaderRow.candidates, isHeader(cells) {
      headers = cells
      return Outcome(passages: flushed())
    }
    waiting.append((cells, location))
    waitingBytes += cells.reduce(0) { $0 + $1.utf8.count }
    let (rows, bytes) = DocumentTable.longestForm
    guard isPlain || waiting.count > rows || waitingBytes > bytes else { return Outcome() }
    isPlain = true
    return Outcome(passages: flushed())
  }

  /// Ends the table.
  mutating func end() -> Outcome {
    defer { (waiting, waitingBytes, headers, isPlain) = ([], 0, nil, false) }
    if let form = form() { return Outcome(rows: form) }
    return Outcome(passages: flushed())
  }

  private func isHeader(_ cells: [String]) -> Bool {
    if choices.hasNames { return choices.areNamed(in: cells) }
    guard let text = names.columns(in: cells)[.text] else { return false }
    let filled = cells.indices.filter { !cells[$0].isBlank }
    let known = filled.count { $0 == text || names.knows(cells[$0]) }
    return filled.count > 1 && known * 2 > filled.count
  }

  private func row(_ cells: [String], under headers: [String], at location: Location) -> Row? {
    guard !cells.allSatisfy(\.isBlank) else { return nil }
    let padded = cells + [String](repeating: "", count: max(0, headers.count - cells.count))
    let known = headers.enumerated().map { $1.isBlank ? String($0 + 1) : $1 }
    let fields = names.columns(in: headers, chosen: choices.columns(in: headers).found)
    let own = known.enumerated().map { index, name in
      ["date", "place", "office", "source"].first { field in
        ColumnNames.Field(rawValue: field).flatMap { fields[$0] } == index && !padded[index].isBlank
      } ?? name
    }
    let surplus = (0..<(padded.count - headers.count)).map { String(headers.count + $0 + 1) }
    return Row(cells: padded, names: own + surplus, location: location)
  }

  private mutating func flushed() -> [Passage] {
    defer { (waiting, waitingBytes) = ([], 0) }
    return waiting.flatMap { row in row.cells.map { Passage(text: $0, location: row.location) } }
  }

  /// The notes of a form, in which a known name stands beside or, row by row, in front of its value.
  private func form() -> [Row]? {
    var pairs: [(name: String, value: String, location: Location)] = []
    for (cells, location) in waiting {
      let filled = cells.filter { !$0.isBlank }
      var at = 0
      while at < filled.count {
        guard names.knows(filled[at]) else { return nil }
        let hasValue = at + 1 < filled.count && !names.knows(filled[at + 1])
        pairs.append((filled[at], hasValue ? filled[at + 1] : "", location))
        at += hasValue ? 2 : 1
      }
    }
    let texts = pairs.filter { names.names(.text, in: [$0.name]) && !$0.value.isBlank }
    guard !texts.isEmpty, pairs.count > 1 else { return nil }
    let others = pairs.filter { pair in !texts.contains { $0.name == pair.name } }
    return texts.map { text in
      let label = texts.count > 1 ? [(cues.questionColumn, text.name)] : []
      return Row(
        cells: [text.value] + others.map(\.value) + label.map(\.1),
        names: ["text"] + others.map(\.name) + label.map(\.0), location: text.location)
    }
  }
}

extension ColumnNames {
  /// Whether `header` is exactly a name of any field.
  func knows(_ header: String) -> Bool {
    !header.isBlank && Field.allCases.contains { names($0, in: [header]) }
  }
}

extension MinutesCues {
  /// The name of the column in which a question is kept.
  var questionColumn: String { words(.column).first.map { $0[...].string } ?? "question" }
}
